// Patterns: the part of RE2 that ECMAScript with the flag `u` reads alike, so that every engine agrees and none backtracks.
// Source → tree, or the one problem at its exact place. It imports nothing but its own files.
import {
  type PatternCursor,
  parseEscape,
  parseSet,
  pointAt,
  refuse,
  takePoint,
} from './pattern-escape.ts';
import type { ParsedPattern, PatternSyntax } from './pattern-syntax.ts';

const MOST_CHARACTERS = 512;
/** RE2's own bound, on nested counts together. */
const MOST_REPEATS = 1_000;
const MOST_GROUPS_DEEP = 64;

export function parsePattern(source: string): ParsedPattern {
  const cursor: PatternCursor = { source, at: 0, problem: undefined };

  if ([...source].length > MOST_CHARACTERS) {
    refuse(
      cursor,
      { start: 0, end: source.length },
      `this pattern has more than ${MOST_CHARACTERS} characters`,
    );
  }

  const pattern = cursor.problem === undefined ? parseAlternatives(cursor, 0) : undefined;

  if (cursor.problem === undefined && cursor.at < source.length) {
    refuse(
      cursor,
      { start: cursor.at, end: cursor.at + 1 },
      "this ')' closes nothing",
      "a bracket is written '\\)'",
    );
  }

  if (cursor.problem !== undefined) return { problem: cursor.problem };

  return { pattern: pattern ?? { kind: 'sequence', of: [] } };
}

function parseAlternatives(cursor: PatternCursor, depth: number): PatternSyntax | undefined {
  const of: PatternSyntax[] = [];

  for (;;) {
    const sequence = parseSequence(cursor, depth);

    if (sequence === undefined) return undefined;

    of.push(sequence);

    if (cursor.source[cursor.at] !== '|') break;

    cursor.at += 1;
  }

  return of.length === 1 ? of[0] : { kind: 'alternatives', of };
}

function parseSequence(cursor: PatternCursor, depth: number): PatternSyntax | undefined {
  const of: PatternSyntax[] = [];

  while (cursor.at < cursor.source.length && !'|)'.includes(cursor.source[cursor.at] ?? '')) {
    const atom = parseAtom(cursor, depth);

    if (atom === undefined) return undefined;

    const repeated = parseQuantifier(cursor, atom);

    if (repeated === undefined) return undefined;

    of.push(repeated);
  }

  return of.length === 1 ? of[0] : { kind: 'sequence', of };
}

function parseAtom(cursor: PatternCursor, depth: number): PatternSyntax | undefined {
  const start = cursor.at;
  const character = String.fromCodePoint(takePoint(cursor));

  switch (character) {
    case '(':
      return parseGroup(cursor, start, depth);
    case '[':
      return parseSet(cursor, start);
    case '\\':
      return parseEscaped(cursor, start);
    case '.':
      return { kind: 'any' };
    case '^':
      return { kind: 'start' };
    case '$':
      return { kind: 'end' };
    case '*':
    case '+':
    case '?':
      return refuse(
        cursor,
        { start, end: cursor.at },
        `nothing stands before this '${character}'`,
        `the character itself is written '\\${character}'`,
      );
    case '{':
    case '}':
    case ']':
      return refuse(
        cursor,
        { start, end: cursor.at },
        `this '${character}' stands alone`,
        `the character itself is written '\\${character}'`,
      );
    default: {
      const point = character.codePointAt(0) ?? 0;

      return { kind: 'set', negated: false, parts: [{ kind: 'range', from: point, to: point }] };
    }
  }
}

function parseEscaped(cursor: PatternCursor, start: number): PatternSyntax | undefined {
  const letter = cursor.source[cursor.at];

  if (letter === 'b' || letter === 'B') {
    cursor.at += 1;

    return { kind: 'boundary', negated: letter === 'B' };
  }

  const part = parseEscape(cursor, start, false);

  return part && { kind: 'set', negated: false, parts: [part] };
}

const GROUPS: readonly (readonly [mark: RegExp, problem: string, hint?: string])[] = [
  [/^\?[=!]/, 'patterns cannot look ahead'],
  [/^\?<[=!]/, 'patterns cannot look behind'],
  [/^\?>/, 'atomic groups are not in the language', "write '(?:'"],
  [/^\?P?<[^>]*>/, 'groups have no names here', "write '('"],
  [/^\?P?./, 'this kind of group is not in the language', "write '(' or '(?:'"],
];

function parseGroup(
  cursor: PatternCursor,
  start: number,
  depth: number,
): PatternSyntax | undefined {
  const rest = cursor.source.slice(cursor.at);

  if (rest.startsWith('?:')) cursor.at += 2;
  else if (rest.startsWith('?')) return refuseGroup(cursor, start, rest);

  if (depth >= MOST_GROUPS_DEEP)
    return refuse(cursor, { start, end: start + 1 }, 'groups are nested too deeply here');

  const inner = parseAlternatives(cursor, depth + 1);

  if (inner === undefined) return undefined;

  if (cursor.source[cursor.at] !== ')')
    return refuse(cursor, { start, end: start + 1 }, "this '(' is not closed");

  cursor.at += 1;

  return inner;
}

function refuseGroup(cursor: PatternCursor, start: number, rest: string): undefined {
  for (const [mark, problem, hint] of GROUPS) {
    const found = mark.exec(rest)?.[0];

    if (found !== undefined)
      return refuse(cursor, { start, end: cursor.at + found.length }, problem, hint);
  }

  return refuse(cursor, { start, end: cursor.at + 1 }, 'this group is not finished');
}

function parseQuantifier(cursor: PatternCursor, atom: PatternSyntax): PatternSyntax | undefined {
  const start = cursor.at;
  const counts = countsAt(cursor);

  if (counts === undefined) return cursor.problem === undefined ? atom : undefined;

  const place = { start, end: cursor.at };

  if (atom.kind === 'start' || atom.kind === 'end' || atom.kind === 'boundary') {
    return refuse(cursor, place, 'a place in the text cannot be repeated');
  }

  if (counts.most !== undefined && counts.most < counts.least)
    return refuse(cursor, place, 'these counts are the wrong way round');

  if (repeatsOf(atom) * Math.max(counts.most ?? counts.least, 1) > MOST_REPEATS) {
    return refuse(
      cursor,
      place,
      `this repeats more than ${MOST_REPEATS} times, with what it contains`,
    );
  }

  // Lazy matching makes no difference to whether a text matches.
  if (cursor.source[cursor.at] === '?') cursor.at += 1;

  const next = cursor.source[cursor.at];

  if (next === '+' || next === '*' || next === '?' || next === '{') {
    const problem =
      next === '+' ? 'possessive repetition is not in the language' : 'this is repeated already';

    return refuse(cursor, { start: cursor.at, end: cursor.at + 1 }, problem);
  }

  return { kind: 'repeat', of: atom, ...counts };
}

function countsAt(
  cursor: PatternCursor,
): { readonly least: number; readonly most: number | undefined } | undefined {
  const { source, at } = cursor;

  switch (String.fromCodePoint(Math.max(pointAt(cursor), 0))) {
    case '*':
      cursor.at += 1;

      return { least: 0, most: undefined };
    case '+':
      cursor.at += 1;

      return { least: 1, most: undefined };
    case '?':
      cursor.at += 1;

      return { least: 0, most: 1 };
    case '{': {
      const match = /^\{([0-9]{1,6})(?:(,)([0-9]{1,6})?)?\}/.exec(source.slice(at));

      if (match === null)
        return refuse(
          cursor,
          { start: at, end: at + 1 },
          "this '{' is no repetition",
          "the character itself is written '\\{'",
        );

      cursor.at += match[0].length;

      const least = Number(match[1]);

      return {
        least,
        most:
          match[2] === undefined ? least : match[3] === undefined ? undefined : Number(match[3]),
      };
    }
    default:
      return undefined;
  }
}

/** How often the innermost part may be repeated by counts, all levels multiplied. */
function repeatsOf(pattern: PatternSyntax): number {
  switch (pattern.kind) {
    case 'alternatives':
    case 'sequence':
      return Math.max(1, ...pattern.of.map(repeatsOf));
    case 'repeat':
      return Math.max(pattern.most ?? pattern.least, 1) * repeatsOf(pattern.of);
    default:
      return 1;
  }
}

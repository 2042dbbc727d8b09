// Escapes and sets of a pattern: what RE2 and ECMAScript with the flag `u` read alike.
import type { PatternProblem, PatternSyntax, SetPart } from './pattern-syntax.ts';

/** The place in a pattern; the first problem ends the reading. */
export interface PatternCursor {
  readonly source: string;
  at: number;
  problem: PatternProblem | undefined;
}

type Found = { readonly start: number; readonly end: number };

export function refuse(
  cursor: PatternCursor,
  { start, end }: Found,
  problem: string,
  hint?: string,
): undefined {
  cursor.problem ??= { start, end, problem, ...(hint === undefined ? {} : { hint }) };

  return undefined;
}

/** The code point at the cursor, or -1 at the end. */
export function pointAt(cursor: PatternCursor): number {
  return cursor.source.codePointAt(cursor.at) ?? -1;
}

export function takePoint(cursor: PatternCursor): number {
  const point = pointAt(cursor);

  cursor.at += point > 0xffff ? 2 : 1;

  return point;
}

const SYNTAX_CHARACTERS = '^$\\.*+?()[]{}|/';
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };
const CATEGORY = /^\{(L[ulmto]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfos]?)\}/;

const FOREIGN: Readonly<Record<string, readonly [problem: string, hint?: string]>> = {
  A: ['\\A is not in the language', "write '^'"],
  z: ['\\z is not in the language', "write '$'"],
  Z: ['\\Z is not in the language', "write '$'"],
  k: ['patterns cannot refer back to a group'],
  u: ['\\u is not in the language', 'write the character itself'],
  c: ['\\c is not in the language', 'write \\x and two digits'],
  Q: ['\\Q is not in the language', 'escape each character'],
  h: ['\\h is not in the language', "write '[0-9a-f]' or '[ \\t]'"],
};

/** Behind the backslash at `start`; sets, classes and single characters. */
export function parseEscape(
  cursor: PatternCursor,
  start: number,
  inSet: boolean,
): SetPart | undefined {
  const letter = cursor.source[cursor.at] ?? '';

  cursor.at += 1;

  const place = { start, end: Math.min(cursor.at, cursor.source.length) };

  if (letter === '') return refuse(cursor, place, 'nothing follows this backslash');

  if (/[dws]/i.test(letter)) {
    return { kind: 'class', name: letter.toLowerCase() as 'd', negated: letter < 'a' };
  }

  if (letter === 'p' || letter === 'P') return parseCategory(cursor, start, letter === 'P');

  if (letter === 'x') return parseHex(cursor, start);

  const control = CONTROLS[letter];

  if (control !== undefined) return single(control);

  if (SYNTAX_CHARACTERS.includes(letter) || (inSet && letter === '-'))
    return single(letter.codePointAt(0) ?? 0);

  if (/[1-9]/.test(letter)) return refuse(cursor, place, 'patterns cannot refer back to a group');

  const [problem, hint] = FOREIGN[letter] ?? [
    `\\${letter} is not in the language`,
    /[\w]/.test(letter) ? undefined : `write '${letter}'`,
  ];

  return refuse(cursor, place, problem, hint);
}

function single(point: number): SetPart {
  return { kind: 'range', from: point, to: point };
}

function parseHex(cursor: PatternCursor, start: number): SetPart | undefined {
  const digits = /^[0-9A-Fa-f]{2}/.exec(cursor.source.slice(cursor.at, cursor.at + 2))?.[0];

  if (digits === undefined)
    return refuse(cursor, { start, end: cursor.at }, 'two hexadecimal digits follow \\x');

  cursor.at += 2;

  return single(Number.parseInt(digits, 16));
}

function parseCategory(
  cursor: PatternCursor,
  start: number,
  negated: boolean,
): SetPart | undefined {
  const rest = cursor.source.slice(cursor.at);
  const name = CATEGORY.exec(rest)?.[1];

  if (name === undefined) {
    const end = cursor.at + (/^\{[^}]*\}?/.exec(rest)?.[0].length ?? 1);

    return refuse(
      cursor,
      { start, end: Math.min(end, cursor.source.length) },
      'only general categories of Unicode are in the language',
      'such as \\p{L} or \\p{Lu}',
    );
  }

  cursor.at += name.length + 2;

  return { kind: 'category', name, negated };
}

/** Behind the `[` at `start`. */
export function parseSet(cursor: PatternCursor, start: number): PatternSyntax | undefined {
  const negated = cursor.source[cursor.at] === '^';
  const parts: SetPart[] = [];

  if (negated) cursor.at += 1;

  while (cursor.source[cursor.at] !== ']') {
    if (cursor.at >= cursor.source.length)
      return refuse(cursor, { start, end: start + 1 }, "this '[' is not closed");

    const part = parseSetPart(cursor);

    if (part === undefined) return undefined;

    parts.push(part);
  }

  cursor.at += 1;

  if (parts.length === 0) return refuse(cursor, { start, end: cursor.at }, 'this set is empty');

  return { kind: 'set', negated, parts };
}

function parseSetPart(cursor: PatternCursor): SetPart | undefined {
  const start = cursor.at;
  const named = /^\[[:.=].*?[:.=]\]/.exec(cursor.source.slice(start))?.[0];

  if (named !== undefined)
    return refuse(
      cursor,
      { start, end: start + named.length },
      `${named} is not in the language`,
      'write its ranges, such as a-z',
    );

  const from = parseSetAtom(cursor);

  if (
    from === undefined ||
    cursor.source[cursor.at] !== '-' ||
    cursor.source[cursor.at + 1] === ']'
  )
    return from;

  cursor.at += 1;

  const to = cursor.at < cursor.source.length ? parseSetAtom(cursor) : from;

  if (to === undefined) return undefined;

  const place = { start, end: cursor.at };

  if (from.kind !== 'range' || to.kind !== 'range')
    return refuse(cursor, place, 'a range goes from one character to another');

  if (from.from > to.to) return refuse(cursor, place, 'this range is the wrong way round');

  return { kind: 'range', from: from.from, to: to.to };
}

function parseSetAtom(cursor: PatternCursor): SetPart | undefined {
  const start = cursor.at;
  const point = takePoint(cursor);

  return point === 0x5c ? parseEscape(cursor, start, true) : single(point);
}

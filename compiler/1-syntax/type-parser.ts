// The grammar of types inside one scalar: `string(1..64) | null = 'x'`. Unknown words are kept: which types exist is known later.
import type { Span } from '../base/source.ts';
import {
  accept,
  acceptName,
  atEnd,
  type Cursor,
  expected,
  loneWord,
  openCursor,
  peek,
  sees,
  spanAt,
  spanSince,
  tokenHere,
} from './cursor.ts';
import { MOST_DEPTH } from './limits.ts';
import { acceptLiteral } from './literal.ts';
import { at, type Reading } from './reading.ts';
import type {
  Annotations,
  ArgumentsSyntax,
  AtomSyntax,
  BoundSyntax,
  BrokenSyntax,
  LiteralSyntax,
  Name,
  RangeSyntax,
  ScalarTypeSyntax,
} from './syntax.ts';
import type { ScalarNode } from './tree.ts';
import { parseArguments, skipArguments } from './type-arguments.ts';

/** The words of the language; all lower-case words before a bracket are reserved for it. */
export const BUILTINS: ReadonlySet<string> = new Set(
  (
    'string integer bigint decimal number boolean timestamp date duration uuid email uri hostname ' +
    'bytes blob enum map ref stream any secret'
  ).split(' '),
);

const WORD = /[A-Za-z_$][A-Za-z0-9_$]*(?:-[A-Za-z0-9_$]+)*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;

export function parseType(reading: Reading, node: ScalarNode): ScalarTypeSyntax | BrokenSyntax {
  // Most fields of inputs and payloads.
  if (node.value === '.' && node.style === 'plain') return bareSelf(reading, node);

  const word = loneWord(node, LONE);

  if (word !== undefined) return wordType(reading, node, word);

  const bounded = boundedType(reading, node);

  if (bounded !== undefined) return bounded;

  const cursor = openCursor(reading, node, { code: 'TOA1040', what: 'a type' });

  if (cursor === undefined) return { kind: 'broken', at: at(reading, node) };

  const type = parseAlternatives(cursor, 0);

  if (!atEnd(cursor))
    expected(cursor, "'|', '=' or the end of the type", { more: adviceHere(cursor) });

  return cursor.failed ? withBroken(cursor, type) : type;
}

/** Most types have none: one for all of them. */
export const NO_ANNOTATIONS: Annotations = {};
const NO_PATH: readonly Name[] = [];

function bareSelf(reading: Reading, node: ScalarNode): ScalarTypeSyntax {
  const place = at(reading, node);

  return plainType(place, { kind: 'self', at: place, path: NO_PATH });
}

const LONE = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** As parseAtom() reads it: many types are one word. */
function wordType(reading: Reading, node: ScalarNode, value: string): ScalarTypeSyntax {
  const place = at(reading, node);
  const word: Name = { value, at: place };
  const atom: AtomSyntax = BUILTINS.has(value)
    ? { kind: 'builtin', at: place, word, args: undefined }
    : { kind: 'name', at: place, name: word };

  return plainType(place, atom);
}

const BOUNDED = /^(string|integer|number|decimal)\(([0-9]*)\.\.([0-9]*)\)$/;

/** As parseAtom() reads it: many types are a word with whole bounds, `string(1..64)`. */
function boundedType(reading: Reading, node: ScalarNode): ScalarTypeSyntax | undefined {
  const { value, start, end } = node;

  // Else, as in quotes, its offsets are not its text's.
  if (typeof value !== 'string' || value.length !== end - start) return undefined;

  const [, word, least = '', most = ''] = BOUNDED.exec(value) ?? [];

  if (word === undefined || least + most === '') return undefined;

  const place = at(reading, node);
  const open = start + word.length + 1;
  const range: RangeSyntax = {
    at: at(reading, { start: open, end: end - 1 }),
    min: boundAt(reading, open, least),
    max: boundAt(reading, end - 1 - most.length, most),
  };
  const atom: AtomSyntax = {
    kind: 'builtin',
    at: place,
    word: { value: word, at: at(reading, { start, end: open - 1 }) },
    args: { kind: 'range', at: range.at, range },
  };

  return plainType(place, atom);
}

function boundAt(reading: Reading, start: number, text: string): BoundSyntax | undefined {
  return text === ''
    ? undefined
    : { at: at(reading, { start, end: start + text.length }), text, exclusive: false };
}

function plainType(at: Span, atom: AtomSyntax): ScalarTypeSyntax {
  return { kind: 'scalar', at, atoms: [atom], default: undefined, annotations: NO_ANNOTATIONS };
}

// The names that were read are still looked up; what was not is silent.
function withBroken(cursor: Cursor, type: ScalarTypeSyntax): ScalarTypeSyntax {
  if (type.atoms.some((atom) => atom.kind === 'broken')) return type;

  return {
    ...type,
    atoms: [...type.atoms, { kind: 'broken', at: spanAt(cursor, tokenHere(cursor)) }],
  };
}

function parseAlternatives(cursor: Cursor, depth: number): ScalarTypeSyntax {
  const start = cursor.at;
  // Mostly there is one: a list made by `push` has room for many.
  const atoms: AtomSyntax[] = [parseAtom(cursor, depth)];

  while (!cursor.failed && accept(cursor, '|')) atoms.push(parseAtom(cursor, depth));

  const value = !cursor.failed && accept(cursor, '=') ? parseDefault(cursor) : undefined;
  const [first] = atoms as [AtomSyntax];
  const alone = first.at.start === start && first.at.end === cursor.last;
  const at = alone ? first.at : spanSince(cursor, start);

  return { kind: 'scalar', at, atoms, default: value, annotations: NO_ANNOTATIONS };
}

function parseDefault(cursor: Cursor): LiteralSyntax | undefined {
  const literal = acceptLiteral(cursor, false);

  if (literal === undefined) expected(cursor, 'a value behind =');

  return literal;
}

function parseAtom(cursor: Cursor, depth: number): AtomSyntax {
  if (sees(cursor, '.') && !sees(cursor, '..')) return parseSelf(cursor);

  const word = acceptName(cursor, WORD);

  if (word === undefined) return expected(cursor, 'a type', { more: adviceHere(cursor) });

  if (word.value === 'null') return { kind: 'null', at: word.at };

  // Only what follows at once is an argument list.
  const open = cursor.last === cursor.at && accept(cursor, '(');

  if (!BUILTINS.has(word.value)) return parseNamed(cursor, { word, open });

  const args = open ? parseBracket(cursor, { word, depth }) : undefined;

  if (open && args === undefined) return { kind: 'broken', at: word.at };

  const at = open ? spanSince(cursor, word.at.start) : word.at;

  return { kind: 'builtin', at, word, args };
}

function parseNamed(
  cursor: Cursor,
  { word, open }: { readonly word: Name; readonly open: boolean },
): AtomSyntax {
  if (!open) return { kind: 'name', at: word.at, name: word };

  // A built-in type in another case is found by its name, with all names at hand.
  if (
    /^[A-Z]/.test(word.value) &&
    !BUILTINS.has(word.value.charAt(0).toLowerCase() + word.value.slice(1))
  ) {
    const bracket = { start: word.at.end, end: word.at.end + 1 };

    return expected(cursor, `nothing behind ${word.value}: only built-in types take arguments`, {
      found: "'('",
      place: bracket,
    });
  }

  skipArguments(cursor);

  return { kind: 'name', at: word.at, name: word };
}

function parseBracket(
  cursor: Cursor,
  { word, depth }: { readonly word: Name; readonly depth: number },
): ArgumentsSyntax | undefined {
  if (depth >= MOST_DEPTH) {
    cursor.failed = true;
    cursor.reported = true;
    cursor.reading.report('TOA1008', word.at, {
      what: 'this nesting',
      most: `${MOST_DEPTH} levels`,
    });

    return undefined;
  }

  const args =
    word.value === 'map' || word.value === 'stream'
      ? parseInner(cursor, depth + 1)
      : parseArguments(cursor, word.value);

  if (args !== undefined && !cursor.failed && !accept(cursor, ')')) {
    expected(cursor, "')'", { more: adviceHere(cursor) });
  }

  return cursor.failed ? undefined : args;
}

function parseInner(cursor: Cursor, depth: number): ArgumentsSyntax {
  const type = parseAlternatives(cursor, depth);

  return { kind: 'type', at: type.at, type };
}

/** `.` or `.a.b`; nothing may stand between. */
function parseSelf(cursor: Cursor): AtomSyntax {
  const start = cursor.at;
  const path: Name[] = [];

  while (cursor.at === (path.at(-1)?.at.end ?? start) && accept(cursor, '.')) {
    const name = cursor.last === cursor.at ? acceptName(cursor, NAME) : undefined;

    if (name === undefined) {
      if (path.length > 0) return expected(cursor, "a field's name behind the dot");

      break;
    }

    path.push(name);
  }

  return { kind: 'self', at: spanSince(cursor, start), path };
}

function adviceHere(cursor: Cursor) {
  const here = peek(cursor);
  if (here === '[') {
    return {
      hint:
        cursor.text[cursor.at - 1] === '('
          ? 'write { $map: [T] }'
          : 'a list is written [T], without quotes',
    };
  }

  if (here === '(') return { hint: 'no space stands before the bracket' };

  if (here === '?') return { hint: "the question mark belongs behind the field's name" };

  if (here === ',') return { hint: 'a range is written 1..64' };

  return {};
}

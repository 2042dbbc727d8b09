// What stands in the brackets behind a type word: bounds, a pattern, values, digits, a component or a type.
// Which word takes which bounds is checked later, with all names at hand.
import {
  accept,
  acceptName,
  acceptText,
  advance,
  atEnd,
  type Cursor,
  expected,
  matchLength,
  pass,
  peek,
  sees,
  spanAt,
  spanSince,
} from './cursor.ts';
import { checkPattern } from './pattern-check.ts';
import { parseRange } from './range.ts';
import type { ArgumentsSyntax, Name } from './syntax.ts';

const VALUE = /[A-Za-z0-9][A-Za-z0-9_-]*/y;
const COMPONENT = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/y;
const DIGITS = /[0-9]+\.[0-9]+(?=\s*\))/y;

/** The cursor stands behind the opening bracket; undefined where the arguments were reported. */
export function parseArguments(cursor: Cursor, word: string): ArgumentsSyntax | undefined {
  switch (word) {
    case 'enum':
      return parseValues(cursor);
    case 'ref':
    case 'blob':
      return parseComponent(cursor, word);
    case 'decimal':
      return parseDigits(cursor) ?? parseBounds(cursor);
    case 'string':
      return peek(cursor) === '/' ? parsePattern(cursor) : parseBounds(cursor);
    default:
      return parseBounds(cursor);
  }
}

function parseBounds(cursor: Cursor): ArgumentsSyntax | undefined {
  const range = parseRange(cursor);

  return range && { kind: 'range', at: range.at, range };
}

function parseDigits(cursor: Cursor): ArgumentsSyntax | undefined {
  const length = matchLength(cursor, DIGITS);

  if (length === 0) return undefined;

  const at = advance(cursor, length);
  const [digits = '', scale = ''] = cursor.text.slice(at.start, at.end).split('.');

  return { kind: 'digits', at, digits: Number(digits), scale: Number(scale) };
}

function parseComponent(cursor: Cursor, word: string): ArgumentsSyntax | undefined {
  const name = acceptName(cursor, COMPONENT);

  if (name !== undefined) return { kind: 'component', at: name.at, name };

  expected(
    cursor,
    word === 'ref' ? 'a component, such as ref(shop.orders)' : 'a name, such as blob(images)',
  );

  return undefined;
}

function parseValues(cursor: Cursor): ArgumentsSyntax | undefined {
  const start = cursor.at;
  const values: Name[] = [];
  let open = false;

  do {
    if (values.length > 0 && accept(cursor, '*')) {
      open = true;
      break;
    }

    const value = peek(cursor) === "'" ? acceptQuoted(cursor) : acceptName(cursor, VALUE);

    if (value === undefined) {
      expected(cursor, 'a value of the enum');

      return undefined;
    }

    values.push(value);
  } while (accept(cursor, '|'));

  const at = spanSince(cursor, start);

  if (!sees(cursor, ')') && !atEnd(cursor)) expected(cursor, "'|' between values, or ')'");

  return { kind: 'values', at, values, open };
}

function acceptQuoted(cursor: Cursor): Name | undefined {
  const text = acceptText(cursor);

  return text && { value: text.value, at: text.inner };
}

/** `/…/`; a slash inside is written `\/`, or stands in brackets. */
function parsePattern(cursor: Cursor): ArgumentsSyntax | undefined {
  const end = patternEnd(cursor);

  if (end === undefined) {
    const hash = /^\s*#/.test(cursor.text.slice(cursor.end, cursor.end + 40))
      ? { hint: 'quote the value: what follows # is a comment' }
      : { hint: 'quote a value that holds a pattern' };

    expected(cursor, "a closing '/'", { found: 'no end of this pattern', more: hash });

    return undefined;
  }

  const place = { start: cursor.at + 1, end };
  const doubled = cursor.quote === "''";
  const written = cursor.text.slice(place.start, end);
  const source = doubled ? written.replaceAll("''", "'") : written;

  checkPattern(cursor.reading, source, { place, doubled });
  pass(cursor, end + 1 - cursor.at);

  return { kind: 'pattern', at: spanAt(cursor, place), source };
}

function patternEnd(cursor: Cursor): number | undefined {
  let inClass = false;

  for (let i = cursor.at + 1; i < cursor.end; i++) {
    const character = cursor.text[i];

    if (character === '\n') return undefined;
    else if (character === '\\') i++;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) return i;
  }

  return undefined;
}

/** Leaves the arguments of a word that the language does not know; the cursor stands behind the opening bracket. */
export function skipArguments(cursor: Cursor): void {
  for (let depth = 1; depth > 0 && !atEnd(cursor); ) {
    if (peek(cursor) === '/') {
      pass(cursor, (patternEnd(cursor) ?? cursor.at) + 1 - cursor.at);
      continue;
    }

    if (sees(cursor, '(')) depth++;

    if (sees(cursor, ')')) depth--;

    pass(cursor, 1);
  }
}

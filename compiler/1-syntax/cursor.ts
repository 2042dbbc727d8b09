// Reads one scalar character by character at its true offsets, and reports at most one mistake in it.
// It knows the characters that both grammars share; it must not know either grammar.
import { type CatalogueCode, type More, meant } from '../base/catalogue.ts';
import type { Span } from '../base/source.ts';
import type { Reading } from './reading.ts';
import type { BrokenSyntax, Name } from './syntax.ts';
import type { Place, ScalarNode } from './tree.ts';

export type GrammarCode = Extract<CatalogueCode, 'TOA1040' | 'TOA1041' | 'TOA1042'>;

export interface Cursor {
  readonly reading: Reading;
  readonly code: GrammarCode;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How a quote is written: twice in a single-quoted scalar. */
  readonly quote: "'" | "''";
  at: number;
  /** The end of what was read last, without the space behind it. */
  last: number;
  /** Reading has stopped. */
  failed: boolean;
  /** A mistake in this scalar was reported: the rest is silent. */
  reported: boolean;
}

/** Undefined, and reported, where the scalar's offsets are not its text's. */
export function openCursor(
  reading: Reading,
  node: ScalarNode,
  { code, what }: { readonly code: GrammarCode; readonly what: string },
): Cursor | undefined {
  const { text } = reading;
  const { start, end, style } = node;
  const quoted = style === 'single' || style === 'double';
  const escaped = style === 'double' && text.slice(start, end).includes('\\');

  if (style === 'block' || escaped) {
    const form = escaped ? 'a scalar with escapes' : 'a block scalar';

    reading.report(
      'TOA1011',
      { file: reading.file, start, end },
      { what, form },
      { hint: 'write it plain or in single quotes' },
    );

    return undefined;
  }

  const from = quoted ? start + 1 : start;
  const cursor: Cursor = {
    reading,
    code,
    text,
    start: from,
    end: quoted ? end - 1 : end,
    quote: style === 'single' ? "''" : "'",
    at: from,
    last: from,
    failed: false,
    reported: false,
  };

  skipSpace(cursor);

  return cursor;
}

const CONSTANTS: ReadonlySet<string> = new Set(['null', 'true', 'false']);

/** The text of a scalar that is nothing but a word, which needs no cursor. */
export function loneWord(node: ScalarNode, form: RegExp): string | undefined {
  const { value } = node;

  return node.style === 'plain' &&
    typeof value === 'string' &&
    value.length === node.end - node.start &&
    form.test(value) &&
    !CONSTANTS.has(value)
    ? value
    : undefined;
}

/** Line breaks too: a plain scalar may run over several lines. */
export function skipSpace(cursor: Cursor): void {
  while (cursor.at < cursor.end && isSpace(cursor.text.charCodeAt(cursor.at))) cursor.at++;
}

const SPACE = 32;

function isSpace(unit: number): boolean {
  return unit === SPACE || unit === 10 || unit === 13 || unit === 9;
}

export function atEnd(cursor: Cursor): boolean {
  return cursor.at >= cursor.end;
}

/** The character at the cursor, or '' at the end. */
export function peek(cursor: Cursor, ahead = 0): string {
  return cursor.at + ahead < cursor.end ? (cursor.text[cursor.at + ahead] ?? '') : '';
}

export function sees(cursor: Cursor, token: string): boolean {
  // Mostly something else stands here, and its first character tells.
  return (
    cursor.text.charCodeAt(cursor.at) === token.charCodeAt(0) &&
    cursor.at + token.length <= cursor.end &&
    cursor.text.startsWith(token, cursor.at)
  );
}

/** Takes the token if it stands here, and the space behind it. */
export function accept(cursor: Cursor, token: string): boolean {
  if (!sees(cursor, token)) return false;

  pass(cursor, token.length);

  return true;
}

/** Behind what stands here, and behind the space that follows it. */
export function pass(cursor: Cursor, length: number): void {
  cursor.at += length;
  cursor.last = cursor.at;

  // Mostly none follows.
  if (cursor.text.charCodeAt(cursor.at) <= SPACE) skipSpace(cursor);
}

/** As pass(); returned is what was passed. */
export function advance(cursor: Cursor, length: number): Span {
  const start = cursor.at;

  pass(cursor, length);

  return spanSince(cursor, start);
}

/** The length of what matches here; the pattern must be sticky. */
export function matchLength(cursor: Cursor, pattern: RegExp): number {
  if (cursor.at >= cursor.end) return 0;

  pattern.lastIndex = cursor.at;

  // A sticky `test` leaves behind where the match ends, and makes no array.
  return pattern.test(cursor.text) ? Math.min(pattern.lastIndex, cursor.end) - cursor.at : 0;
}

/** Takes what matches here as a name. */
export function acceptName(cursor: Cursor, pattern: RegExp): Name | undefined {
  const length = matchLength(cursor, pattern);

  if (length === 0) return undefined;

  const at = advance(cursor, length);

  return { value: cursor.text.slice(at.start, at.end), at };
}

/** `'text'`: without its quotes; undefined and reported where it is not closed. */
export function acceptText(
  cursor: Cursor,
): { readonly value: string; readonly inner: Span; readonly outer: Span } | undefined {
  const { quote } = cursor;
  const open = cursor.at;
  const from = open + quote.length;
  const to = cursor.text.indexOf(quote, from);
  const newline = cursor.text.slice(from, Math.max(from, to)).search(/[\r\n]/);

  if (to === -1 || to + quote.length > cursor.end || newline !== -1) {
    expected(cursor, 'a closing quote', {
      found: 'no end of this text',
      place: { start: open, end: open + quote.length },
    });

    return undefined;
  }

  const outer = advance(cursor, to + quote.length - open);

  const inner = spanAt(cursor, { start: from, end: to });

  return { value: cursor.text.slice(from, to), inner, outer };
}

export function spanAt(cursor: Cursor, place: Place): Span {
  return { file: cursor.reading.file, start: place.start, end: place.end };
}

/** From there to the end of what was read last. */
export function spanSince(cursor: Cursor, start: number): Span {
  return { file: cursor.reading.file, start, end: cursor.last };
}

export interface Expectation {
  readonly found?: string;
  readonly place?: Place;
  readonly more?: More;
}

/** Reports what was expected here; the first time only. */
export function expected(
  cursor: Cursor,
  what: string,
  expectation: Expectation = {},
): BrokenSyntax {
  const place = expectation.place ?? tokenHere(cursor);
  const broken: BrokenSyntax = { kind: 'broken', at: spanAt(cursor, place) };

  report(cursor, what, { ...expectation, place });
  cursor.failed = true;

  return broken;
}

/** Reports and reads on as if what was meant stood here. */
export function corrected(cursor: Cursor, place: Place, word: string): void {
  report(cursor, `'${word}'`, { place, more: meant(spanAt(cursor, place), word) });
}

function report(
  cursor: Cursor,
  what: string,
  { place = tokenHere(cursor), found, more }: Expectation,
): void {
  if (cursor.reported) return;

  const written = found ?? describe(cursor.text.slice(place.start, place.end));
  const hint = more?.hint ?? (place.start === place.end ? cutAdvice(cursor) : undefined);

  cursor.reported = true;
  cursor.reading.report(
    cursor.code,
    spanAt(cursor, place),
    { expected: what, found: written },
    { ...more, hint },
  );
}

/** Where YAML has ended a plain scalar in the middle of brackets. */
function cutAdvice(cursor: Cursor): string | undefined {
  const { text, start, end } = cursor;
  const open = text.slice(start, end).lastIndexOf('(');
  const cut = open !== -1 && !text.slice(start + open, end).includes(')');

  if (!cut || !/^(?:[,[\]{}]|\s+#)/.test(text.slice(end, end + 40))) return undefined;

  return 'quote a value that holds {, [, a comma or #';
}

function describe(token: string): string {
  return token === '' ? 'the end' : `'${token}'`;
}

const TOKEN = /[A-Za-z0-9_][A-Za-z0-9_-]*|[=!<>&|]+|\.\.|[\s\S]/uy;

/** What stands at the cursor: a word, an operator, or a character. */
export function tokenHere(cursor: Cursor): Place {
  const length = atEnd(cursor) ? 0 : matchLength(cursor, TOKEN);
  // At the end the mistake is behind the last token, not behind the space.
  const start = length === 0 ? cursor.last : cursor.at;

  return { start, end: start + length };
}

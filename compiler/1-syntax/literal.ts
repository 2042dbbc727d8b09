// Numbers and texts as both grammars write them. Whether a literal fits its type is not known here.
import type { Span } from '../base/source.ts';
import { acceptText, advance, type Cursor, matchLength, peek } from './cursor.ts';
import { durationOf } from './duration.ts';
import type { LiteralSyntax } from './syntax.ts';

const NUMBER = /-?[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9_-])/y;
/** A value of an enum, or a keyword. */
const WORD = /[A-Za-z0-9][A-Za-z0-9_-]*/y;

/** Undefined, with nothing reported, where no literal begins. */
export function acceptLiteral(cursor: Cursor, durations: boolean): LiteralSyntax | undefined {
  const number = matchLength(cursor, NUMBER);

  if (number > 0) {
    const at = advance(cursor, number);

    return { kind: 'number', at, text: cursor.text.slice(at.start, at.end) };
  }

  if (peek(cursor) === "'") {
    const text = acceptText(cursor);

    return text && { kind: 'text', at: text.outer, value: text.value };
  }

  const length = matchLength(cursor, WORD);

  return length === 0 ? undefined : wordLiteral(cursor, { at: advance(cursor, length), durations });
}

export function wordLiteral(
  cursor: Cursor,
  { at, durations }: { readonly at: Span; readonly durations: boolean },
): LiteralSyntax {
  const value = cursor.text.slice(at.start, at.end);

  if (value === 'true' || value === 'false')
    return { kind: 'boolean', at, value: value === 'true' };

  if (value === 'null') return { kind: 'null', at };

  const duration = durations ? durationOf(value) : undefined;

  return duration === undefined
    ? { kind: 'word', at, value }
    : { kind: 'duration', at, value: duration };
}

// Numbers and texts as both grammars write them. Whether a literal fits its type is not known here.
import { acceptText, advance, type Cursor, matchLength, peek, spanAt } from './cursor.ts';
import { durationOf } from './duration.ts';
import type { LiteralSyntax } from './syntax.ts';
import type { Place } from './tree.ts';

const NUMBER = /-?[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9_-])/y;
/** A value of an enum, or a keyword. */
const WORD = /[A-Za-z0-9][A-Za-z0-9_-]*/y;

/** Undefined, with nothing reported, where no literal begins. */
export function acceptLiteral(cursor: Cursor, durations: boolean): LiteralSyntax | undefined {
  const number = matchLength(cursor, NUMBER);

  if (number > 0) {
    const place = advance(cursor, number);

    return {
      kind: 'number',
      at: spanAt(cursor, place),
      text: cursor.text.slice(place.start, place.end),
    };
  }

  if (peek(cursor) === "'") {
    const text = acceptText(cursor);

    return text && { kind: 'text', at: spanAt(cursor, text.outer), value: text.value };
  }

  const length = matchLength(cursor, WORD);

  return length === 0
    ? undefined
    : wordLiteral(cursor, { place: advance(cursor, length), durations });
}

export function wordLiteral(
  cursor: Cursor,
  { place, durations }: { readonly place: Place; readonly durations: boolean },
): LiteralSyntax {
  const value = cursor.text.slice(place.start, place.end);
  const at = spanAt(cursor, place);

  if (value === 'true' || value === 'false')
    return { kind: 'boolean', at, value: value === 'true' };

  if (value === 'null') return { kind: 'null', at };

  const duration = durations ? durationOf(value) : undefined;

  return duration === undefined
    ? { kind: 'word', at, value }
    : { kind: 'duration', at, value: duration };
}

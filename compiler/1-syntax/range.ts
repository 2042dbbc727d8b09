// Ranges: `1..64`, `8`, `>0..<1`, `2020-01-01..`. Whether the bounds suit a type is not known here.
import {
  accept,
  advance,
  type Cursor,
  expected,
  matchLength,
  openCursor,
  peek,
  sees,
  spanAt,
} from './cursor.ts';
import type { Reading } from './reading.ts';
import type { BoundSyntax, RangeSyntax } from './syntax.ts';
import type { Node } from './tree.ts';

const BOUND = /[0-9]{4}-[0-9]{2}-[0-9]{2}(?![A-Za-z0-9])|-?[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9_-])/y;

/** `$size`, `$range`: a scalar that holds a range and nothing else. */
export function readRange(reading: Reading, node: Node): RangeSyntax | undefined {
  if (node.kind !== 'scalar') return undefined;

  const cursor = openCursor(reading, node, { code: 'TOA1040', what: 'a range' });
  const range = cursor && parseRange(cursor);

  if (cursor === undefined || range === undefined) return undefined;

  if (cursor.at < cursor.end) expected(cursor, 'the end of the range');

  return cursor.failed ? undefined : range;
}

/** Undefined where no range stands here; it was reported. */
export function parseRange(cursor: Cursor): RangeSyntax | undefined {
  const start = cursor.at;
  const min = acceptBound(cursor, '>');

  if (!accept(cursor, '..')) {
    if (min !== undefined && !min.exclusive) return { at: min.at, min, max: min };

    expected(
      cursor,
      min === undefined ? 'a range, such as 1..64' : "'..' behind an exclusive bound",
    );

    return undefined;
  }

  const max = acceptBound(cursor, '<');
  const end = cursor.last;

  if (min === undefined && max === undefined) {
    expected(
      cursor,
      'a bound',
      peek(cursor) === '' || peek(cursor) === ')'
        ? { found: "only '..'", place: { start, end } }
        : {},
    );
  }

  return cursor.failed ? undefined : { at: spanAt(cursor, { start, end }), min, max };
}

function acceptBound(cursor: Cursor, mark: '<' | '>'): BoundSyntax | undefined {
  const exclusive = accept(cursor, mark);
  const length = matchLength(cursor, BOUND);

  if (length === 0) {
    if (exclusive) expected(cursor, `a bound behind '${mark}'`);
    else wrongMark(cursor, mark);

    return undefined;
  }

  const at = advance(cursor, length);

  return { at, text: cursor.text.slice(at.start, at.end), exclusive };
}

function wrongMark(cursor: Cursor, mark: '<' | '>'): void {
  const other = mark === '<' ? '>' : '<';

  if (!sees(cursor, other)) return;

  expected(cursor, `'${mark}'`, { more: { hint: 'an exclusive range is written >0..<1' } });
}

// The right side of `in`: values in brackets, or a path to a list.
import { accept, type Cursor, expected, matchLength, peek, spanSince } from './cursor.ts';
import { parsePath, ROOTS, WORD } from './expression-path.ts';
import { acceptLiteral } from './literal.ts';
import type { BrokenSyntax, ExpressionSyntax, LiteralSyntax } from './syntax.ts';

export function parseIn(
  cursor: Cursor,
  { start, left }: { readonly start: number; readonly left: ExpressionSyntax },
): ExpressionSyntax {
  const values = accept(cursor, '(') ? parseValues(cursor) : undefined;
  const path = values === undefined && !cursor.failed ? parseInPath(cursor) : undefined;

  if (values === undefined && path === undefined) return stopped(cursor, start);

  return { kind: 'in', at: spanSince(cursor, start), left, values, path };
}

function parseInPath(cursor: Cursor) {
  const length = matchLength(cursor, WORD);
  const next = peek(cursor, length);
  const isPath =
    length > 0 &&
    (next === '.' || next === '[' || ROOTS.has(cursor.text.slice(cursor.at, cursor.at + length)));

  if (isPath) return parsePath(cursor);

  expected(cursor, 'values in brackets, such as (a | b), or a path');

  return undefined;
}

function parseValues(cursor: Cursor): readonly LiteralSyntax[] | undefined {
  const values: LiteralSyntax[] = [];

  do {
    const value = acceptLiteral(cursor, true);

    if (value === undefined) {
      expected(cursor, 'a value');

      return undefined;
    }

    values.push(value);
  } while (accept(cursor, '|'));

  if (!accept(cursor, ')')) {
    expected(cursor, peek(cursor) !== '' ? "'|' between values, or ')'" : "')'");

    return undefined;
  }

  return values;
}

function stopped(cursor: Cursor, start: number): BrokenSyntax {
  cursor.failed = true;

  return { kind: 'broken', at: spanSince(cursor, start) };
}

// `when` of an event: created, updated, deleted, or `field -> value`.
import { meant } from '../base/catalogue.ts';
import { suggestion } from '../base/suggest.ts';
import {
  accept,
  acceptName,
  atEnd,
  type Cursor,
  expected,
  openCursor,
  spanSince,
} from './cursor.ts';
import { acceptLiteral } from './literal.ts';
import type { Reading } from './reading.ts';
import type { EventSyntax, Name } from './syntax.ts';
import type { Node } from './tree.ts';

type Trigger = NonNullable<EventSyntax['when']>;

const LIFE = ['created', 'updated', 'deleted'] as const;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;

export function readTrigger(reading: Reading, node: Node): Trigger | undefined {
  if (node.kind !== 'scalar') return undefined;

  const cursor = openCursor(reading, node, { code: 'TOA1042', what: 'a trigger' });
  const trigger = cursor && parse(cursor);

  if (cursor === undefined) return undefined;

  if (!atEnd(cursor)) expected(cursor, 'the end');

  return cursor.failed ? undefined : trigger;
}

function parse(cursor: Cursor): Trigger | undefined {
  const start = cursor.at;
  const name = acceptName(cursor, NAME);

  if (name === undefined) {
    expected(cursor, 'created, updated, deleted or field -> value');

    return undefined;
  }

  if (accept(cursor, '->')) return becomes(cursor, { start, field: name });

  const kind = LIFE.find((word) => word === name.value);

  if (kind !== undefined) return { kind, at: name.at };

  if (atEnd(cursor)) {
    expected(cursor, 'created, updated, deleted or field -> value', {
      found: `'${name.value}'`,
      place: name.at,
      more: meant(name.at, suggestion(name.value, LIFE)),
    });
  } else expected(cursor, "'->' and a value");

  return undefined;
}

function becomes(
  cursor: Cursor,
  { start, field }: { readonly start: number; readonly field: Name },
): Trigger | undefined {
  const value = acceptLiteral(cursor, false);

  if (value === undefined) {
    expected(cursor, 'a value behind ->');

    return undefined;
  }

  return { kind: 'becomes', at: spanSince(cursor, start), field, value };
}

// Updates of rows of one table, with their events, as one statement, whatever their number: the values travel as JSON. It
// gives the ids of the rows that it changed; of the others it changed nothing and says nothing.
import type { Update } from '../sql/commit-together.ts';
import type { Bound, ColumnType, Query } from '../sql/dialect.ts';
import { OUTBOX_TYPES } from '../sql/outbox.ts';
import type { UpdateShape } from '../sql/sql-driver.ts';
import { columnList, OUTBOX } from '../sql/system-tables.ts';
import { postgresDialect } from './dialect.ts';

interface UpdateTexts {
  readonly plain: string;
  readonly withEvents: string;
}

const { quote, types } = postgresDialect;

function updateTexts({ table, columns }: UpdateShape): UpdateTexts {
  const set = columns.map(({ quoted }, i) => `${quoted} = v.v${i}`);
  const at = columns.length;
  const rows = recordset(1, [...columns.map(({ type }) => type), 'id', 'int64']);
  const [id, version, deleted] = ['id', '_version', '_deleted'].map(quote);
  const update = `with w as (update ${table} as t set ${set.join()} from ${rows} as v where t.${id} = v.v${at} and t.${version} = v.v${at + 1} and t.${deleted} is null returning t.${id} as id)`;

  return {
    plain: `${update} select id from w`,
    withEvents: `${update}, ${EVENTS} select id from w`,
  };
}

/** Makes the texts of a table once. */
export function createUpdates(): (updates: readonly Update[]) => Query {
  const known = new Map<UpdateShape, UpdateTexts>();

  return (updates) => {
    const [first] = updates;

    if (first === undefined) throw new Error('there is nothing to update');

    const texts = known.get(first.shape) ?? updateTexts(first.shape);

    known.set(first.shape, texts);

    return queryOf(texts, updates);
  };
}

/** In their order, which their positions follow; the first two values are the row's id and the place in that order. */
const EVENTS = eventsText();

function eventsText(): string {
  const values = OUTBOX_TYPES.map((_, i) => `v.v${i + 2}`);
  const rows = recordset(2, ['id', 'int64', ...OUTBOX_TYPES]);

  return `o as (insert into ${quote(OUTBOX.name)} (${columnList(OUTBOX, postgresDialect)}) select ${values.join()} from ${rows} as v join w on w.id = v.v0 order by v.v1)`;
}

/** The alias that follows names nothing: the columns are named here. */
function recordset(position: number, columns: readonly ColumnType[]): string {
  const list = columns.map((type, i) => `v${i} ${types[type]}`);

  return `(select * from json_to_recordset($${position}::json) as r(${list.join()}))`;
}

function queryOf(texts: UpdateTexts, updates: readonly Update[]): Query {
  const rows = jsonList(updates.map(({ values }) => values));
  const events = updates.flatMap(({ id, events }) =>
    events.map((values, place): readonly Bound[] => [id, place, ...values]),
  );

  if (events.length === 0) return { text: texts.plain, values: [rows] };

  return { text: texts.withEvents, values: [rows, jsonList(events)] };
}

function jsonList(records: readonly (readonly Bound[])[]): string {
  return `[${records.map((values) => `{${values.map(member).join()}}`).join()}]`;
}

function member(value: Bound, i: number): string {
  return `"v${i}":${valueText(value)}`;
}

/** Whole numbers and -0 as JSON has them, and as JSON.stringify would not write them. */
function valueText(value: Bound): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Uint8Array) return `"\\x${Buffer.from(value).toString('hex')}"`;

  return Object.is(value, -0) ? '-0' : String(value);
}

// Updates of rows of one table, with their events, as one statement, whatever their number: the values travel as JSON. It
// gives the ids of the rows that it changed; of the others it changed nothing and says nothing.
import type { Update } from '../sql/commit-together.ts';
import type { Bound, ColumnType, Query } from '../sql/dialect.ts';
import { OUTBOX_KEY, OUTBOX_TYPES } from '../sql/outbox.ts';
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
  const rows = `rows from (${recordset(1, [...columns.map(({ type }) => type), 'id', 'int64'])}) as v`;
  const [id, version, deleted] = ['id', '_version', '_deleted'].map(quote);
  const update = `with w as (update ${table} as t set ${set.join()} from ${rows} where t.${id} = v.v${at} and t.${version} = v.v${at + 1} and t.${deleted} is null returning t.${id} as id)`;

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

/** In their order, which their positions follow. */
const EVENTS = eventsText();

function eventsText(): string {
  const names = OUTBOX_TYPES.map((_, i) => `v${i}`);
  const rows = `rows from (${recordset(2, OUTBOX_TYPES)}) with ordinality as v(${[...names, 'place'].join()})`;

  return `o as (insert into ${quote(OUTBOX.name)} (${columnList(OUTBOX, postgresDialect)}) select ${names.join()} from ${rows} join w on w.id = v.v${OUTBOX_KEY} order by place)`;
}

function recordset(position: number, columns: readonly ColumnType[]): string {
  const list = columns.map((type, i) => `v${i} ${types[type]}`);

  return `json_to_recordset($${position}::json) as (${list.join()})`;
}

function queryOf(texts: UpdateTexts, updates: readonly Update[]): Query {
  const rows: JsonRecord[] = [];
  const events: JsonRecord[] = [];

  for (const update of updates) {
    rows.push(recordOf(update.values));

    for (const values of update.events) events.push(recordOf(values));
  }

  // One call for all is a third of what a call for each value costs.
  if (events.length === 0) return { text: texts.plain, values: [JSON.stringify(rows)] };

  return { text: texts.withEvents, values: [JSON.stringify(rows), JSON.stringify(events)] };
}

type JsonRecord = Record<string, string | number | boolean>;

/** A column that is not named is null. */
function recordOf(values: readonly Bound[]): JsonRecord {
  const record: JsonRecord = {};

  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? null;

    if (value !== null) record[nameOf(i)] = jsonBound(value);
  }

  return record;
}

/** Texts that are made once are found by what they are, not by their letters. */
const NAMES: string[] = [];

function nameOf(place: number): string {
  const known = NAMES[place] ?? `v${place}`;

  NAMES[place] = known;

  return known;
}

/** Columns of numbers take texts too: what JSON.stringify would not write as it is. */
function jsonBound(value: NonNullable<Bound>): JsonRecord[string] {
  if (typeof value === 'bigint') return isSafe(value) ? Number(value) : String(value);
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;

  return Object.is(value, -0) ? '-0' : value;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function isSafe(value: bigint): boolean {
  return value <= SAFE && value >= -SAFE;
}

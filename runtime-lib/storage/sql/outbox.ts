// The outbox in SQL: what was committed and not yet handed on.
import type { Outbox, OutboxEntry } from '../storage.ts';
import type { Bound, ColumnType, Dialect, Query, SqlRow } from './dialect.ts';
import { jsonText } from './json-text.ts';
import { limitText } from './limit.ts';
import type { SqlDriver } from './sql-driver.ts';
import { columnList, OUTBOX } from './system-tables.ts';

export type OutboxInsert = (entry: OutboxEntry) => Query;

export const OUTBOX_TYPES: readonly ColumnType[] = OUTBOX.columns.flatMap(({ type }) =>
  type === 'position' ? [] : type,
);

/** Where the key of the entity stands among the values. */
export const OUTBOX_KEY: number = OUTBOX.columns
  .filter(({ type }) => type !== 'position')
  .findIndex(({ name }) => name === 'entity');

export function outboxInsert(dialect: Dialect): OutboxInsert {
  const values = OUTBOX_TYPES.map((type, i) => dialect.placeholder(i + 1, type));
  const text = `insert into ${dialect.quote(OUTBOX.name)} (${columnList(OUTBOX, dialect)}) values (${values.join()})`;

  return (entry) => ({ text, values: outboxValues(entry) });
}

export function outboxValues(entry: OutboxEntry): readonly Bound[] {
  return [
    entry.id,
    entry.kind,
    entry.component,
    entry.key,
    entry.name,
    BigInt(entry.seq),
    jsonText(entry.last),
    entry.payload,
    BigInt(entry.at),
    entry.attempts === undefined ? null : BigInt(entry.attempts),
    entry.due === undefined ? null : BigInt(entry.due),
  ];
}

export function createOutbox(driver: SqlDriver): Outbox {
  const { dialect } = driver;
  const { quote, placeholder } = dialect;
  const table = quote(OUTBOX.name);
  const [due, at, attempts, position] = ['due', 'at', 'attempts', 'position'].map(quote);
  const take = `select ${columnList(OUTBOX, dialect)}, ${position} from ${table} where ${due} is null or ${due} <= ${placeholder(1, 'int64')} order by ${position}`;
  const postpone = `update ${table} set ${attempts} = ${placeholder(1, 'int64')}, ${due} = ${placeholder(2, 'int64')} where`;
  const places = createPlaces(dialect);

  return {
    async take(limit, now) {
      const rows = await driver.read({
        text: `${take} ${limitText(limit)}`,
        values: [BigInt(now)],
      });

      places.note(rows);

      return rows.map(outboxEntry);
    },
    async remove(ids) {
      for (const { text, values } of places.of(ids, 1))
        await driver.write({ text: `delete from ${table} where ${text}`, values });

      places.forget(ids);
    },
    async postpone(key, count, until) {
      for (const { text, values } of places.of([key], 3)) {
        await driver.write({
          text: `${postpone} ${text}`,
          values: [BigInt(count), BigInt(until), ...values],
        });
      }
    },
    async depth() {
      const [row] = await driver.read({
        text: `select count(*) as ${quote('amount')}, min(${at}) as ${quote('oldest')} from ${table}`,
        values: [],
      });
      const oldest = row?.['oldest'] ?? null;

      return {
        count: Number(row?.['amount'] ?? 0),
        oldest: oldest === null ? undefined : Number(oldest),
      };
    },
  };
}

const MOST_PLACES = 100_000;

/**
 * Where the entries stand that were taken. An index of ids would cost every commit more than the entry itself; those
 * that this process did not take are looked for.
 */
function createPlaces({ quote, placeholder }: Dialect) {
  const known = new Map<string, bigint>();
  const [id, position] = ['id', 'position'].map(quote);

  const condition = (ids: readonly string[], first: number): Query => {
    const list = (type: ColumnType, from: number) =>
      ids.map((_, i) => placeholder(from + i, type)).join();
    const positions = ids.flatMap((one) => known.get(one) ?? []);
    const ofIds = `${id} in (${list('id', first)})`;

    if (positions.length === 0) return { text: ofIds, values: ids };

    return {
      // A place may be another entry's by now.
      text: `${ofIds} and ${position} in (${list('int64', first + ids.length)})`,
      values: [...ids, ...positions],
    };
  };

  return {
    note(rows: readonly SqlRow[]): void {
      if (known.size + rows.length > MOST_PLACES) known.clear();

      for (const row of rows) known.set(String(row['id']), BigInt(String(row['position'])));
    },
    /** At most two conditions: for those whose places are known, and for the others. */
    of(ids: readonly string[], first: number): readonly Query[] {
      return [ids.filter((one) => known.has(one)), ids.filter((one) => !known.has(one))]
        .filter((some) => some.length > 0)
        .map((some) => condition(some, first));
    },
    forget(ids: readonly string[]): void {
      for (const one of ids) known.delete(one);
    },
  };
}

function outboxEntry(row: SqlRow): OutboxEntry {
  const [attempts, due] = [row['attempts'] ?? null, row['due'] ?? null];

  return {
    id: String(row['id']),
    kind: row['kind'] === 'task' ? 'task' : 'event',
    component: String(row['component']),
    key: String(row['entity']),
    name: String(row['name']),
    seq: Number(row['seq']),
    last: JSON.parse(String(row['last'])),
    payload: String(row['payload']),
    at: Number(row['at']),
    ...(attempts === null ? {} : { attempts: Number(attempts) }),
    ...(due === null ? {} : { due: Number(due) }),
  };
}

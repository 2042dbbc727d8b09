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
  const [id, due, at, attempts, position] = ['id', 'due', 'at', 'attempts', 'position'].map(quote);
  const take = `select ${columnList(OUTBOX, dialect)} from ${table} where ${due} is null or ${due} <= ${placeholder(1, 'int64')} order by ${position}`;
  const postpone = `update ${table} set ${attempts} = ${placeholder(1, 'int64')}, ${due} = ${placeholder(2, 'int64')} where ${id} = ${placeholder(3, 'id')}`;

  return {
    async take(limit, now) {
      const rows = await driver.read({
        text: `${take} ${limitText(limit)}`,
        values: [BigInt(now)],
      });

      return rows.map(outboxEntry);
    },
    async remove(ids) {
      if (ids.length === 0) return;

      const places = ids.map((_, i) => placeholder(i + 1, 'id'));

      await driver.write({
        text: `delete from ${table} where ${id} in (${places.join()})`,
        values: ids,
      });
    },
    async postpone(key, count, until) {
      await driver.write({ text: postpone, values: [BigInt(count), BigInt(until), key] });
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

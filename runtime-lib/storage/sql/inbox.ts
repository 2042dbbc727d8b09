// The inbox in SQL: where consumers stand with the events of entities, and what waits.
import type { Inbox, InboxStep, Parked } from '../storage.ts';
import type { ColumnType, Dialect, Query, SqlRow } from './dialect.ts';
import { limitText } from './limit.ts';
import type { SqlDriver, Step } from './sql-driver.ts';
import { columnList, INBOX, PARKED } from './system-tables.ts';

type Key = Pick<InboxStep, 'consumer' | 'source' | 'key'>;

export interface InboxStatements {
  find(key: Key): Query;
  step(step: InboxStep): Step;
}

export function createInboxStatements(dialect: Dialect): InboxStatements {
  const { quote, placeholder } = dialect;
  const table = quote(INBOX.name);
  const seq = quote('seq');
  const find = `select ${seq} from ${table} where ${keyText(dialect, 1)}`;
  const insert = `insert into ${table} (${columnList(INBOX, dialect)}) values (${['id', 'id', 'id', 'int64'].map((type, i) => placeholder(i + 1, type as ColumnType)).join()}) ${dialect.ignore(INBOX.key)}`;
  const update = `update ${table} set ${seq} = ${placeholder(1, 'int64')} where ${keyText(dialect, 2)} and ${seq} = ${placeholder(5, 'int64')}`;
  const findQuery = (key: Key): Query => ({ text: find, values: keyValues(key) });

  return {
    find: findQuery,
    step: (step) => ({
      role: step.previous === 0 ? 'receive' : 'advance',
      query:
        step.previous === 0
          ? { text: insert, values: [...keyValues(step), BigInt(step.seq)] }
          : {
              text: update,
              values: [BigInt(step.seq), ...keyValues(step), BigInt(step.previous)],
            },
      refusal: {
        look: findQuery(step),
        answer: (found) => ({
          kind: 'received',
          seq: found === undefined ? undefined : Number(found['seq']),
        }),
      },
    }),
  };
}

function keyText({ quote, placeholder }: Dialect, from: number): string {
  return ['consumer', 'source', 'entity']
    .map((name, i) => `${quote(name)} = ${placeholder(from + i, 'id')}`)
    .join(' and ');
}

function keyValues({ consumer, source, key }: Key): readonly string[] {
  return [consumer, source, key];
}

export function createInbox(driver: SqlDriver, statements: InboxStatements): Inbox {
  const { dialect } = driver;
  const { quote, placeholder } = dialect;
  const table = quote(PARKED.name);
  const columns = columnList(PARKED, dialect);
  const values = PARKED.columns.map(({ type }, i) =>
    placeholder(i + 1, type === 'position' ? 'int64' : type),
  );
  const park = `insert into ${table} (${columns}) values (${values.join()}) ${dialect.replace(PARKED.key, ['message', 'at', 'reason', 'dead'])}`;
  const parked = `select ${columns} from ${table} where ${keyText(dialect, 1)} order by ${quote('seq')}`;
  const unpark = `delete from ${table} where ${keyText(dialect, 1)} and ${quote('seq')} = ${placeholder(4, 'int64')}`;
  const oldest = ['at', 'consumer', 'source', 'entity', 'seq'].map(quote).join();
  const listed = (dead: 0 | 1, limit: number): Query => ({
    text: `select ${columns} from ${table} where ${quote('dead')} = ${dead} order by ${oldest} ${limitText(limit)}`,
    values: [],
  });
  const messages = async (query: Query): Promise<readonly Parked[]> =>
    (await driver.read(query)).map(parkedOf);

  return {
    async seq(consumer, source, key) {
      const [found] = await driver.read(statements.find({ consumer, source, key }));

      return found === undefined ? 0 : Number(found['seq']);
    },
    async park({ seq, message, at, reason, dead: isDead, ...key }) {
      const rest = [BigInt(seq), message, BigInt(at), reason, isDead ? 1n : 0n];

      await driver.write({ text: park, values: [...keyValues(key), ...rest] });
    },
    parked: (consumer, source, key) => messages({ text: parked, values: [consumer, source, key] }),
    async unpark({ seq, ...key }) {
      await driver.write({ text: unpark, values: [...keyValues(key), BigInt(seq)] });
    },
    waiting: (limit) => messages(listed(0, limit)),
    dead: (limit) => messages(listed(1, limit)),
  };
}

function parkedOf(row: SqlRow): Parked {
  return {
    consumer: String(row['consumer']),
    source: String(row['source']),
    key: String(row['entity']),
    seq: Number(row['seq']),
    message: String(row['message']),
    at: Number(row['at']),
    reason: String(row['reason']),
    dead: Number(row['dead']) === 1,
  };
}

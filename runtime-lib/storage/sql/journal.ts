// The journal of requests in SQL.
import type { Journal, JournalEntry } from '../storage.ts';
import type { Dialect, Query, SqlRow } from './dialect.ts';
import type { SqlDriver, Step } from './sql-driver.ts';
import { columnList, JOURNAL } from './system-tables.ts';

export interface JournalStatements {
  find(id: string): Query;
  insert(entry: JournalEntry): Query;
  /** Of what `begin` noted. */
  complete(entry: JournalEntry): Query;
  replace(entry: JournalEntry): Query;
  forget(before: number): Query;
}

export function createJournalStatements(dialect: Dialect): JournalStatements {
  const { quote, placeholder } = dialect;
  const table = quote(JOURNAL.name);
  const [id, fingerprint, reply, at] = JOURNAL.columns.map(({ name }) => quote(name));
  const columns = columnList(JOURNAL, dialect);
  const values = JOURNAL.columns.map(({ type }, i) =>
    placeholder(i + 1, type === 'position' ? 'int64' : type),
  );
  const insert = `insert into ${table} (${columns}) values (${values.join()})`;
  const replaced = dialect.replace(['id'], ['fingerprint', 'reply', 'at']);
  const find = `select ${columns} from ${table} where ${id} = ${placeholder(1, 'id')}`;
  const complete = `update ${table} set ${fingerprint} = ${placeholder(1, 'text')}, ${reply} = ${placeholder(2, 'json')}, ${at} = ${placeholder(3, 'int64')} where ${id} = ${placeholder(4, 'id')} and ${reply} is null`;
  const bound = (entry: JournalEntry) =>
    [entry.fingerprint, entry.reply ?? null, BigInt(entry.at)] as const;

  return {
    find: (key) => ({ text: find, values: [key] }),
    insert: (entry) => ({
      text: `${insert} ${dialect.ignore(JOURNAL.key)}`,
      values: [entry.id, ...bound(entry)],
    }),
    complete: (entry) => ({ text: complete, values: [...bound(entry), entry.id] }),
    replace: (entry) => ({ text: `${insert} ${replaced}`, values: [entry.id, ...bound(entry)] }),
    forget: (before) => ({
      text: `delete from ${table} where ${at} < ${placeholder(1, 'int64')}`,
      values: [BigInt(before)],
    }),
  };
}

export function journalStep(entry: JournalEntry, statements: JournalStatements): Step {
  return {
    role: 'journal',
    query: statements.insert(entry),
    otherwise: statements.complete(entry),
    refusal: {
      look: statements.find(entry.id),
      answer: (found) =>
        found === undefined ? { kind: 'conflict' } : { kind: 'repeated', entry: entryOf(found) },
    },
  };
}

export function createJournal(driver: SqlDriver, statements: JournalStatements): Journal {
  const find = async (id: string): Promise<JournalEntry | undefined> => {
    const [found] = await driver.read(statements.find(id));

    return found === undefined ? undefined : entryOf(found);
  };

  return {
    find,
    async begin(entry) {
      return (await driver.write(statements.insert(entry))) > 0 ? undefined : find(entry.id);
    },
    async end(entry) {
      await driver.write(statements.replace(entry));
    },
    forget: (before) => driver.write(statements.forget(before)),
  };
}

export function entryOf(row: SqlRow): JournalEntry {
  const reply = row['reply'] ?? null;

  return {
    id: String(row['id']),
    fingerprint: String(row['fingerprint']),
    ...(reply === null ? {} : { reply: String(reply) }),
    at: Number(row['at']),
  };
}

// The journal of migrations in its table: which were applied, and how far the last one came.
import type { MigrationJournal, Noted } from '../migrations/apply-once.ts';
import type { Dialect, SqlRow } from './dialect.ts';
import type { Session, SqlDriver } from './sql-driver.ts';
import { columnList, MIGRATIONS } from './system-tables.ts';

/** In the order in which they were applied. */
export async function readApplied(
  reader: Pick<SqlDriver | Session, 'read'>,
  dialect: Dialect,
): Promise<readonly Noted[]> {
  const { quote } = dialect;
  const rows = await reader.read({
    text: `select ${columnList(MIGRATIONS, dialect)} from ${quote(MIGRATIONS.name)} order by ${quote('position')}`,
    values: [],
  });

  return rows.map(noted);
}

export function createMigrationJournal(session: Session, dialect: Dialect): MigrationJournal {
  const { quote, placeholder } = dialect;
  const table = quote(MIGRATIONS.name);
  const values = MIGRATIONS.columns.map(({ type }, i) =>
    placeholder(i + 1, type === 'position' ? 'int64' : type),
  );
  const insert = `insert into ${table} (${columnList(MIGRATIONS, dialect)}) values (${values.join()})`;
  const update = (column: string): string =>
    `update ${table} set ${quote(column)} = ${placeholder(1, 'int64')} where ${quote('id')} = ${placeholder(2, 'id')}`;

  return {
    read: () => readApplied(session, dialect),
    async begin({ id, digest, schema, admits }, position) {
      const entry = [digest, BigInt(Date.now()), schema, JSON.stringify(admits)];

      await session.write({ text: insert, values: [id, BigInt(position), ...entry, 0n, 0n] });
    },
    async progress(id, done) {
      await session.write({ text: update('done'), values: [BigInt(done), id] });
    },
    async finish(id) {
      await session.write({ text: update('finished'), values: [1n, id] });
    },
  };
}

function noted(row: SqlRow): Noted {
  return {
    id: String(row['id']),
    position: Number(row['position']),
    digest: String(row['digest']),
    at: Number(row['at']),
    schema: String(row['schema']),
    admits: JSON.parse(String(row['admits'])),
    done: Number(row['done']),
    finished: Number(row['finished']) === 1,
  };
}

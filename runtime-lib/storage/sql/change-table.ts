// One change of one table. Columns and keys come and go in place; where rows change, they are copied to a table of the
// new form that takes the old one's place, so that whatever happens in between, all of them are in one of the two.

import type { Work } from '../migrations/apply-once.ts';
import { changeRow } from '../migrations/change-row.ts';
import type { TableChange } from '../migrations/migration.ts';
import type { Row } from '../values.ts';
import type { Dialect } from './dialect.ts';
import { createEntity, decodeRow, type Entity, uniqueName } from './entity.ts';
import { limitText } from './limit.ts';
import type { Names } from './migration-texts.ts';
import { hashedName, tableName } from './names.ts';
import { createRowStatements } from './row-statements.ts';
import { indexesOf, indexName, missingColumns, tableOf, uniqueParts } from './schema.ts';
import type { Session } from './sql-driver.ts';

interface SqlWork extends Work {
  readonly session: Session;
  readonly dialect: Dialect;
}

type Change = Extract<TableChange, { kind: 'change' }>;
type ChangeWork = SqlWork & { readonly change: Change };

const BATCH = 500;

export async function changeTable(work: SqlWork): Promise<void> {
  const { change, session, dialect } = work;

  switch (change.kind) {
    case 'create':
      return fit(createEntity(change.table, dialect), session);
    case 'drop':
      return session.run(
        `drop table if exists ${dialect.quote(tableName(change.table.component))}`,
      );
    case 'change':
      return copies(change)
        ? replaceTable({ ...work, change })
        : changeInPlace({ ...work, change });
  }
}

/** Throws where a row has no place in the new table. */
export async function checkRows(work: SqlWork): Promise<void> {
  const { change } = work;

  if (change.kind !== 'change' || !copies(change)) return;

  for await (const row of rowsOf({ ...work, change })) changeRow(row, change);
}

/** Removes what the change put aside. */
export async function tidy({ change, mark, session, dialect }: SqlWork): Promise<void> {
  if (dialect.migration.inTransaction || change.kind !== 'change' || !copies(change)) return;

  await session.run(`drop table if exists ${dialect.quote(namesOf(change, mark).aside)}`);
}

function copies({ from, to, rows }: Change): boolean {
  return rows.length > 0 || from.component !== to.component;
}

/** Makes what is missing. */
async function fit(entity: Entity, session: Session): Promise<void> {
  await session.run(tableOf(entity));

  const columns = await columnsOf(entity.name, entity.dialect, session);

  for (const text of [...missingColumns(entity, columns), ...indexesOf(entity)])
    await session.run(text);
}

async function columnsOf(
  table: string,
  dialect: Dialect,
  session: Session,
): Promise<ReadonlySet<string>> {
  const columns = await session.read(dialect.columns(table));

  return new Set(columns.map(({ name }) => String(name)));
}

async function changeInPlace({ change, session, dialect }: ChangeWork): Promise<void> {
  const [from, to] = [createEntity(change.from, dialect), createEntity(change.to, dialect)];

  for (const text of goneKeys(from, to)) await session.run(text);

  await fit(to, session);
}

function goneKeys(from: Entity, to: Entity): readonly string[] {
  const { dialect, definition, name, quoted } = from;
  const isGone = (kept: readonly { readonly name: string }[]) => (one: { readonly name: string }) =>
    JSON.stringify(kept.find((k) => k.name === one.name)) !== JSON.stringify(one);
  const index = definition.index
    .filter(isGone(to.definition.index))
    .map((one) => dialect.migration.dropIndex(indexName(definition.component, one.name), name));
  const unique = definition.unique.filter(isGone(to.definition.unique));
  const alone = { ...from, definition: { ...definition, unique } };

  return [
    ...index,
    ...unique.map((one) =>
      dialect.migration.dropIndex(uniqueName(definition.component, one.name), name),
    ),
    ...uniqueParts(alone).flatMap(({ columns }) =>
      columns.map(
        (column) => `alter table ${quoted} drop column if exists ${dialect.quote(column.name)}`,
      ),
    ),
  ];
}

async function replaceTable(work: ChangeWork): Promise<void> {
  const { change, mark, session, dialect } = work;
  const names = namesOf(change, mark);
  const next = entityNamed(names.next, createEntity(change.to, dialect));
  const isReplaced = (await columnsOf(names.aside, dialect, session)).size > 0;

  if (!isReplaced) await copyRows(work, next, names);
  // A crash may have come between the two statements that replace the table.
  else if ((await columnsOf(names.to, dialect, session)).size === 0)
    await session.run(
      `alter table ${dialect.quote(names.next)} rename to ${dialect.quote(names.to)}`,
    );

  await fit(createEntity(change.to, dialect), session);
}

async function copyRows(work: ChangeWork, next: Entity, names: Names): Promise<void> {
  const { change, session, dialect } = work;
  const { indexesPerTable, hold, replace, release } = dialect.migration;
  const { write } = createRowStatements(next);
  const before = [
    `drop table if exists ${next.quoted}`,
    tableOf(next),
    ...(indexesPerTable ? indexesOf(next) : []),
    ...hold(names.from, names.next),
  ];

  for (const text of before) await session.run(text);

  for await (const row of rowsOf(work)) {
    const { component } = change.to;

    await session.write(write({ component, row: changeRow(row, change), expect: undefined }));
  }

  for (const text of [...replace(names), ...release]) await session.run(text);
}

/** In the order of their ids, the deleted ones too. */
async function* rowsOf({ change, session, dialect }: ChangeWork): AsyncGenerator<Row> {
  const entity = createEntity(change.from, dialect);
  const { columns } = createRowStatements(entity);
  const id = dialect.quote('id');
  const text = `select ${columns} from ${entity.quoted} where ${id} > ${dialect.placeholder(1, 'id')} order by ${id} ${limitText(BATCH)}`;
  let last = '';

  for (;;) {
    const found = await session.read({ text, values: [last] });

    // In the order of the columns asked for.
    for (const stored of found) yield decodeRow(entity, Object.values(stored));

    if (found.length < BATCH) return;

    last = String(found.at(-1)?.['id']);
  }
}

function namesOf({ from, to }: Change, mark: string): Names {
  return {
    from: tableName(from.component),
    to: tableName(to.component),
    next: hashedName(`next ${mark}`),
    aside: hashedName(`aside ${mark}`),
  };
}

function entityNamed(name: string, entity: Entity): Entity {
  return { ...entity, name, quoted: entity.dialect.quote(name) };
}

// The statements for rows of one entity: their texts are made once, at start.
import type { Write } from '../storage.ts';
import type { Bound, ColumnType, Dialect, Query } from './dialect.ts';
import { type Entity, encodeRow, SYSTEM_COLUMNS } from './entity.ts';
import type { UpdateShape } from './sql-driver.ts';

export interface RowStatements {
  readonly entity: Entity;
  /** What a read selects. */
  readonly columns: string;
  get(id: string): Query;
  /** Undefined where the server cannot take many at once. */
  readonly getMany: ((ids: readonly string[]) => Query) | undefined;
  write(write: Write): Query;
  readonly update: UpdateShape;
}

interface ColumnText {
  readonly quoted: string;
  readonly type: ColumnType;
}

export function createRowStatements(entity: Entity): RowStatements {
  const { dialect, quoted, fields } = entity;
  const all: readonly ColumnText[] = [
    ...SYSTEM_COLUMNS.map(({ name, type }) => ({ quoted: dialect.quote(name), type })),
    ...fields.map((column) => ({ quoted: column.quoted, type: column.codec.type })),
  ];
  const columns = all.map((column) => column.quoted).join();
  const [id, version, deleted] = ['id', '_version', '_deleted'].map(dialect.quote);
  const select = (condition: string) =>
    `select ${columns} from ${quoted} where ${condition} and ${deleted} is null`;
  const get = select(`${id} = ${dialect.placeholder(1, 'id')}`);
  const values = all.map(({ type }, i) => dialect.placeholder(i + 1, type));
  const insert = `insert into ${quoted} (${columns}) values (${values.join()}) ${dialect.ignore(['id'])}`;
  const changed = all.slice(1);
  const assignments = changed.map(
    (column, i) => `${column.quoted} = ${dialect.placeholder(i + 1, column.type)}`,
  );
  const at = changed.length;
  const update = `update ${quoted} set ${assignments.join()} where ${id} = ${dialect.placeholder(at + 1, 'id')} and ${version} = ${dialect.placeholder(at + 2, 'int64')} and ${deleted} is null`;

  return {
    entity,
    columns,
    update: { table: quoted, columns: changed },
    get: (key) => ({ text: get, values: [key] }),
    getMany: manyOf(dialect, select),
    write({ row, expect }) {
      const bound: Bound[] = encodeRow(entity, row);

      if (expect === undefined) return { text: insert, values: bound };

      return { text: update, values: [...bound.slice(1), row.id, BigInt(expect)] };
    },
  };
}

function manyOf(
  { among, quote }: Dialect,
  select: (condition: string) => string,
): RowStatements['getMany'] {
  if (among === undefined) return undefined;

  const text = select(among.text(quote('id'), 1));

  return (ids) => ({ text, values: [among.bound(ids)] });
}

// The tables that a storage keeps beside those of entities. Their names begin with `_`, which no entity's does.
import type { ColumnType, Dialect } from './dialect.ts';

export interface SystemTable {
  readonly name: string;
  readonly columns: readonly SystemColumn[];
  readonly key: readonly string[];
  /** Columns that searches go by. */
  readonly index: readonly (readonly string[])[];
}

export interface SystemColumn {
  readonly name: string;
  readonly type: ColumnType | 'position';
  readonly nullable?: true;
}

export const JOURNAL: SystemTable = {
  name: '_toac_journal',
  columns: [
    { name: 'id', type: 'id' },
    { name: 'fingerprint', type: 'text' },
    { name: 'reply', type: 'json', nullable: true },
    { name: 'at', type: 'int64' },
  ],
  key: ['id'],
  index: [['at']],
};

export const OUTBOX: SystemTable = {
  name: '_toac_outbox',
  columns: [
    { name: 'position', type: 'position' },
    { name: 'id', type: 'id' },
    { name: 'kind', type: 'text' },
    { name: 'component', type: 'text' },
    { name: 'entity', type: 'text' },
    { name: 'name', type: 'text' },
    { name: 'seq', type: 'int64' },
    { name: 'last', type: 'json' },
    { name: 'payload', type: 'json' },
    { name: 'at', type: 'int64' },
    { name: 'attempts', type: 'int64', nullable: true },
    { name: 'due', type: 'int64', nullable: true },
  ],
  key: ['position'],
  index: [],
};

export const INBOX: SystemTable = {
  name: '_toac_inbox',
  columns: [
    { name: 'consumer', type: 'id' },
    { name: 'source', type: 'id' },
    { name: 'entity', type: 'id' },
    { name: 'seq', type: 'int64' },
  ],
  key: ['consumer', 'source', 'entity'],
  index: [],
};

export const PARKED: SystemTable = {
  name: '_toac_parked',
  columns: [
    { name: 'consumer', type: 'id' },
    { name: 'source', type: 'id' },
    { name: 'entity', type: 'id' },
    { name: 'seq', type: 'int64' },
    { name: 'message', type: 'json' },
    { name: 'at', type: 'int64' },
    { name: 'reason', type: 'text' },
    { name: 'dead', type: 'int64' },
  ],
  key: ['consumer', 'source', 'entity', 'seq'],
  index: [['dead', 'at']],
};

export const LEASES: SystemTable = {
  name: '_toac_leases',
  columns: [
    { name: 'name', type: 'id' },
    { name: 'holder', type: 'text' },
    { name: 'until', type: 'int64' },
    { name: 'note', type: 'text', nullable: true },
  ],
  key: ['name'],
  index: [],
};

export const MIGRATIONS: SystemTable = {
  name: '_toac_migrations',
  columns: [
    { name: 'id', type: 'id' },
    { name: 'position', type: 'int64' },
    { name: 'digest', type: 'text' },
    { name: 'at', type: 'int64' },
    { name: 'schema', type: 'text' },
    { name: 'admits', type: 'json' },
    { name: 'done', type: 'int64' },
    { name: 'finished', type: 'int64' },
  ],
  key: ['id'],
  index: [],
};

export const SYSTEM_TABLES: readonly SystemTable[] = [
  JOURNAL,
  OUTBOX,
  INBOX,
  PARKED,
  LEASES,
  MIGRATIONS,
];

export function columnList({ columns }: SystemTable, dialect: Dialect): string {
  return columns
    .filter(({ type }) => type !== 'position')
    .map(({ name }) => dialect.quote(name))
    .join();
}

// Every kind of storage with an empty database of its own, for tests of what stands above storages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemory } from '../../runtime-lib/storage/memory.ts';
import { createMongodb } from '../../runtime-lib/storage/mongodb.ts';
import { createMysql } from '../../runtime-lib/storage/mysql.ts';
import { createPostgres } from '../../runtime-lib/storage/postgres.ts';
import { createSqlite } from '../../runtime-lib/storage/sqlite.ts';
import type { Storage } from '../../runtime-lib/storage/storage.ts';
import { dropDatabase, emptyDatabase, MONGODB } from '../storage/mongodb-server.ts';
import { addressOf, createDatabase, MARIADB, POSTGRES } from '../storage/servers.ts';

export interface Place {
  /** A file or a URL. */
  readonly at: string;
  readonly drop: () => void | Promise<void>;
}

export interface OpenOptions {
  readonly migrated?: boolean;
  readonly connections?: number;
}

export interface Kind {
  readonly name: string;
  /** Why its tests are skipped; empty when they run. */
  readonly missing: string;
  readonly place: () => Promise<Place>;
  readonly open: (at: string, options?: OpenOptions) => Storage;
}

const NOWHERE: Place = { at: '', drop: () => {} };

export const MEMORY: Kind = {
  name: 'memory',
  missing: '',
  place: async () => NOWHERE,
  open: () => createMemory(),
};

export const SQLITE: Kind = {
  name: 'sqlite',
  missing: '',
  place: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'toac-conformance-'));

    return {
      at: join(folder, 'data.sqlite'),
      drop: () => rmSync(folder, { recursive: true, force: true }),
    };
  },
  open: (file, options) => createSqlite({ file, ...options }),
};

export const KINDS: readonly Kind[] = [
  MEMORY,
  SQLITE,
  onServer('postgres', POSTGRES, (url, options) => createPostgres({ url, ...options })),
  onServer('mariadb', MARIADB, (url, options) => createMysql({ url, ...options })),
  {
    name: 'mongodb',
    missing: MONGODB.missing,
    place: async () => {
      const at = emptyDatabase();

      return { at, drop: () => dropDatabase(at) };
    },
    open: (url, options) => createMongodb({ url, ...options }),
  },
];

function onServer(name: string, server: typeof POSTGRES, open: Kind['open']): Kind {
  const address = addressOf(server);

  return {
    name,
    missing: address === undefined ? ` (skipped: ${server.variable} is not set)` : '',
    place: async () => {
      const { url, drop } = await createDatabase(server, address ?? '');

      return { at: url, drop };
    },
    open,
  };
}

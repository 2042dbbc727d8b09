// Empty databases of the kinds that take migrations, for one test file.
import { join } from 'node:path';
import { createMongodb } from '../../runtime-lib/storage/mongodb.ts';
import { createMysql } from '../../runtime-lib/storage/mysql.ts';
import { createPostgres } from '../../runtime-lib/storage/postgres.ts';
import { createSqlite } from '../../runtime-lib/storage/sqlite.ts';
import type { Storage } from '../../runtime-lib/storage/storage.ts';
import { dropDatabase, emptyDatabase, MONGODB } from '../storage/mongodb-server.ts';
import { addressOf, createDatabase, MARIADB, POSTGRES } from '../storage/servers.ts';
import { scratch } from '../write/scratch.ts';

export interface Database {
  /** What a storage is opened by: a file or an address. */
  readonly url: string;
  open(migrated?: boolean): Storage;
  drop(): Promise<void>;
}

export interface Kind {
  readonly name: 'sqlite' | 'postgres' | 'mariadb' | 'mongodb';
  /** Between the statements before which a process is killed: where a lease has to run out, not before each. */
  readonly stride: number;
  /** Why it cannot be tested here. */
  readonly missing: string | undefined;
  create(): Promise<Database>;
}

export const KINDS: readonly Kind[] = [
  {
    name: 'sqlite',
    stride: 1,
    missing: undefined,
    async create() {
      const file = join(scratch(), 'data.sqlite');

      return {
        url: file,
        open: (migrated = false) => createSqlite({ file, migrated }),
        drop: async () => undefined,
      };
    },
  },
  onServer('postgres', POSTGRES, createPostgres),
  onServer('mariadb', MARIADB, createMysql),
  {
    name: 'mongodb',
    stride: 5,
    missing: MONGODB.missing === '' ? undefined : MONGODB.missing,
    async create() {
      const url = emptyDatabase();

      return {
        url,
        open: (migrated = false) => createMongodb({ url, migrated }),
        drop: () => dropDatabase(url),
      };
    },
  },
];

function onServer(
  name: 'postgres' | 'mariadb',
  server: typeof POSTGRES,
  create: (options: { url: string; connections: number; migrated: boolean }) => Storage,
): Kind {
  const address = addressOf(server);

  return {
    name,
    stride: 1,
    missing: address === undefined ? `${server.variable} is not set` : undefined,
    async create() {
      const { url, drop } = await createDatabase(server, address ?? '');

      return {
        url,
        open: (migrated = false) => create({ url, connections: 2, migrated }),
        drop,
      };
    },
  };
}

// From a kind to its storage. The only file that names them all; each is loaded when a deployment asks for it.
import type { Storage } from '../storage/storage.ts';

/** What a deployment says of a storage, its secrets put in. */
export interface StorageSettings {
  readonly kind: string;
  readonly file?: string;
  readonly url?: string;
  /** Its tables are made by migrations; those of servers always are. */
  readonly migrated?: boolean;
}

type Open = (settings: StorageSettings) => Promise<Storage>;

const KINDS: Readonly<Record<string, Open>> = {
  memory: async () => (await import('../storage/memory.ts')).createMemory(),
  sqlite: async (settings) =>
    (await import('../storage/sqlite.ts')).createSqlite({
      file: given(settings, 'file'),
      migrated: settings.migrated ?? false,
    }),
  postgres: async (settings) =>
    (await import('../storage/postgres.ts')).createPostgres({
      url: given(settings, 'url'),
      migrated: true,
    }),
  mysql: async (settings) =>
    (await import('../storage/mysql.ts')).createMysql({
      url: given(settings, 'url'),
      migrated: true,
    }),
  mongodb: async (settings) =>
    (await import('../storage/mongodb.ts')).createMongodb({
      url: given(settings, 'url'),
      migrated: true,
    }),
};

export async function openStorage(kind: string, settings: StorageSettings): Promise<Storage> {
  const open = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;

  if (open === undefined)
    throw new Error(`'${kind}' is no storage; there are ${Object.keys(KINDS).join(', ')}`);

  return open(settings);
}

function given(settings: StorageSettings, name: 'file' | 'url'): string {
  const value = settings[name];

  if (value === undefined) throw new Error(`a storage of kind ${settings.kind} needs its ${name}`);

  return value;
}

// Applies the migrations of a project to the storages of a deployment, in their order, and says where each stands.
import type { Migrated } from '../../../runtime-lib/process.ts';
import type { Applied } from '../../../runtime-lib/storage/migrations/migration.ts';
import { UsageError } from '../exit-code.ts';
import { fingerprintOf, type WrittenMigration } from './migration-file.ts';
import { unconfirmed } from './read-migrations.ts';
import type { Schema } from './schema.ts';
import { tableChanges } from './table-changes.ts';

export interface Standing {
  readonly file: WrittenMigration;
  readonly applied: Applied | undefined;
  readonly edited: boolean;
  readonly asks: readonly string[];
}

export async function standingOf(
  files: readonly WrittenMigration[],
  { name, migrations }: Migrated,
): Promise<readonly Standing[]> {
  const all = (await migrations?.applied()) ?? [];
  const journal = all.flatMap((one) => {
    const [storage, id = ''] = one.id.split('/');

    return storage === name ? [{ ...one, id }] : [];
  });
  const stranger = journal.find(({ id }) => !files.some((file) => file.id === id));

  if (stranger !== undefined)
    throw new UsageError(
      `${stranger.id} was applied, and there is no such file: put it back into migrations/`,
    );

  return files.map((file) => {
    const applied = journal.find(({ id }) => id === file.id);

    return {
      file,
      applied,
      edited: applied !== undefined && applied.digest !== file.digest,
      asks: unconfirmed(file),
    };
  });
}

export interface Asked {
  readonly files: readonly WrittenMigration[];
  /** The id of the last one; undefined: all. */
  readonly until: string | undefined;
}

export interface Outcome {
  /** Ids. */
  readonly applied: readonly string[];
  /** Lines for people; what stands behind it was not applied. */
  readonly refused: readonly string[];
}

/** Until the last that is asked for, or the first that may not be applied. */
export async function applyMigrations(
  { files, until }: Asked,
  storage: Migrated,
): Promise<Outcome> {
  const standing = await standingOf(files, storage);
  const edited = standing.find((one) => one.edited);
  const applied: string[] = [];

  if (edited !== undefined)
    return {
      applied,
      refused: [
        `${edited.file.path}: it was edited after it was applied: put it back, and write what is to change as another one`,
      ],
    };

  for (const [i, { file, applied: known, asks }] of standing.entries()) {
    if (known?.finished !== true) {
      if (asks.length > 0) return { applied, refused: asks };

      if (await applyOne(file, files[i - 1]?.schema ?? {}, storage)) applied.push(file.id);
    }

    if (file.id === until) break;
  }

  return { applied, refused: [] };
}

async function applyOne(
  { id, digest, steps, admits, schema }: WrittenMigration,
  before: Schema,
  { name, migrations }: Migrated,
): Promise<boolean> {
  const changes = tableChanges({ before, steps, after: schema }, name);

  const applied = await migrations?.apply({
    id: journalId(name, id),
    digest,
    changes,
    admits,
    schema: fingerprintOf(schema),
  });

  return applied ?? false;
}

/** Two storages of a deployment may be one database. */
function journalId(storage: string, id: string): string {
  return `${storage}/${id}`;
}

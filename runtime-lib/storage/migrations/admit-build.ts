// Whether a build may run on a schema that migrations made. Says what to do where it may not.
import { ContractError } from '../../core/contract-error.ts';
import type { Table } from '../table.ts';
import type { Applied } from './migration.ts';
import { tableFingerprint } from './table-fingerprint.ts';

export function admitBuild(tables: readonly Table[], applied: readonly Applied[]): void {
  const last = applied.at(-1);

  if (last === undefined)
    throw refused('no migration was applied to this storage, which makes no tables itself');
  if (!last.finished) throw refused(`the migration ${last.id} is not finished`);

  const strangers = tables
    .filter((table) => !(last.admits[table.component] ?? []).includes(tableFingerprint(table)))
    .map(({ component }) => component);

  if (strangers.length > 0)
    throw refused(
      `the schema after the migration ${last.id} does not admit this build of ${strangers.join(', ')}`,
    );
}

function refused(why: string): ContractError {
  return new ContractError(
    'incompatible',
    `${why}; run: toac migrate --apply (toac migrate writes what is missing; a build that is too old is replaced)`,
  );
}

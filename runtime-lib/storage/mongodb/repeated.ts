// Why a commit is refused: a request that was committed anywhere goes before every other answer.
import type { Commit, Committed } from '../storage.ts';
import type { Parts } from './commit-parts.ts';

export async function repeatedOr(
  otherwise: Committed,
  { journal }: Commit,
  parts: Parts,
): Promise<Committed> {
  const known = journal === undefined ? undefined : await parts.journal.find(journal.id);

  return known?.reply === undefined ? otherwise : { kind: 'repeated', entry: known };
}

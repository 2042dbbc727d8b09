// What a route answers with: a value, a page of entities, or frames; and whether that is the entity as it is stored.
import type { Operation } from '../../2-model/model.ts';
import { commits, outputRest } from '../types/shape.ts';

export function answers({ auto, output }: Operation): 'value' | 'page' | 'stream' | undefined {
  if (output === undefined) return undefined;
  if (output.type.kind === 'stream') return 'stream';

  return auto === 'list' ? 'page' : 'value';
}

/** Then the version of the entity tells one answer from the next: it is the tag. */
export function isTagged(operation: Operation): boolean {
  const { scope, auto, deletes, task } = operation;

  if (auto === 'read') return true;
  if (!commits(operation) || scope === 'objects' || deletes !== undefined || task !== undefined)
    return false;

  const rest = outputRest(operation);

  return rest !== 'whole' && rest.length === 0;
}

// Routes by method and path.
import type { ComponentDocument } from '../document.ts';
import type { Both, Edit } from '../edit.ts';

export function compareRoutes(
  _both: Both,
  _pair: readonly [ComponentDocument, ComponentDocument],
): readonly Edit[] {
  return [];
}

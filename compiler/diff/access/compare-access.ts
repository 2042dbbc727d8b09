// Who may call a route, before and after: the seam of the comparison of access formulas.
import type { Both, Edit, Place } from '../edit.ts';
import type { Routed } from '../routes-of.ts';

export interface AccessContext {
  readonly both: Both;
  readonly place: Place;
  /** With its component, where the policies stand that it names. */
  readonly old: Routed;
  readonly next: Routed;
}

/** Called once for each route that both sides have, whether or not the route itself was edited. */
export function compareAccess(_context: AccessContext): readonly Edit[] {
  return [];
}

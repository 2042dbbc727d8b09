// Whether somebody who is not known may call a route: in some state, with some request.
import type { Both } from '../edit.ts';
import type { Routed } from '../routes-of.ts';
import { openAtoms } from './atoms.ts';
import { TooManySteps } from './decisions.ts';
import { formulaAt } from './site.ts';
import { openWorlds } from './worlds.ts';

/** Of a route of the new side. Where it would take too long to say: it is, for safety. */
export function isReachableAnonymously(both: Both, one: Routed): boolean {
  const allow = one.route.access?.allow;

  if (allow === undefined) return false;
  if (allow.kind === 'authenticated' || allow.kind === 'role') return false;

  const table = openAtoms();
  const place = { component: one.component.id, element: '', old: '', next: '' };
  const formula = formulaAt(
    both,
    { place, pair: [one, one], says: [allow, allow] },
    { table, isNext: true, done: new Set() },
  );

  try {
    const { decisions, diagramOf, meets, possible } = openWorlds(table);
    const somebody = table.atoms.findIndex((a) => a.kind === 'somebody');

    return meets(
      decisions.and(diagramOf(formula), possible),
      somebody < 0 ? [] : [{ atom: somebody, value: false }],
    );
  } catch (error) {
    if (error instanceof TooManySteps) return true;

    throw error;
  }
}

// Whether somebody who is not known may call a route: in some state, with some request.
import type { Both } from '../edit.ts';
import type { Routed } from '../routes-of.ts';
import { openAtoms } from './atoms.ts';
import { NEVER, TooManySteps } from './decisions.ts';
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
    const { decisions, diagramOf, possible, table: known } = openWorlds(table);
    const somebody = known.atoms.findIndex((a) => a.kind === 'somebody');
    const open = decisions.and(diagramOf(formula), possible);
    const nobody: typeof formula =
      somebody < 0
        ? { kind: 'constant', value: true }
        : { kind: 'not', of: { kind: 'atom', atom: somebody } };

    return decisions.and(open, diagramOf(nobody)) !== NEVER;
  } catch (error) {
    if (error instanceof TooManySteps) return true;

    throw error;
  }
}

// What another condition that a deployment joins to a policy does to those who pass it.
import type { ExpressionDocument, RouteDocument } from '../document.ts';
import type { Both } from '../edit.ts';
import type { Routed } from '../routes-of.ts';
import { openAtoms } from './atoms.ts';
import { type Case, changeOf } from './change-of-access.ts';
import { conditionWords } from './condition-words.ts';
import { ALWAYS, TooManySteps } from './decisions.ts';
import { whoOf } from './sentence.ts';
import { changedPolicies, formulaAt, oldComponent, type Site } from './site.ts';
import { openWorlds } from './worlds.ts';

export interface Narrowed {
  readonly component: string;
  readonly policy: string;
  readonly says: readonly [ExpressionDocument, ExpressionDocument];
}

/** Sentences about those who lose and gain; none where nobody does. */
export interface NarrowingChange {
  readonly loses?: string;
  readonly gains?: string;
}

/** With the policy as it is now: what was edited at itself is found there. Undefined where it cannot be said. */
export function compareNarrowing(both: Both, narrowed: Narrowed): NarrowingChange | undefined {
  const next = both.next.components.get(narrowed.component);
  const old = next && oldComponent(both, next);

  if (next === undefined || old === undefined) return undefined;

  const pair: Site['pair'] = [
    { component: old, route: NO_ROUTE },
    { component: next, route: NO_ROUTE },
  ];

  try {
    return changeAt(both, pair, narrowed);
  } catch (error) {
    if (error instanceof TooManySteps) return undefined;

    throw error;
  }
}

/** Policies stand in many routes, and say nothing of their parameters that is known here. */
const NO_ROUTE: RouteDocument = {
  id: '',
  method: '',
  path: '',
  operation: { id: '', name: '' },
};

function changeAt(
  both: Both,
  pair: readonly [Routed, Routed],
  { policy, says }: Narrowed,
): NarrowingChange {
  const table = openAtoms();
  const asked: ExpressionDocument = { kind: 'policy', id: '', name: policy };
  const place = { component: pair[1].component.id, element: '', old: '', next: '' };
  const done = new Set(changedPolicies(pair[0].component, pair[1].component));
  const formulas = says.map((joined, i) =>
    formulaAt(
      both,
      { place, pair, says: [asked, asked] },
      {
        table,
        isNext: i === 1,
        done,
        narrowing: { joined: new Map([[policy, joined]]), isNext: i === 1 },
      },
    ),
  );
  const worlds = openWorlds(table);
  const [was, is] = formulas.map(worlds.diagramOf) as [number, number];
  const { gains, loses } = changeOf(worlds, [was, is], { gained: ALWAYS, lost: ALWAYS });

  return {
    ...(loses === undefined ? {} : { loses: sentence(loses, 'no longer') }),
    ...(gains === undefined ? {} : { gains: sentence(gains, 'now') }),
  };
}

function sentence(one: Case, may: 'now' | 'no longer'): string {
  const conditions = conditionWords(one);
  const of = /^ (of|in|whose|with)/.test(conditions) ? ' for entities' : '';

  return `${whoOf(one)} may ${may} pass the policy${of}${conditions}`;
}

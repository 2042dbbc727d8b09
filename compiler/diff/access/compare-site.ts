// Which edit lets somebody in, or keeps somebody out, at one place.
import type { Both } from '../edit.ts';
import { isSame } from '../same.ts';
import { openAtoms } from './atoms.ts';
import { type Case, type Change, changeOf } from './change-of-access.ts';
import { type Diagram, TooManySteps } from './decisions.ts';
import type { Formula } from './formula.ts';
import { changedPolicies, formulaAt, policiesIn, type Site } from './site.ts';
import { openWorlds, type Worlds } from './worlds.ts';

export interface SiteChange {
  readonly site: Site;
  /** The policy that was edited; none where the place itself was. */
  readonly policy?: string;
  /** `undecided` where it would take too long to say. */
  readonly change: Change | 'undecided';
}

/**
 * A place and the policies that it names may be edited at once. Edits are done one after the other: first what stands
 * at the place, with the policies as they were, then each policy. An edit has done what changes at its step and is
 * still so in the end: a step that a later one takes back says nothing, and none of the whole is lost, for who is in
 * at the end and was not came in at some step.
 */
export function compareSite(both: Both, site: Site, steps?: number): readonly SiteChange[] {
  const { pair, says } = site;
  const components = [pair[0].component, pair[1].component] as const;
  const isEdited = !isSame(...says);
  const changed = changedPolicies(...components);

  if (!isEdited && changed.length === 0) return [];

  const named = new Set(says.flatMap((one) => [...policiesIn(one, components)]));
  const policies = changed.filter((name) => named.has(name));

  if (!isEdited && policies.length === 0) return [];

  const edits = [...(isEdited ? [undefined] : []), ...policies];
  const [first] = edits;

  try {
    return stepsOf(both, { site, edits, steps });
  } catch (error) {
    if (!(error instanceof TooManySteps)) throw error;

    return [{ site, ...ofPolicy(first), change: 'undecided' }];
  }
}

interface Stepping {
  readonly site: Site;
  /** Policies; undefined is the place itself. */
  readonly edits: readonly (string | undefined)[];
  readonly steps: number | undefined;
}

function ofPolicy(policy: string | undefined): { readonly policy?: string } {
  return policy === undefined ? {} : { policy };
}

function stepsOf(both: Both, { edits, site, steps }: Stepping): readonly SiteChange[] {
  const table = openAtoms();
  const isNextFirst = edits[0] !== undefined;
  const { deployment } = site;
  const joined = deployment && {
    narrowing: { joined: deployment.narrowing, isNext: true },
  };
  const formulas: Formula[] = [-1, ...edits.keys()].map((last) => {
    const done = edits.slice(0, last + 1);

    return formulaAt(both, site, {
      table,
      isNext: isNextFirst || done.length > 0,
      done: new Set(done.filter((name) => name !== undefined)),
      ...joined,
    });
  });
  const worlds = openWorlds(table, steps);
  const diagrams = formulas.map((formula) =>
    worlds.decisions.and(worlds.diagramOf(formula), worlds.possible),
  );
  const within = wholeOf(worlds, diagrams);

  return edits.flatMap((policy, i): readonly SiteChange[] => {
    const change = changeOf(worlds, [diagrams[i] as Diagram, diagrams[i + 1] as Diagram], within);

    return Object.keys(change).length === 0 ? [] : [{ site, ...ofPolicy(policy), change }];
  });
}

function wholeOf(
  { decisions }: Worlds,
  diagrams: readonly Diagram[],
): {
  readonly gained: Diagram;
  readonly lost: Diagram;
} {
  const [first, last] = [diagrams[0] as Diagram, diagrams.at(-1) as Diagram];

  return {
    gained: decisions.and(last, decisions.not(first)),
    lost: decisions.and(first, decisions.not(last)),
  };
}

/** Who may come in without saying who it is; none where nobody may. */
export function anonymousCase(change: Change | 'undecided'): Case | undefined {
  return change !== 'undecided' && change.gains?.isAnonymous === true ? change.gains : undefined;
}

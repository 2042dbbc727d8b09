// Conditions that a deployment joins to a policy: they can only narrow it.

import { expressionText } from '../../2-model/expression-text.ts';
import { compareNarrowing } from '../access/compare-narrowing.ts';
import type { PolicyDocument } from '../document.ts';
import type { Both } from '../edit.ts';
import type { Deployments, Said } from './deployment-said.ts';

export function comparePolicies(both: Both, [was, is]: Deployments): readonly Said[] {
  const [before, after] = [policiesOf(was), policiesOf(is)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();

  return names.flatMap((path): readonly Said[] => {
    const [old, next] = [before.get(path), after.get(path)];

    if (old?.text === next?.text) return [];

    const texts = { path: `policies.${path}`, before: old?.text, after: next?.text };

    if (old === undefined)
      return [
        {
          rule: 'policy-narrowed',
          ...texts,
          at: ['acc', 'BREAK'],
          text: 'fewer callers pass the policy',
        },
      ];
    if (next === undefined)
      return [
        {
          rule: 'policy-unnarrowed',
          ...texts,
          at: ['acc', 'SEC'],
          text: 'more callers pass the policy',
        },
      ];

    return otherCallers(both, [old, next], texts);
  });
}

interface Joined {
  readonly component: string;
  readonly policy: PolicyDocument;
  readonly text: string;
}

/** Nothing where the same callers pass it. */
function otherCallers(
  both: Both,
  [old, next]: readonly [Joined, Joined],
  texts: Pick<Said, 'path' | 'before' | 'after'>,
): readonly Said[] {
  const rule = 'policy-narrowing-changed';
  const change = compareNarrowing(both, {
    component: next.component,
    policy: next.policy.name,
    says: [old.policy.expression, next.policy.expression],
  });

  if (change === undefined)
    return [{ rule, ...texts, at: ['acc', 'SEC'], text: 'other callers pass the policy' }];

  const { gains, loses } = change;
  const gained = gains === undefined ? [] : [{ at: ['acc', 'SEC'], text: gains } as const];
  const lost = loses === undefined ? [] : [{ at: ['acc', 'BREAK'], text: loses } as const];
  const [first, ...also] = [...lost, ...gained];

  return first === undefined ? [] : [{ rule, ...texts, ...first, also }];
}

function policiesOf({ policies }: Deployments[number]): ReadonlyMap<string, Joined> {
  return new Map(
    (policies ?? []).flatMap(({ component, policies: own }) =>
      own.map(
        (policy) =>
          [
            `${component}.${policy.name}`,
            { component, policy, text: expressionText(policy.expression) },
          ] as const,
      ),
    ),
  );
}

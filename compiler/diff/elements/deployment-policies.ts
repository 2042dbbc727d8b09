// Conditions that a deployment joins to a policy: they can only narrow it.

import type { PolicyDocument } from '../document.ts';
import { expressionText } from '../expression-text.ts';
import type { Deployments, Said } from './deployment-said.ts';

export function comparePolicies([was, is]: Deployments): readonly Said[] {
  const [before, after] = [policiesOf(was), policiesOf(is)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();

  return names.flatMap((path): readonly Said[] => {
    const [old, next] = [before.get(path), after.get(path)];

    if (old === next) return [];

    const texts = { path: `policies.${path}`, before: old, after: next };

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

    return [
      {
        rule: 'policy-narrowing-changed',
        ...texts,
        at: ['acc', 'SEC'],
        text: 'other callers pass the policy',
      },
    ];
  });
}

function policiesOf({ policies }: Deployments[number]): ReadonlyMap<string, string> {
  return new Map(
    (policies ?? []).flatMap(({ component, policies: own }) =>
      own.map(
        (p: PolicyDocument) => [`${component}.${p.name}`, expressionText(p.expression)] as const,
      ),
    ),
  );
}

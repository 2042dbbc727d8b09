// Policies by name: which came, went or have another name. What they mean is compared where routes name them.
import type { ComponentDocument, PolicyDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Place } from '../edit.ts';
import { expressionText } from '../expression-text.ts';
import { matched } from '../matching.ts';

import { isSame } from '../same.ts';

type Pair = readonly [ComponentDocument, ComponentDocument];

export function comparePolicies(both: Both, [before, after]: Pair): readonly Edit[] {
  const { came, went } = matched(before.policies, after.policies);
  const renamed = came.flatMap((is) => {
    const was = went.find((p) => isSame(p.expression, is.expression));

    return was === undefined ? [] : [[was, is] as const];
  });
  const rest = (list: readonly PolicyDocument[]) =>
    list.filter((p) => !renamed.some((pair) => pair.includes(p)));
  const place = (old: string, next: string, name: string): Place => ({
    component: after.id,
    element: `policies.${name}`,
    old,
    next,
  });

  return [
    ...renamed.map(([was, is]) => {
      const narrowed = narrowedIn(both, before.id, was.name);

      return editAt(place(was.id, is.id, is.name), {
        rule: 'policy-renamed',
        message: `the policy ${was.name} is called ${is.name} now`,
        before: was.name,
        after: is.name,
        impacts: [
          narrowed === ''
            ? impact(['acc', 'NOTE'], is.name, 'no deployment of this project narrows it')
            : impact(['cfg', 'BREAK'], narrowed, 'deployments narrow a policy that is gone'),
        ],
      });
    }),
    ...rest(came).map((is) =>
      editAt(place(before.id, is.id, is.name), {
        rule: 'policy-added',
        message: `the policy ${is.name} is new`,
        after: expressionText(is.expression),
        impacts: [
          impact(['acc', 'NOTE'], is.name, 'who may what is compared where routes name it'),
        ],
      }),
    ),
    ...rest(went).map((was) => {
      const narrowed = narrowedIn(both, before.id, was.name);

      return editAt(place(was.id, after.id, was.name), {
        rule: 'policy-removed',
        message: `the policy ${was.name} is gone`,
        before: expressionText(was.expression),
        impacts: [
          narrowed === ''
            ? impact(['acc', 'NOTE'], was.name, 'who may what is compared where routes named it')
            : impact(['cfg', 'BREAK'], narrowed, 'deployments narrow a policy that is gone'),
        ],
      });
    }),
  ];
}

/** Deployments of the old side that narrow a policy. */
function narrowedIn({ old }: Both, component: string, name: string): string {
  return old.document.deployments
    .filter((d) =>
      d.policies?.some((p) => p.component === component && p.policies.some((q) => q.name === name)),
    )
    .map((d) => `the deployment ${d.name}`)
    .join(', ');
}

// Policies by name: which came, went or have another name. What they mean is compared where routes name them.

import { expressionText } from '../../2-model/expression-text.ts';
import type { ComponentDocument, PolicyDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact } from '../edit.ts';
import type { Impact } from '../finding.ts';
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
  const component = after.id;

  return [
    ...renamed.map(([was, is]) => renamedPolicy(both, [before, after], [was, is])),
    ...rest(came).map((is) =>
      editAt(
        { component, element: `policies.${is.name}`, old: before.id, next: is.id },
        {
          rule: 'policy-added',
          message: `the policy ${is.name} is new`,
          after: expressionText(is.expression),
          impacts: [
            impact(['acc', 'NOTE'], is.name, 'who may what is compared where routes name it'),
          ],
        },
      ),
    ),
    ...rest(went).map((was) =>
      editAt(
        { component, element: `policies.${was.name}`, old: was.id, next: component },
        {
          rule: 'policy-removed',
          message: `the policy ${was.name} is gone`,
          before: expressionText(was.expression),
          impacts: [dangling(both, before.id, was.name)],
        },
      ),
    ),
  ];
}

function renamedPolicy(
  both: Both,
  [before, after]: Pair,
  [was, is]: readonly [PolicyDocument, PolicyDocument],
): Edit {
  return editAt(
    { component: after.id, element: `policies.${is.name}`, old: was.id, next: is.id },
    {
      rule: 'policy-renamed',
      message: `the policy ${was.name} is called ${is.name} now`,
      before: was.name,
      after: is.name,
      impacts: [dangling(both, before.id, was.name)],
    },
  );
}

/** What was joined to it by deployments hangs in the air. */
function dangling(both: Both, component: string, name: string): Impact {
  const narrowed = narrowedIn(both, component, name);

  return narrowed === ''
    ? impact(['acc', 'NOTE'], name, 'who may what is compared where routes name it')
    : impact(['cfg', 'BREAK'], narrowed, 'deployments narrow a policy that is gone');
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

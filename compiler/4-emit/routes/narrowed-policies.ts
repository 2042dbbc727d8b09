// Policies that some deployment narrows: what is asked of them is decided where it runs.
import type { Program } from '../../3-check/program.ts';
import { oncePer } from '../../base/once-per.ts';

const NONE: ReadonlySet<string> = new Set();

/** Names of a component's policies. */
export function narrowedPolicies(component: string, program: Program): ReadonlySet<string> {
  return narrowed(program).get(component) ?? NONE;
}

const narrowed = oncePer((program: Program) => {
  const found = new Map<string, Set<string>>();

  for (const { abstract, policies } of program.deployments) {
    if (abstract) continue;

    for (const { component, policies: own } of policies) {
      const names = found.get(component) ?? new Set();

      for (const { name } of own) names.add(name);

      found.set(component, names);
    }
  }

  return found;
});

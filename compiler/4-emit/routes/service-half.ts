// Which routes the service decides about as well: what they ask is over the entity or the input, or a deployment narrows it.
import type { Expression } from '../../2-model/expression-model.ts';
import type { Access, Component, Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { routesInOrder } from './contract-order.ts';
import { narrowedPolicies } from './narrowed-policies.ts';

export function hasServiceHalf({ access, guards }: Route, narrowed: ReadonlySet<string>): boolean {
  if (access !== undefined && isOfService(access, narrowed)) return true;

  return guards.length > 0 && guards.some((g) => isOfService(g.access, narrowed));
}

export function isOfService({ allow, service }: Access, narrowed: ReadonlySet<string>): boolean {
  return service !== undefined || (narrowed.size > 0 && namesOne(allow, narrowed));
}

function namesOne(expression: Expression, names: ReadonlySet<string>): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of.some((part) => namesOne(part, names));
    case 'not':
      return namesOne(expression.of, names);
    case 'policy':
      return names.has(expression.name) || namesOne(expression.of, names);
    default:
      return false;
  }
}

/** Of files that hold routes, what the text of the model does not say: their order, and what deployments narrow. */
export function accessKey(component: Component, program: Program): string {
  const routes = program.index.routes(component.id);
  const narrowed = narrowedPolicies(component.id, program);
  const inOrder = routesInOrder(component, program);
  let key = '';

  for (let i = 0; i < inOrder.length; i++) key += `.${routes.indexOf(inOrder[i] as Route)}`;

  return narrowed.size === 0 ? key : `${key}.${[...narrowed].join()}`;
}

// Policies: named conditions over entity, identity, request, claims, and over the route and input of where they are used.
import type { ComponentSyntax, ExpressionSyntax, Name } from '../1-syntax/syntax.ts';
import type { Environment, FoundPolicy, PolicyScope } from './environment.ts';
import { typeExpression } from './expression.ts';
import { hasPath, type PathOperand, type Policy } from './expression-model.ts';
import type { Reference } from './node.ts';
import { declared } from './node-id.ts';
import {
  claimsRoot,
  entityRoot,
  identityRoot,
  openRoot,
  type RootScope,
  requestRoot,
} from './roots.ts';
import { candidatesOf, type Scope } from './scope.ts';

/** Roots that do not depend on the route. */
export function accessRoots(component: ComponentSyntax, scope: Scope): readonly RootScope[] {
  const entity = component.entity === undefined ? [] : [entityRoot(component, scope)];

  return [...entity, identityRoot(), requestRoot(), claimsRoot()];
}

export function buildPolicies(component: ComponentSyntax, scope: Scope): readonly Policy[] {
  const env: Environment = {
    scope,
    place: 'policies',
    roots: [
      ...accessRoots(component, scope),
      openRoot('route', 'the path'),
      openRoot('input', 'the input'),
    ],
    policies: policyScope(component),
  };

  return component.policies.map((policy) => ({
    id: declared(component.id, 'policies', policy.name.value),
    at: policy.name.at,
    name: policy.name.value,
    component: component.id,
    expression: typeExpression(policy.expression, env),
    uses: usesOf(policy.expression, component),
  }));
}

/**
 * Policies are typed anew where they are used, because route and input are known only there. One that asks for neither
 * means the same everywhere.
 */
export function policyScope(component: ComponentSyntax): PolicyScope {
  const open = new Set<string>();
  const everywhere = new Map<string, FoundPolicy>();

  return {
    candidates: candidatesOf(component.policies.map((p) => p.name)),
    find: (name: Name, env: Environment) => {
      const known = everywhere.get(name.value);

      if (known !== undefined) return known;

      const found = component.policies.find((p) => p.name.value === name.value);

      if (found === undefined || open.has(name.value)) return undefined;

      open.add(name.value);

      const missed = env.scope.unresolved.length;
      const of = typeExpression(found.expression, env);
      const policy = { id: declared(component.id, 'policies', name.value), of };

      open.delete(name.value);

      if (env.scope.unresolved.length === missed && !hasPath(of, isOfRoute))
        everywhere.set(name.value, policy);

      return policy;
    },
  };
}

function isOfRoute({ root }: PathOperand): boolean {
  return root === 'route' || root === 'input';
}

function usesOf(syntax: ExpressionSyntax, component: ComponentSyntax): readonly Reference[] {
  switch (syntax.kind) {
    case 'and':
    case 'or':
      return syntax.of.flatMap((part) => usesOf(part, component));
    case 'not':
      return usesOf(syntax.of, component);
    case 'literal': {
      if (syntax.literal.kind !== 'word') return [];

      const { value, at } = syntax.literal;
      const known = component.policies.some((p) => p.name.value === value);

      return known ? [{ name: value, at, id: declared(component.id, 'policies', value) }] : [];
    }
    default:
      return [];
  }
}

// Policies: named conditions over entity, identity, request, claims, and over the route and input of where they are used.
import type { ComponentSyntax, ExpressionSyntax, Name } from '../1-syntax/syntax.ts';
import { oncePer } from '../base/once-per.ts';
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

interface OwnPolicies extends PolicyScope {
  /** Keeps one that was typed, where it means the same everywhere. `missed` is how much was unresolved before it. */
  readonly settle: (
    policy: FoundPolicy,
    typed: { readonly name: string; readonly missed: number; readonly env: Environment },
  ) => void;
}

/** Roots that do not depend on the route. */
export function accessRoots(component: ComponentSyntax, scope: Scope): readonly RootScope[] {
  const entity = component.entity === undefined ? [] : [entityRoot(component, scope)];

  return [...entity, identityRoot(), requestRoot(), claimsRoot()];
}

export function buildPolicies(component: ComponentSyntax, scope: Scope): readonly Policy[] {
  if (component.policies.length === 0) return [];

  const policies = policyScope(component, scope);
  const env: Environment = {
    scope,
    place: 'policies',
    roots: [
      ...accessRoots(component, scope),
      openRoot('route', 'the path'),
      openRoot('input', 'the input'),
    ],
    policies,
  };

  return component.policies.map(({ name: { value: name, at }, expression: written }) => {
    const id = declared(component.id, 'policies', name);
    const missed = scope.unresolved.length;
    const expression = typeExpression(written, env);
    const uses = usesOf(written, component);

    if (uses.length === 0) policies.settle({ id, of: expression }, { name, missed, env });

    return { id, at, name, component: component.id, expression, uses };
  });
}

/**
 * Policies are typed anew where they are used, because route and input are known only there. One that asks for neither
 * means the same everywhere.
 */
export function policyScope(component: ComponentSyntax, scope: Scope): OwnPolicies {
  const known = scopes(scope).get(component.id);

  if (known !== undefined) return known;

  const made = makeScope(component);

  scopes(scope).set(component.id, made);

  return made;
}

/** By component; of one build, for what is typed depends on all contracts. */
const scopes = oncePer((_: Scope) => new Map<string, OwnPolicies>());

function makeScope(component: ComponentSyntax): OwnPolicies {
  const open = new Set<string>();
  const everywhere = new Map<string, FoundPolicy>();
  const settle: OwnPolicies['settle'] = (policy, { name, missed, env }) => {
    if (env.scope.unresolved.length === missed && !hasPath(policy.of, isOfRoute))
      everywhere.set(name, policy);
  };

  return {
    settle,
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

      settle(policy, { name: name.value, missed, env });

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

// Policies put in the place of their names, each joined with what the deployment says of it: it can only narrow.
import type { Expression } from './expression.ts';

export type Policies = Readonly<Record<string, Expression>>;

export interface PolicySources {
  readonly policies: Policies;
  /** Of the deployment. */
  readonly narrowing: Policies;
}

export function placePolicies(expression: Expression, sources: PolicySources): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return { kind: expression.kind, of: expression.of.map((one) => placePolicies(one, sources)) };
    case 'not':
      return { kind: 'not', of: placePolicies(expression.of, sources) };
    case 'policy':
      return placed(expression, sources);
    default:
      return expression;
  }
}

function placed(
  { name, of }: Extract<Expression, { kind: 'policy' }>,
  { policies, narrowing }: PolicySources,
): Expression {
  const found = of ?? memberOf(policies, name);

  if (found === undefined) throw new TypeError(`no policy is named ${name}`);

  const narrowed = memberOf(narrowing, name);
  const own = placePolicies(found, { policies, narrowing });

  if (narrowed === undefined) return own;

  // What narrows may name policies too, but for the one that it narrows.
  const others = Object.fromEntries(Object.entries(narrowing).filter(([key]) => key !== name));

  return { kind: 'and', of: [own, placePolicies(narrowed, { policies, narrowing: others })] };
}

function memberOf(policies: Policies, name: string): Expression | undefined {
  return Object.hasOwn(policies, name) ? policies[name] : undefined;
}

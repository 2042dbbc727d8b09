// The gateway's half of a condition: what it cannot know of entity and input counts in the caller's favour.
import type { Expression, Operand } from '../../2-model/expression-model.ts';
import { hasPath, operandsOf, type PathOperand } from '../../2-model/expression-model.ts';
import type { Access } from '../../2-model/model.ts';
import { oncePer } from '../../base/once-per.ts';
import type { Data } from '../code/literal.ts';
import { AS_TEXT, expressionData } from '../routes/expression-data.ts';

/** Undefined where it refuses nobody. */
export function gatewayHalf({ allow }: Access): Data | undefined {
  const known = half(allow, true);

  if (known.kind === 'authenticated') return SOMEBODY;

  return known.kind === 'constant' && known.value ? undefined : expressionData(known, AS_TEXT);
}

/** Most ask no more than that. */
export const SOMEBODY: Data = { kind: 'authenticated' };

/** `positive`: here it helps the caller to be true. */
function half(expression: Expression, positive: boolean): Expression {
  switch (expression.kind) {
    case 'policy':
      return positive ? helpful(expression.of) : half(expression.of, false);
    case 'not':
      return negated(half(expression.of, !positive));
    case 'and':
    case 'or':
      return joined(expression, positive);
    default:
      return hasPath(expression, isOfService) ? favoured(expression, positive) : expression;
  }
}

/** Policies stand in many routes. */
const helpful = oncePer((of: Expression): Expression => half(of, true));

function isOfService({ root }: PathOperand): boolean {
  return root === 'entity' || root === 'input';
}

/** Compared with somebody who is not there, the entity is nobody's: that much is known. */
function favoured(expression: Expression, positive: boolean): Expression {
  const { at } = expression;

  return positive && asksForSomebody(expression)
    ? { kind: 'authenticated', at }
    : { kind: 'constant', at, value: positive };
}

function negated(of: Expression): Expression {
  return of.kind === 'constant' ? { ...of, value: !of.value } : { kind: 'not', at: of.at, of };
}

type Joined = Extract<Expression, { readonly kind: 'and' | 'or' }>;

function joined({ kind, at, of }: Joined, positive: boolean): Expression {
  const decisive = kind === 'or';
  const known: Expression[] = [];

  for (const part of of) {
    const own = half(part, positive);

    if (own.kind !== 'constant') known.push(own);
    else if (own.value === decisive) return own;
  }

  const parts = withoutImplied(kind, known);
  const [only] = parts;

  if (only === undefined) return { kind: 'constant', at, value: !decisive };

  return parts.length === 1 ? only : { kind, at, of: parts };
}

/** `authenticated` says all that a narrower condition beside it says, or nothing that it does not say. */
function withoutImplied(kind: Joined['kind'], parts: readonly Expression[]): readonly Expression[] {
  const somebody = parts.find((p) => p.kind === 'authenticated');

  if (somebody === undefined) return parts;

  const others = parts.filter((p) => p.kind !== 'authenticated');

  if (kind === 'or') return [somebody, ...others.filter((p) => !asksForSomebody(p))];

  return others.some(asksForSomebody) ? others : [somebody, ...others];
}

/** Whether it is false where nobody is known to call. */
function asksForSomebody(expression: Expression): boolean {
  switch (expression.kind) {
    case 'authenticated':
    case 'role':
    case 'scheme':
      return true;
    case 'compare':
      return expression.operator !== '!=' && expression.as !== 'null' && namesSomebody(expression);
    case 'in':
      return namesSomebody(expression);
    case 'and':
      return expression.of.some(asksForSomebody);
    case 'or':
      return expression.of.every(asksForSomebody);
    default:
      return false;
  }
}

function namesSomebody(expression: Expression): boolean {
  return operandsOf(expression).some(isSomebody);
}

function isSomebody(operand: Operand): boolean {
  return operand.kind === 'path' && operand.root === 'identity';
}

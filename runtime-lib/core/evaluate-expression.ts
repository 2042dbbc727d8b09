// Expressions of contracts, evaluated. Two-valued: what is absent or null is equal to null alone.
import type {
  CompareExpression,
  Expression,
  ExpressionEnvironment,
  InExpression,
  Operand,
  PathOperand,
} from './expression.ts';
import { hasRole } from './identity.ts';
import { instantOf, moved } from './instant.ts';
import { compareScalars, holds } from './scalar-order.ts';
import { todayIn } from './today.ts';

export function evaluate(expression: Expression, environment: ExpressionEnvironment): boolean {
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'and':
      return expression.of.every((part) => evaluate(part, environment));
    case 'or':
      return expression.of.some((part) => evaluate(part, environment));
    case 'not':
      return !evaluate(expression.of, environment);
    case 'policy':
      return evaluate(policyOf(expression, environment), environment);
    case 'compare':
      return compare(expression, environment);
    case 'in':
      return isIn(expression, environment);
    case 'has':
      return isPresent(operandValue(expression.path, environment));
    case 'true':
      return operandValue(expression.path, environment) === true;
    case 'authenticated':
      return environment.identity !== undefined;
    case 'role': {
      const segments = expression.segments.map((s) => segmentText(s, environment));

      return hasRole(environment.identity?.roles ?? [], segments);
    }
    case 'scheme':
      return environment.identity?.scheme === expression.scheme;
    case 'claim':
      return memberOf(environment.claims, expression.name) === expression.value;
  }
}

export function policyOf(
  { name, of }: Extract<Expression, { kind: 'policy' }>,
  { policies }: ExpressionEnvironment,
): Expression {
  const found = of ?? policies?.[name];

  if (found === undefined) throw new TypeError(`no policy is named ${name}`);

  return found;
}

/** A value that is no text makes no segment. */
export function segmentText(
  segment: string | PathOperand,
  environment: ExpressionEnvironment,
): string {
  const value = typeof segment === 'string' ? segment : operandValue(segment, environment);

  return typeof value === 'string' ? value : '';
}

function compare(
  { operator, left, right, as }: CompareExpression,
  environment: ExpressionEnvironment,
): boolean {
  const a = operandValue(left, environment);
  const b = operandValue(right, environment);

  if (as !== 'null') {
    if (as === 'boolean' && operator !== '==' && operator !== '!=') return false;

    return holds(operator, compareScalars(a, b, as));
  }

  const equal = isAbsent(a) && isAbsent(b);

  return operator === '==' ? equal : operator === '!=' && !equal;
}

function isIn({ left, right, as }: InExpression, environment: ExpressionEnvironment): boolean {
  if (as === 'null') return false;

  const value = operandValue(left, environment);

  return itemsOf(right, environment).some((item) => compareScalars(value, item, as) === 0);
}

/** What stands right of `in`. */
export function itemsOf(
  right: readonly Operand[],
  environment: ExpressionEnvironment,
): readonly unknown[] {
  return right.flatMap((operand) => {
    const value = operandValue(operand, environment);

    return operand.kind === 'path' && !Array.isArray(value) ? [] : value;
  });
}

export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isPresent(value: unknown): boolean {
  return !isAbsent(value);
}

/** Undefined where there is none. A moved moment is milliseconds, for it may lie in any year. */
export function operandValue(operand: Operand, environment: ExpressionEnvironment): unknown {
  switch (operand.kind) {
    case 'path':
      return follow(environment[operand.root], operand.segments);
    case 'literal':
      return operand.value;
    case 'now':
      return environment.now;
    case 'today':
      return todayIn(environment.now, operand.zone ?? environment.zone);
    case 'shift':
      return shiftedValue(operand, environment);
  }
}

/** Several shifts are one. */
function shiftedValue(operand: Operand, environment: ExpressionEnvironment): number | undefined {
  let of = operand;
  let by = 0;

  while (of.kind === 'shift') {
    by += of.by;
    of = of.of;
  }

  const instant = instantOf(operandValue(of, environment));

  return instant === undefined ? undefined : moved(instant, by);
}

export function follow(from: unknown, segments: readonly string[]): unknown {
  let value = from;

  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i] as string;

    if (segment === '[]')
      return Array.isArray(value) ? eachOf(value, segments.slice(i + 1)) : undefined;

    value = memberOf(value, segment);
  }

  return value;
}

/** Lists in lists become one. */
function eachOf(list: readonly unknown[], segments: readonly string[]): readonly unknown[] {
  return list.flatMap((item) => {
    const value = follow(item, segments);

    return isAbsent(value) ? [] : value;
  });
}

/** Own members alone: a field may be named as what objects inherit. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;

  return (value as Readonly<Record<string, unknown>>)[name];
}

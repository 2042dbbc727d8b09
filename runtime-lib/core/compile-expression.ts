// Expressions as functions, made once: what an expression says of an environment, without walking its tree each time.
// Must answer as evaluate-expression.ts does.
import type { Operator } from '../storage/condition.ts';
import { evaluate, follow, itemsOf, memberOf, operandValue } from './evaluate-expression.ts';
import type {
  CompareExpression,
  Expression,
  ExpressionEnvironment,
  InExpression,
  Meeting,
  Operand,
  PathOperand,
  RoleExpression,
} from './expression.ts';
import { hasRole } from './identity.ts';
import { compareScalars, holds } from './scalar-order.ts';

/** Whether it is true there. */
export type Compiled = (environment: ExpressionEnvironment) => boolean;
type Value = (environment: ExpressionEnvironment) => unknown;

/** Policies must be in place. */
export function compileExpression(expression: Expression): Compiled {
  switch (expression.kind) {
    case 'constant':
      return expression.value ? yes : no;
    case 'and':
      return all(expression.of.map(compileExpression));
    case 'or':
      return some(expression.of.map(compileExpression));
    case 'not': {
      const of = compileExpression(expression.of);

      return (environment) => !of(environment);
    }
    case 'policy':
      if (expression.of !== undefined) return compileExpression(expression.of);

      throw new TypeError(`no policy is named ${expression.name}`);
    case 'compare':
      return compileCompare(expression);
    case 'in':
      return compileIn(expression);
    case 'has': {
      const value = compileOperand(expression.path);

      return (environment) => (value(environment) ?? null) !== null;
    }
    case 'true': {
      const value = compileOperand(expression.path);

      return (environment) => value(environment) === true;
    }
    case 'role':
      return compileRole(expression);
    default:
      return (environment) => evaluate(expression, environment);
  }
}

function yes(): boolean {
  return true;
}

function no(): boolean {
  return false;
}

function all(parts: readonly Compiled[]): Compiled {
  const [first = yes, second = yes] = parts;

  if (parts.length < 2) return first;
  if (parts.length === 2) return (environment) => first(environment) && second(environment);

  return (environment) => parts.every((part) => part(environment));
}

function some(parts: readonly Compiled[]): Compiled {
  const [first = no, second = no] = parts;

  if (parts.length < 2) return first;
  if (parts.length === 2) return (environment) => first(environment) || second(environment);

  return (environment) => parts.some((part) => part(environment));
}

function compileCompare({ operator, left, right, as }: CompareExpression): Compiled {
  const a = compileOperand(left);
  const b = compileOperand(right);

  if (as === 'null') {
    if (operator !== '==' && operator !== '!=') return no;

    const equal = operator === '==';

    return (e) => ((a(e) ?? null) === null && (b(e) ?? null) === null) === equal;
  }

  if (as === 'boolean' && operator !== '==' && operator !== '!=') return no;

  return isSame(operator, as) ? identical(a, b, { operator, as }) : ordered(a, b, { operator, as });
}

interface Comparison {
  readonly operator: Operator;
  readonly as: Exclude<Meeting, 'null'>;
}

/** Texts and booleans are equal where they are the same. */
function isSame(operator: Operator, as: Meeting): boolean {
  return (operator === '==' || operator === '!=') && (as === 'text' || as === 'boolean');
}

function identical(a: Value, b: Value, { operator, as }: Comparison): Compiled {
  const type = as === 'text' ? 'string' : 'boolean';
  const expected = operator === '==';

  return (environment) => {
    const value = a(environment);

    return (typeof value === type && value === b(environment)) === expected;
  };
}

function ordered(a: Value, b: Value, { operator, as }: Comparison): Compiled {
  return (environment) => holds(operator, compareScalars(a(environment), b(environment), as));
}

function compileIn({ left, right, as }: InExpression): Compiled {
  if (as === 'null') return no;

  const value = compileOperand(left);
  const literals = literalsOf(right);

  if (as === 'text' && literals !== undefined) {
    const texts = new Set(literals.filter((literal) => typeof literal === 'string'));

    return (environment) => texts.has(value(environment) as string);
  }

  return (environment) => {
    const one = value(environment);

    return itemsOf(right, environment).some((item) => compareScalars(one, item, as) === 0);
  };
}

/** Undefined where some of them are known only later, or are lists themselves. */
function literalsOf(right: readonly Operand[]): readonly unknown[] | undefined {
  const values = right.flatMap((operand) =>
    operand.kind === 'literal' && !Array.isArray(operand.value) ? [operand.value] : [],
  );

  return values.length === right.length ? values : undefined;
}

function compileRole({ segments }: RoleExpression): Compiled {
  const texts = segments.map((segment) =>
    typeof segment === 'string' ? () => segment : compileOperand(segment),
  );

  return (environment) => {
    const roles = environment.identity?.roles;

    if (roles === undefined || roles.length === 0) return false;

    return hasRole(
      roles,
      texts.map((text) => textOf(text(environment))),
    );
  };
}

/** A value that is no text makes no segment. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function compileOperand(operand: Operand): Value {
  switch (operand.kind) {
    case 'path':
      return compilePath(operand);
    case 'literal': {
      const { value } = operand;

      return () => value;
    }
    default:
      return (environment) => operandValue(operand, environment);
  }
}

function compilePath({ root, segments }: PathOperand): Value {
  const [name] = segments;

  if (segments.length === 1 && name !== undefined && name !== '[]')
    return (environment) => memberOf(environment[root], name);

  return (environment) => follow(environment[root], segments);
}

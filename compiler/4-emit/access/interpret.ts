// What a condition says of a request, by the words of the language alone. Shares nothing with what is emitted for the same
// condition: the two are held against each other.
import type { Expression, Operand, PathOperand } from '../../2-model/expression-model.ts';
import type { CallerIdentity, Values } from './matrix.ts';
import { instantOf, midnight, NOW } from './moment.ts';

/** Undefined: it cannot be known. */
export type Truth = boolean | undefined;

export interface Scene {
  readonly entity: Values;
  readonly input: Values;
  readonly route: Values;
  readonly request: Values;
  readonly identity: CallerIdentity | undefined;
  /** What nobody knows yet: the gateway neither entity nor input, a list not its entities. */
  readonly unknown: 'nothing' | 'entity' | 'entity and input';
}

export function truth(expression: Expression, scene: Scene): Truth {
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'not':
      return negated(truth(expression.of, scene));
    case 'policy':
      return truth(expression.of, scene);
    case 'and':
      return all(expression.of.map((part) => truth(part, scene)));
    case 'or':
      return negated(all(expression.of.map((part) => negated(truth(part, scene)))));
    default:
      return atom(expression, scene);
  }
}

function negated(value: Truth): Truth {
  return value === undefined ? undefined : !value;
}

function all(values: readonly Truth[]): Truth {
  if (values.includes(false)) return false;

  return values.includes(undefined) ? undefined : true;
}

function atom(expression: Expression, scene: Scene): Truth {
  const { identity } = scene;

  switch (expression.kind) {
    case 'authenticated':
      return identity !== undefined;
    case 'scheme':
      return identity?.scheme === expression.scheme;
    case 'claim':
      return own(identity?.claims, expression.name) === expression.value;
    case 'role':
      return role(expression.segments, scene);
    case 'has':
    case 'true': {
      const found = operandValue(expression.path, scene);

      if (found === UNKNOWN) return undefined;

      return expression.kind === 'has' ? isThere(found) : found === true;
    }
    case 'compare':
      return compare(expression, scene);
    case 'in':
      return contains(expression, scene);
    default:
      return undefined;
  }
}

const UNKNOWN = Symbol('unknown');

type Found = unknown;

function isThere(value: Found): boolean {
  return value !== undefined && value !== null;
}

type Compare = Extract<Expression, { readonly kind: 'compare' }>;

function compare({ operator, left, right, as }: Compare, scene: Scene): Truth {
  const a = operandValue(left, scene);
  const b = operandValue(right, scene);

  if (as === 'null') {
    if (a === UNKNOWN || b === UNKNOWN) return undefined;

    return (operator === '==') === (!isThere(a) && !isThere(b));
  }

  if (a === UNKNOWN || b === UNKNOWN)
    return operator !== '!=' && (isNobody(left, a, scene) || isNobody(right, b, scene))
      ? false
      : undefined;

  const order = ordered(a, b, as);

  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order !== undefined && order < 0;
    case '<=':
      return order !== undefined && order <= 0;
    case '>':
      return order !== undefined && order > 0;
    case '>=':
      return order !== undefined && order >= 0;
  }
}

/** An absent identity or route value makes it false before any entity is read; a list knows all but its entities. */
function isNobody(operand: Operand, value: Found, { unknown }: Scene): boolean {
  if (value === UNKNOWN || isThere(value)) return false;

  return unknown === 'entity' || rootOf(operand) === 'identity' || rootOf(operand) === 'route';
}

function rootOf(operand: Operand): string {
  if (operand.kind === 'shift') return rootOf(operand.of);

  return operand.kind === 'path' ? operand.root : '';
}

type In = Extract<Expression, { readonly kind: 'in' }>;

function contains({ left, right, as }: In, scene: Scene): Truth {
  const value = operandValue(left, scene);
  const items = right.map((operand) => operandValue(operand, scene));

  if (value === UNKNOWN || items.includes(UNKNOWN))
    return isNobody(left, value, scene) || right.some((r, i) => isNobody(r, items[i], scene))
      ? false
      : undefined;

  return items.flat().some((item) => ordered(value, item, as) === 0);
}

/** Undefined where they have no order: one is absent, or they are no such values. */
function ordered(a: Found, b: Found, as: string): number | undefined {
  if (!isThere(a) || !isThere(b)) return undefined;

  switch (as) {
    case 'time':
      return difference(instantOf(a), instantOf(b));
    case 'number':
      return difference(scaled(a), scaled(b));
    case 'boolean':
      return a === b ? 0 : undefined;
    default:
      return typeof a === 'string' && typeof b === 'string' ? byCodePoint(a, b) : undefined;
  }
}

function difference<T extends number | bigint>(
  a: T | undefined,
  b: T | undefined,
): number | undefined {
  if (a === undefined || b === undefined) return undefined;

  return a < b ? -1 : a > b ? 1 : 0;
}

const PLACES = 30;

/** Exactly: a decimal has more digits than a number holds. */
function scaled(value: Found): bigint | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));

  if (match === null) return undefined;

  const [, sign, whole = '', fraction = ''] = match;
  const digits = BigInt(whole + fraction.padEnd(PLACES, '0').slice(0, PLACES));

  return sign === '-' ? -digits : digits;
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];

  for (let i = 0; i < left.length && i < right.length; i++) {
    const by = difference(left[i]?.codePointAt(0), right[i]?.codePointAt(0));

    if (by !== 0 && by !== undefined) return by;
  }

  return left.length - right.length;
}

/** A role is held by who holds it or one above it. */
function role(segments: readonly (string | PathOperand)[], scene: Scene): Truth {
  if (scene.identity === undefined) return false;

  const asked = segments.map((s) => (typeof s === 'string' ? s : operandValue(s, scene)));

  if (!asked.every((s) => s === UNKNOWN || isSegment(s))) return false;

  const held = scene.identity.roles
    .map((text) => text.split(':'))
    .filter(
      (own) =>
        own.length <= asked.length && own.every((s, i) => asked[i] === UNKNOWN || asked[i] === s),
    );

  if (!asked.includes(UNKNOWN)) return held.length > 0;

  // The gateway asks nothing that depends on the entity; a list knows which roles no entity can fit.
  return scene.unknown === 'entity' && held.length === 0 ? false : undefined;
}

function isSegment(value: Found): boolean {
  return typeof value === 'string' && value !== '' && !value.includes(':');
}

function operandValue(operand: Operand, scene: Scene): Found {
  switch (operand.kind) {
    case 'literal':
      return operand.value;
    case 'now':
      return NOW;
    case 'today':
      return midnight(operand.zone);
    case 'shift': {
      const of = operandValue(operand.of, scene);
      const instant = of === UNKNOWN ? undefined : instantOf(of);

      return of === UNKNOWN ? UNKNOWN : instant === undefined ? undefined : instant + operand.by;
    }
    case 'path':
      return isUnknown(operand, scene)
        ? UNKNOWN
        : follow(rootValue(operand, scene), operand.segments);
    case 'unresolved':
      return undefined;
  }
}

function isUnknown({ root }: PathOperand, { unknown }: Scene): boolean {
  return unknown !== 'nothing' && (root === 'entity' || (root === 'input' && unknown !== 'entity'));
}

function rootValue({ root }: PathOperand, scene: Scene): Found {
  switch (root) {
    case 'identity':
      return scene.identity;
    case 'claims':
      return scene.identity?.claims;
    case 'event':
      return undefined;
    default:
      return scene[root];
  }
}

function follow(from: Found, [name, ...rest]: readonly string[]): Found {
  if (name === undefined) return from;
  if (name !== '[]') return follow(own(from, name), rest);
  if (!Array.isArray(from)) return undefined;

  return from.flatMap((item) => follow(item, rest)).filter(isThere);
}

function own(of: Found, name: string): Found {
  if (typeof of !== 'object' || of === null || !Object.hasOwn(of, name)) return undefined;

  return (of as Readonly<Record<string, unknown>>)[name];
}

// Expressions and environments made up for property tests: what contracts may say of a row, in every kind of atom.
import fc from 'fast-check';
import type {
  Expression,
  ExpressionEnvironment,
  Meeting,
  Operand,
} from '../../runtime-lib/core/expression.ts';
import type { Operator } from '../../runtime-lib/storage/condition.ts';
import { familyOf } from '../../runtime-lib/storage/field-types.ts';
import type { Row } from '../../runtime-lib/storage/values.ts';
import { comparedWith, heldBy, TYPES } from './rows.ts';

export type Kind = 'text' | 'number' | 'time' | 'boolean';

export const KINDS: readonly Kind[] = ['text', 'number', 'time', 'boolean'];
const SOURCES: Readonly<Record<Kind, readonly string[]>> = {
  text: ['text'],
  number: ['integer', 'number', 'bigint', 'decimal(6.2)', 'decimal(18.6)'],
  time: ['timestamp', 'date'],
  boolean: ['boolean'],
};
const ZONES = ['UTC', 'Europe/Berlin', 'Pacific/Kiritimati', 'America/Los_Angeles'];
const SHIFTS = [0, 1, -1, 86_400_000, -43_200_000, 1209600000, 8e15, -8e15, 9e15, -9e15];

export function entityPath(...segments: readonly string[]): Operand {
  return { kind: 'path', root: 'entity', segments };
}

function fieldsOf(kind: Kind): readonly string[] {
  return [...TYPES].flatMap(([name, type]) => (familyOf(type) === kind ? [name] : []));
}

/** Also in the forms that handlers see. */
export function valueFor(kind: Kind): fc.Arbitrary<unknown> {
  const plain = fc.constantFrom(...SOURCES[kind]).chain((type) => comparedWith(type));

  switch (kind) {
    case 'time':
      return fc.oneof(
        plain,
        plain
          .filter((v) => typeof v === 'string' && v.length === 24)
          .map((v) => new Date(String(v))),
      );
    case 'number':
      return fc.oneof(plain, fc.constantFrom(0n, 1n, 10n, 9007199254740993n, 2n ** 70n));
    default:
      return plain;
  }
}

function elsewhere(kind: Kind): fc.Arbitrary<Operand> {
  const path = fc
    .constantFrom('input', 'route', 'claims', 'event', 'request')
    .map((root): Operand => ({ kind: 'path', root: root as 'input', segments: [kind] }));
  const literal = valueFor(kind).map((value): Operand => ({ kind: 'literal', value }));

  if (kind === 'text')
    return fc.oneof(
      path,
      literal,
      fc.constant<Operand>({ kind: 'path', root: 'identity', segments: ['id'] }),
    );
  if (kind !== 'time') return fc.oneof(path, literal);

  const moment = fc.oneof(
    fc.constant<Operand>({ kind: 'now' }),
    fc.constant<Operand>({ kind: 'today' }),
    fc.constantFrom(...ZONES).map((zone): Operand => ({ kind: 'today', zone })),
  );

  return fc.oneof(path, literal, moment, shifted(fc.oneof(path, moment)));
}

function shifted(of: fc.Arbitrary<Operand>): fc.Arbitrary<Operand> {
  return fc
    .tuple(of, fc.constantFrom(...SHIFTS))
    .chain(([operand, by]) =>
      fc
        .constantFrom<readonly number[]>([by], [by], [by, 1000], [by, -by])
        .map((all) => all.reduce((of, one): Operand => ({ kind: 'shift', of, by: one }), operand)),
    );
}

function field(kind: Kind): fc.Arbitrary<Operand> {
  const path = fc.constantFrom(...fieldsOf(kind)).map((name) => entityPath(name));

  return kind === 'time' ? fc.oneof(path, shifted(path)) : path;
}

const OPERATOR = fc.constantFrom<Operator>('==', '!=', '<', '<=', '>', '>=');

/** Doubles meet doubles alone: databases meet other numbers in floating point, where 2^53 is 2^53 + 1. */
function areAlike([left, right]: readonly [Operand, Operand]): boolean {
  return isDouble(left) === isDouble(right);
}

function isDouble(operand: Operand): boolean {
  return operand.kind === 'path' && TYPES.get(operand.segments[0] ?? '') === 'number';
}

function compareOf(kind: Kind): fc.Arbitrary<Expression> {
  const plainField = fc.constantFrom(...fieldsOf(kind)).map((name) => entityPath(name));
  const sides = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(field(kind), elsewhere(kind)) },
    { weight: 4, arbitrary: fc.tuple(elsewhere(kind), field(kind)) },
    { weight: 2, arbitrary: fc.tuple(plainField, plainField).filter(areAlike) },
    { weight: 1, arbitrary: fc.tuple(elsewhere(kind), elsewhere(kind)) },
  );

  return fc
    .tuple(sides, OPERATOR)
    .map(([[left, right], operator]) => ({ kind: 'compare', operator, left, right, as: kind }));
}

function inOf(kind: Kind): fc.Arbitrary<Expression> {
  const literals = fc.array(
    valueFor(kind).map((value): Operand => ({ kind: 'literal', value })),
    { maxLength: 4 },
  );
  const list = fc.constantFrom<readonly Operand[]>(
    [{ kind: 'path', root: 'input', segments: [`${kind}s`] }],
    [{ kind: 'path', root: 'input', segments: [`${kind}s`, '[]'] }],
    [{ kind: 'path', root: 'event', segments: ['lines', '[]', kind] }],
  );

  return fc
    .tuple(fc.oneof(field(kind), elsewhere(kind)), fc.oneof(literals, list))
    .map(([left, right]) => ({ kind: 'in', left, right, as: kind }));
}

/** Lists hold texts, numbers of JSON and booleans. */
const CONTAINED: fc.Arbitrary<Expression> = fc
  .constantFrom<Kind>('text', 'number', 'boolean')
  .chain((kind) =>
    fc
      .tuple(elsewhere(kind), fc.constantFrom(['tags'], ['tags', '[]']))
      .map(([left, segments]) => ({
        kind: 'in',
        left,
        right: [entityPath(...segments)],
        as: kind as Meeting,
      })),
  );

const NULLS: fc.Arbitrary<Expression> = fc
  .tuple(
    fc.oneof(...KINDS.map((kind) => field(kind)), elsewhere('text')),
    fc.constantFrom<Operator>('==', '!='),
    fc.boolean(),
  )
  .map(([operand, operator, turned]) => {
    const none: Operand = { kind: 'literal', value: null };
    const [left, right] = turned ? [none, operand] : [operand, none];

    return { kind: 'compare', operator, left, right, as: 'null' };
  });

const SEGMENT = fc.oneof(
  fc.constantFrom('a', 'b', 'ab', 'shop', ''),
  fc.constantFrom<Operand>(entityPath('name'), entityPath('other'), {
    kind: 'path',
    root: 'route',
    segments: ['text'],
  }),
) as fc.Arbitrary<string>;

const OTHERS: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom<Expression>(
    { kind: 'authenticated' },
    { kind: 'scheme', scheme: 'token' },
    { kind: 'claim', name: 'boolean', value: true },
    { kind: 'constant', value: true },
    { kind: 'constant', value: false },
    { kind: 'policy', name: 'open' },
    { kind: 'policy', name: 'inner', of: { kind: 'true', path: pathOf('entity', 'done') } },
    { kind: 'true', path: pathOf('entity', 'open') },
    { kind: 'true', path: pathOf('input', 'boolean') },
    { kind: 'has', path: pathOf('entity', 'tags') },
    { kind: 'has', path: pathOf('entity', 'name') },
    { kind: 'has', path: pathOf('claims', 'number') },
  ),
  fc
    .array(SEGMENT, { minLength: 1, maxLength: 3 })
    .map((segments): Expression => ({ kind: 'role', segments })),
);

export function pathOf(
  root: 'entity' | 'input' | 'claims',
  name: string,
): Extract<Operand, { kind: 'path' }> {
  return { kind: 'path', root, segments: [name] };
}

const ATOM = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...KINDS).chain(compareOf) },
  { weight: 3, arbitrary: fc.constantFrom(...KINDS).chain(inOf) },
  { weight: 2, arbitrary: CONTAINED },
  { weight: 2, arbitrary: NULLS },
  { weight: 2, arbitrary: OTHERS },
);

export const EXPRESSION: fc.Arbitrary<Expression> = fc.letrec<{ expression: Expression }>(
  (tie) => ({
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      ATOM,
      fc.record({ kind: fc.constant('not' as const), of: tie('expression') }),
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(tie('expression'), { maxLength: 3 }),
      }),
    ),
  }),
).expression;

const MEMBERS = Object.fromEntries(
  KINDS.flatMap((kind) => [
    [kind, fc.oneof(valueFor(kind), fc.constant(null), heldBy('document'))],
    [`${kind}s`, fc.oneof(fc.array(valueFor(kind), { maxLength: 3 }), fc.constant('no list'))],
  ]),
);
export const OBJECT = fc.record(MEMBERS, { requiredKeys: [] });
const IDENTITY = fc.record({
  id: fc.constantFrom('a', 'A', 'a ', ' a', 'b', 'á', 'a\u0301', '😀', 'a😀', '\uffff', ''),
  roles: fc.array(fc.constantFrom('a', 'a:b', 'shop', 'shop:a', 'a:', '', ':a', 'b:ab'), {
    maxLength: 3,
  }),
  scheme: fc.constantFrom('token', 'basic'),
});
const OPEN: Expression = {
  kind: 'compare',
  operator: '>=',
  left: entityPath('at'),
  right: { kind: 'now' },
  as: 'time',
};

export const ENVIRONMENT: fc.Arbitrary<ExpressionEnvironment> = fc
  .record({
    identity: fc.option(IDENTITY, { nil: undefined }),
    input: fc.option(OBJECT, { nil: undefined }),
    route: OBJECT,
    request: OBJECT,
    claims: fc.option(OBJECT, { nil: undefined }),
    event: fc.record({ lines: fc.array(OBJECT, { maxLength: 3 }) }),
    now: fc
      .constantFrom('2026-03-29T00:00:00.000Z', '2026-03-28T23:30:00.000Z')
      .map((t) => new Date(t)),
    zone: fc.constantFrom(...ZONES),
  })
  .map((environment) => ({ ...environment, policies: { open: OPEN } }));

export function entityOf(row: Row): Readonly<Record<string, unknown>> {
  const { values, id, version, created, updated } = row;

  return {
    ...values,
    id,
    _version: version,
    _created: new Date(created),
    _updated: new Date(updated),
  };
}

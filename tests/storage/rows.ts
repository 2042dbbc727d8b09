// Rows and conditions made up for property tests: few values, close to each other and at the edges, so that they meet.
import fc from 'fast-check';
import type { Condition, Operator, SortKey } from '../../runtime-lib/storage/condition.ts';
import { familyOf, fieldTypes } from '../../runtime-lib/storage/field-types.ts';
import type { Row, Scalar, Value } from '../../runtime-lib/storage/values.ts';

export const FIELDS = [
  { name: 'name', type: 'text' },
  { name: 'other', type: 'text' },
  { name: 'count', type: 'integer' },
  { name: 'stock', type: 'integer' },
  { name: 'weight', type: 'number' },
  { name: 'serial', type: 'bigint' },
  { name: 'price', type: 'decimal(6.2)' },
  { name: 'cost', type: 'decimal(18.6)' },
  { name: 'done', type: 'boolean' },
  { name: 'open', type: 'boolean' },
  { name: 'at', type: 'timestamp' },
  { name: 'day', type: 'date' },
  { name: 'blob', type: 'bytes' },
  { name: 'tags', type: 'document' },
  { name: 'place', type: 'document' },
].map((field) => ({ ...field, optional: true as const, nullable: true as const }));

export const TYPES = fieldTypes(FIELDS);

const TEXTS = [
  '',
  ' ',
  'a',
  'A',
  'a ',
  ' a',
  'ab',
  'b',
  'á',
  'a\u0301',
  'ß',
  'ss',
  '\ud7ff',
  '\ue000',
  '\uffff',
  'a\uffff',
  '😀',
  'a😀',
  'a😁',
  '\u{10ffff}',
  '\u0001',
  'a\u0001',
  '$x',
  'a.b',
  "'",
  '\\',
  '%',
  '10',
  '9',
  'null',
  'true',
];
const BAD_TEXTS = ['\0', 'a\0', 'a\0b', '\ud83d', 'a\ud83d', 'a\ude00b', '\ud800\ud800', '\udfff'];
const INTEGERS = [0, 1, -1, 2, 10, 9, -10, 2 ** 53 - 1, -(2 ** 53 - 1), 2 ** 31, 253402300800000];
const NUMBERS = [
  ...INTEGERS,
  0.1,
  0.5,
  -0.5,
  1.5,
  0.30000000000000004,
  1e21,
  -1e300,
  5e-324,
  2 ** 53,
];
const BIGINTS = [
  '0',
  '1',
  '-1',
  '9',
  '10',
  '9007199254740993',
  '9007199254740992',
  '9223372036854775807',
  '-9223372036854775808',
  '9223372036854775806',
];
const DECIMALS = [
  '0',
  '0.00',
  '-0.0',
  '0.1',
  '0.10',
  '1',
  '1.5',
  '1.50',
  '-1.5',
  '9.99',
  '10',
  '-0.01',
];
const PRICES = [...DECIMALS, '9999.99', '-9999.99', '9999.98'];
const COSTS = [...DECIMALS, '0.300000', '999999999999.999999', '-999999999999.999999', '0.000001'];
const ODD_DECIMALS = [
  '0.005',
  '-0.005',
  '1.4999999',
  '9999.991',
  '10000',
  '-10000.5',
  '99999999999999999999',
  '-99999999999999999999',
  '0.30000000000000001',
  '9223372036854775808',
  '9007199254740993',
];
const TIMESTAMPS = [
  '1970-01-01T00:00:00.000Z',
  '2026-03-29T00:00:00.000Z',
  '2026-03-29T00:00:00.001Z',
  '2026-03-28T23:59:59.999Z',
  '1969-12-31T23:59:59.999Z',
  '0001-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
];
const ODD_TIMES = [
  '2026-03-29T02:00:00+02:00',
  '2026-03-29T00:00:00Z',
  '2026-03-29T00:00:00.0005Z',
  '2026-03-29T12:00:00-05:30',
  Date.parse('2026-03-29T00:00:00.000Z'),
  253402300800000,
  -62135596800001,
];
const DATES = ['1970-01-01', '2026-03-29', '2026-03-28', '0001-01-01', '9999-12-31'];
const BYTES = ['', 'AA==', 'AAA=', '/w==', 'QUJD', '+/+/'];

export const ANY_SCALARS: readonly Scalar[] = [
  ...TEXTS,
  ...BAD_TEXTS,
  ...NUMBERS,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  ...BIGINTS,
  ...PRICES,
  ...COSTS,
  ...ODD_DECIMALS,
  ...TIMESTAMPS,
  ...ODD_TIMES,
  ...DATES,
  ...BYTES,
  'AB==',
  true,
  false,
];

/** What a field may hold, and what else it may be compared with. */
function poolOf(type: string): readonly [held: readonly Scalar[], odd: readonly Scalar[]] {
  switch (type) {
    case 'text':
      return [TEXTS, BAD_TEXTS];
    case 'integer':
      return [INTEGERS, [...NUMBERS, ...BIGINTS, ...ODD_DECIMALS]];
    case 'number':
      return [NUMBERS, [...COSTS, ...ODD_DECIMALS]];
    case 'bigint':
      return [BIGINTS, [...NUMBERS, ...ODD_DECIMALS]];
    case 'decimal(6.2)':
      return [PRICES, [...NUMBERS, ...ODD_DECIMALS]];
    case 'decimal(18.6)':
      return [COSTS, [...NUMBERS, ...ODD_DECIMALS]];
    case 'boolean':
      return [[true, false], []];
    case 'timestamp':
      return [TIMESTAMPS, [...ODD_TIMES, ...DATES]];
    case 'date':
      return [DATES, [...ODD_TIMES, ...TIMESTAMPS]];
    case 'bytes':
      return [BYTES, ['AB==']];
    default:
      return [TEXTS, BAD_TEXTS];
  }
}

const ITEMS: readonly Scalar[] = [
  ...TEXTS,
  ...[0, 1, -1, 0.5, 0.3, 0.30000000000000004, 1e-15, 5e-324, 1e21, 2 ** 53],
  true,
  false,
];

/** A value that a field of this type may hold. */
export function heldBy(type: string): fc.Arbitrary<Value> {
  if (type !== 'document') return fc.constantFrom(...poolOf(type)[0]);

  return fc.oneof(
    fc.array(fc.constantFrom(...ITEMS), { maxLength: 4 }),
    fc.constant<Value>({ $a: { 'b.c': 1 }, ['__proto__']: ['x'] }),
  );
}

/** A value that a condition may compare such a field with. */
export function comparedWith(type: string): fc.Arbitrary<Scalar> {
  const [held, odd] = poolOf(type);

  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...held) },
    { weight: 3, arbitrary: fc.constantFrom(...held, ...odd) },
    { weight: 1, arbitrary: fc.constantFrom(...ANY_SCALARS) },
  );
}

export const ROW: fc.Arbitrary<Row> = fc
  .record({
    id: fc.constantFrom('a', 'A', 'a-', 'B', 'b', '0', '_', 'aa'),
    version: fc.constantFrom(1, 2, 9, 10),
    created: fc.constantFrom(...TIMESTAMPS).map((text) => Date.parse(text)),
    updated: fc.constantFrom(...TIMESTAMPS).map((text) => Date.parse(text)),
    values: fc.record(
      Object.fromEntries(
        FIELDS.map(({ name, type }) => [
          name,
          fc.oneof(
            { weight: 6, arbitrary: heldBy(type) },
            { weight: 1, arbitrary: fc.constant(null) },
          ),
        ]),
      ),
      { requiredKeys: [] },
    ),
  })
  .map((row) => ({ ...row, counter: { seq: 0, last: {} } }) as Row);

const OPERATOR = fc.constantFrom<Operator>('==', '!=', '<', '<=', '>', '>=');
const NAMES = [...TYPES.keys()];
const SCALARS = NAMES.filter((name) => TYPES.get(name) !== 'document');

function typeAt(field: string): string {
  return TYPES.get(field) ?? 'text';
}

const COMPARE: fc.Arbitrary<Condition> = fc.constantFrom(...NAMES).chain((field) =>
  fc.record({
    kind: fc.constant('compare' as const),
    field: fc.constant(field),
    operator: OPERATOR,
    value: fc.oneof(
      { weight: 9, arbitrary: comparedWith(typeAt(field)) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  }),
);

/** Doubles meet doubles alone: databases meet other numbers in floating point, where 2^53 is 2^53 + 1. */
const FIELD_PAIRS = SCALARS.flatMap((left) =>
  SCALARS.filter(
    (right) =>
      familyOf(typeAt(left)) === familyOf(typeAt(right)) &&
      (typeAt(left) === 'number') === (typeAt(right) === 'number'),
  ).map((right) => [left, right] as const),
);

const COMPARE_FIELDS: fc.Arbitrary<Condition> = fc
  .tuple(fc.constantFrom(...FIELD_PAIRS), OPERATOR)
  .map(([[left, right], operator]) => ({ kind: 'compare-fields', left, operator, right }));

const IN: fc.Arbitrary<Condition> = fc
  .constantFrom(...SCALARS)
  .chain((field) =>
    fc
      .array(comparedWith(typeAt(field)), { maxLength: 4 })
      .map((values) => ({ kind: 'in', field, values })),
  );

const CONTAINS: fc.Arbitrary<Condition> = fc.record({
  kind: fc.constant('contains' as const),
  field: fc.constantFrom('tags', 'place'),
  value: fc.constantFrom(...ITEMS, ...BAD_TEXTS),
});

const ATOM = fc.oneof(
  { weight: 8, arbitrary: COMPARE },
  { weight: 2, arbitrary: COMPARE_FIELDS },
  { weight: 2, arbitrary: IN },
  { weight: 2, arbitrary: CONTAINS },
  {
    weight: 1,
    arbitrary: fc.boolean().map((value): Condition => ({ kind: 'constant', value })),
  },
);

export const CONDITION: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    ATOM,
    fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('condition'), { maxLength: 3 }),
    }),
  ),
})).condition;

export const SORT: fc.Arbitrary<readonly SortKey[]> = fc.array(
  fc.record({
    field: fc.constantFrom(...SCALARS),
    order: fc.constantFrom('asc' as const, 'desc' as const),
  }),
  { maxLength: 3 },
);

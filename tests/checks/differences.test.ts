// Every known difference between our checks and Ajv over the same schema. What is not here must agree.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Slot } from '../../compiler/2-model/type-model.ts';
import type { CheckRoot } from '../../compiler/4-emit/check/check-request.ts';
import { type Checks, loadChecks } from './load-checks.ts';
import { createOracle } from './oracle.ts';
import * as s from './slots.ts';

interface Difference {
  readonly name: string;
  readonly why: string;
  readonly slot: Slot;
  readonly value: unknown;
  readonly ours: boolean;
}

const at = s.time('timestamp');
const deep = (levels: number): unknown =>
  JSON.parse(`${'{"next":['.repeat(levels)}${']}'.repeat(levels)}`);

const DIFFERENCES: readonly Difference[] = [
  {
    name: 'Null character',
    why: 'PostgreSQL keeps no U+0000',
    slot: s.text(),
    value: 'a\0b',
    ours: false,
  },
  {
    name: 'Lone surrogate',
    why: 'is no text and has no UTF-8',
    slot: s.text(),
    value: 'a\ud800',
    ours: false,
  },
  {
    name: 'Lone surrogate in a map',
    why: 'keys are text too',
    slot: s.map(s.boolean()),
    value: { '\udc00': true },
    ours: false,
  },
  {
    name: 'Leap second',
    why: 'Date has none',
    slot: at,
    value: '2016-12-31T23:59:60Z',
    ours: false,
  },
  {
    name: 'Blank for T',
    why: 'RFC 3339 allows it, Safari does not read it',
    slot: at,
    value: '2024-01-01 00:00:00Z',
    ours: false,
  },
  {
    name: 'Zone without colon',
    why: 'is not RFC 3339',
    slot: at,
    value: '2024-01-01T00:00:00+0530',
    ours: false,
  },
  {
    name: 'Zone without minutes',
    why: 'is not RFC 3339',
    slot: at,
    value: '2024-01-01T00:00:00+05',
    ours: false,
  },
  {
    name: 'Ten decimals of a second',
    why: 'nine are nanoseconds',
    slot: at,
    value: '2024-01-01T00:00:00.1234567890Z',
    ours: false,
  },
  {
    name: 'Year 0 of an instant',
    why: 'PostgreSQL has none',
    slot: at,
    value: '0000-06-01T00:00:00Z',
    ours: false,
  },
  {
    name: 'Year 0 by its zone',
    why: 'the instant counts',
    slot: at,
    value: '0001-01-01T00:00:00+00:01',
    ours: false,
  },
  {
    name: 'Year 10000 by its zone',
    why: 'the instant counts',
    slot: at,
    value: '9999-12-31T23:59:59-00:01',
    ours: false,
  },
  {
    name: 'Year 0 of a day',
    why: 'dates are 0001 to 9999',
    slot: s.time('date'),
    value: '0000-06-01',
    ours: false,
  },
  {
    name: 'Endless duration',
    why: 'at most 64 characters',
    slot: s.time('duration'),
    value: `P${'1'.repeat(64)}D`,
    ours: false,
  },
  {
    name: 'UUID as a URN',
    why: 'equal ids must be equal texts',
    slot: s.format('uuid'),
    value: 'urn:uuid:0190163d-8694-739b-aea5-966c26f8ad91',
    ours: false,
  },
  {
    name: 'Long email address',
    why: 'RFC 5321 allows 254 characters',
    slot: s.format('email'),
    value: `${'a'.repeat(250)}@b.example`,
    ours: false,
  },
  {
    name: 'Long URI',
    why: 'at most 2,048 characters',
    slot: s.format('uri'),
    value: `https://example.com/${'a'.repeat(2048)}`,
    ours: false,
  },
  {
    name: 'IPv6 in a URI',
    why: 'its groups are not counted',
    slot: s.format('uri'),
    value: 'http://[1:2]/',
    ours: true,
  },
  {
    name: 'Nesting',
    why: 'the stack must hold',
    slot: s.named('types/Node'),
    value: deep(33),
    ours: false,
  },
  {
    name: 'Field called __proto__',
    why: 'Ajv looks at no such property',
    slot: s.object(new Map([['__proto__', s.integer()]])),
    value: JSON.parse('{"__proto__":1}'),
    ours: true,
  },
];

const AGREEMENTS: readonly Difference[] = [
  {
    name: 'Deepest nesting',
    why: '64 levels are fine',
    slot: s.named('types/Node'),
    value: deep(32),
    ours: true,
  },
  {
    name: 'Code points',
    why: 'not units',
    slot: s.text({ min: 2, max: 2 }),
    value: '\u{1f600}\u{1f600}',
    ours: true,
  },
  {
    name: 'Too many code points',
    why: 'not units',
    slot: s.text({ max: 2 }),
    value: '\u{1f600}\u{1f600}\u{1f600}',
    ours: false,
  },
  {
    name: 'Beyond the safe range',
    why: 'the schema says it',
    slot: s.integer(),
    value: 2 ** 53,
    ours: false,
  },
  {
    name: 'Infinity',
    why: '1e999 in JSON',
    slot: s.number(),
    value: Number.POSITIVE_INFINITY,
    ours: false,
  },
  {
    name: 'Negative zero',
    why: 'is a whole number',
    slot: s.integer({ min: '0' }),
    value: -0,
    ours: true,
  },
  {
    name: 'Whole number with a point',
    why: '1.0 in JSON',
    slot: s.integer(),
    value: 1.0,
    ours: true,
  },
  {
    name: 'Unpadded base64',
    why: 'equal bytes, equal texts',
    slot: s.bytes(),
    value: 'YQ',
    ours: false,
  },
  {
    name: 'Base64 with bits left over',
    why: 'equal bytes, equal texts',
    slot: s.bytes(),
    value: 'YR==',
    ours: false,
  },
  { name: 'Base64 for URLs', why: 'another alphabet', slot: s.bytes(), value: '_-==', ours: false },
  {
    name: 'Inherited property',
    why: 'only own ones count',
    slot: s.object({ 'toString?': s.text(), 'constructor?': s.text() }),
    value: {},
    ours: true,
  },
  {
    name: 'Missing inherited property',
    why: 'only own ones count',
    slot: s.object({ toString: s.any() }),
    value: {},
    ours: false,
  },
  {
    name: 'Quotation mark in a URI',
    why: 'RFC 3986 has none',
    slot: s.format('uri'),
    value: 'https://example.com/"',
    ours: false,
  },
  { name: 'Array as object', why: 'is none', slot: s.map(s.any()), value: [], ours: false },
  {
    name: 'Lower-case instant',
    why: 'RFC 3339 allows it',
    slot: at,
    value: '2024-01-01t00:00:00z',
    ours: true,
  },
  { name: 'First instant', why: 'year 1', slot: at, value: '0001-01-01T00:00:00Z', ours: true },
  {
    name: 'Leap day of 1900',
    why: 'no leap year',
    slot: s.time('date'),
    value: '1900-02-29',
    ours: false,
  },
  {
    name: 'Least bigint',
    why: '64 bits',
    slot: s.bigint(),
    value: '-9223372036854775808',
    ours: true,
  },
  {
    name: 'One less than the least bigint',
    why: '64 bits',
    slot: s.bigint(),
    value: '-9223372036854775809',
    ours: false,
  },
  {
    name: 'Zero before the point',
    why: 'is no digit',
    slot: s.decimal(2, 2),
    value: '0.25',
    ours: true,
  },
  {
    name: 'Equal decimals of two forms',
    why: 'bounds are values',
    slot: s.decimal(9, 3, { max: '1.5' }),
    value: '1.500',
    ours: true,
  },
];

describe.each([
  ['differ', DIFFERENCES],
  ['agree', AGREEMENTS],
] as const)('checks and Ajv %s', (what, table) => {
  const types = s.types({ 'types/Node': s.object({ 'next?': s.list(s.named('types/Node')) }) });
  const nameOf = (i: number): string => `Case${String.fromCharCode(65 + i)}`;
  let checks: Checks;

  beforeAll(async () => {
    const roots = table.map(
      ({ slot }, i): CheckRoot => ({
        name: nameOf(i),
        slot,
        position: 'in',
        functions: ['is', 'check'],
      }),
    );

    checks = await loadChecks({ types, needs: [], roots });
  });

  it.each(table.map((row, i) => [row.name, row, i] as const))(
    '%s',
    (_, { slot, value, ours }, i) => {
      expect(checks.is(nameOf(i))(value)).toBe(ours);
      expect(checks.check(nameOf(i))(value).length === 0).toBe(ours);
      expect(createOracle(types)(slot, 'in').accepts(value)).toBe(what === 'agree' ? ours : !ours);
    },
  );
});

describe('limits', () => {
  it('report at most 100 problems, and say them shortly', async () => {
    const checks = await loadChecks({
      types: s.types({}),
      needs: [],
      roots: [{ name: 'Many', position: 'in', slot: s.list(s.integer()) }],
    });
    const problems = checks.check('Many')(Array.from({ length: 5000 }, () => 'wrong'));

    expect(problems).toHaveLength(100);
    expect(problems[99]).toEqual({
      pointer: '/99',
      code: 'type',
      message: 'must be a whole number',
    });
  });

  it('hold the stack against nesting that a million brackets make', async () => {
    const types = s.types({ 'types/Node': s.object({ 'next?': s.list(s.named('types/Node')) }) });
    const checks = await loadChecks({
      types,
      needs: [],
      roots: [{ name: 'Root', position: 'in', slot: s.object({ node: s.named('types/Node') }) }],
    });
    let value: object = {};

    for (let i = 0; i < 200_000; i++) value = { next: [value] };

    expect(checks.is('Root')({ node: value })).toBe(false);
    expect(checks.check('Root')({ node: value })).toEqual([
      { pointer: '', code: 'depth', message: 'must not nest deeper than 64 levels' },
    ]);
  });
});

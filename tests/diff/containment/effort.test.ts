// What comparing costs, in steps: nothing for what is equal, little for what contracts are made of. Times are printed.
import { describe, expect, it } from 'vitest';
import { relate, relateForReader } from '../../../compiler/diff/containment/relate.ts';
import type { Relation, Schema, Side } from '../../../compiler/diff/containment/schema.ts';
import { anyOf, closed, format, integer, list, map, nothing, ref, text, values } from './build.ts';

const COUNT = 1_000;
/** Enough for an edit in a large object. */
const FEW = 500;

const line = closed({
  sku: text({ min: 1, max: 64 }),
  amount: integer({ min: '1' }),
  price: ref('Money'),
});
const shared: readonly (readonly [name: string, schema: Schema])[] = [
  [
    'Money',
    closed({
      amount: format('decimal', { digits: 12, scale: 2 }),
      currency: text({ patterns: ['^[A-Z]{3}$'] }),
    }),
  ],
  ['Line', line],
  ['Node', closed({ label: text(), 'children?': list(ref('Node')) })],
];

function order(n: number, edit?: Readonly<Record<string, Schema>>): Schema {
  return closed({
    id: format('uuid'),
    number: integer({ min: '0', max: String(1_000 + n) }),
    state: values('open', 'paid', 'shipped', `state ${n}`),
    lines: list(ref('Line'), { min: 1, max: 100 }),
    'note?': anyOf(text({ max: 500 }), nothing),
    labels: map(text({ max: 64 }), { max: 20 }),
    placed: format('timestamp'),
    'due?': format('date', { min: '2020-01-01' }),
    payment: anyOf(
      closed({ kind: values('card'), last: text({ patterns: ['^[0-9]{4}$'] }) }),
      closed({ kind: values('invoice'), to: format('email') }),
      closed({ kind: values('none') }),
    ),
    tree: ref('Node'),
    ...edit,
  });
}

function context(
  edit: (n: number) => Readonly<Record<string, Schema>> = () => ({}),
): readonly Side[] {
  const definitions = new Map(structuredClone(shared) as typeof shared);

  return Array.from({ length: COUNT }, (_, n) => ({ schema: order(n, edit(n)), definitions }));
}

const EDITS: readonly (readonly [edit: Readonly<Record<string, Schema>>, relation: Relation])[] = [
  [{}, 'equal'],
  [{ 'extra?': text() }, 'widened'],
  [{ extra: text() }, 'crossing'],
  [{ state: values('open', 'paid') }, 'narrowed'],
  [
    { payment: anyOf(closed({ kind: values('none') }), closed({ kind: values('cash') })) },
    'crossing',
  ],
  [{ lines: list(line, { min: 1, max: 100 }) }, 'equal'],
  [{ lines: list(line, { max: 100 }) }, 'widened'],
  [{ tree: closed({ label: text(), 'children?': list(ref('Node')) }) }, 'equal'],
  [{ labels: map(text({ max: 64 }), { max: 10 }) }, 'narrowed'],
  [{ number: integer({ min: '0' }), id: format('uuid') }, 'widened'],
];

const ROUNDS = 5;

/** The processor's time of some rounds, each with contexts that nobody has seen. */
function timed<T>(what: string, prepare: () => T, run: (prepared: T) => void): void {
  const times = Array.from({ length: ROUNDS }, () => {
    const prepared = prepare();
    const start = process.cpuUsage();

    run(prepared);

    const { user, system } = process.cpuUsage(start);

    return Math.round((user + system) / 1_000);
  });

  console.info(`${what}: ${times.join(', ')} ms`);
}

/** All relations, without a step more than the budget. */
function relations(pairs: readonly (readonly [Side, Side])[], budget: number): readonly Relation[] {
  return pairs.map(([old, next]) => relate(old, next, budget).relation);
}

type Contexts = readonly [readonly Side[], readonly Side[]];

function pairsOf([old, next]: Contexts): readonly (readonly [Side, Side])[] {
  return old.map((one, n) => [one, next[n] ?? one]);
}

describe('effort', () => {
  it('the same objects cost no step', () => {
    timed(
      `${COUNT} pairs of the same objects`,
      () => context().map((one): readonly [Side, Side] => [one, one]),
      (pairs) => expect(new Set(relations(pairs, 0))).toEqual(new Set(['equal'])),
    );
  });

  it('equal normal forms cost no step, neither do they for readers', () => {
    timed(
      `${COUNT} equal pairs of two contexts`,
      () => pairsOf([context(), context()]),
      (pairs) => expect(new Set(relations(pairs, 0))).toEqual(new Set(['equal'])),
    );

    const readers = pairsOf([context(), context()]).map(([a, b]) => relateForReader(a, b, 0));

    expect(new Set(readers.map(({ relation }) => relation))).toEqual(new Set(['equal']));
  });

  it('edits of large objects cost few', () => {
    const edit = (n: number) => EDITS[n % EDITS.length] ?? [{}, 'equal'];

    timed(
      `${COUNT} edited pairs of two contexts`,
      () => pairsOf([context(), context((n) => edit(n)[0])]),
      (pairs) => expect(relations(pairs, FEW)).toEqual(pairs.map((_, n) => edit(n)[1])),
    );
  });

  it('unions of a hundred arms cost no more than their arms', () => {
    const union = (count: number, more: Schema = text()) =>
      anyOf(
        ...Array.from({ length: count }, (_, n) =>
          closed({ kind: values(`arm ${n}`), value: n === 50 ? more : text() }),
        ),
      );
    const side = (schema: Schema): Side => ({ schema, definitions: new Map() });

    expect(relate(side(union(100)), side(union(101)), 2_000).relation).toBe('widened');
    expect(relate(side(union(100)), side(union(100, integer())), 2_000).relation).toBe('crossing');
  });

  it('what is too deep, too long or too much is undecided, in words', () => {
    const side = (schema: Schema): Side => ({ schema, definitions: new Map() });
    const deep = (levels: number, inner: Schema): Schema =>
      levels === 0 ? inner : closed({ a: deep(levels - 1, inner) });
    const cause = (old: Schema, next: Schema, budget?: number) =>
      relate(side(old), side(next), budget).forward;

    expect(cause(deep(1_000, text()), deep(1_000, integer()))).toMatchObject({
      cause: expect.stringContaining('deep'),
    });
    expect(cause(list(text(), { min: 1_000_000 }), list(integer()))).toMatchObject({
      cause: expect.stringContaining('1000000 items'),
    });
    expect(cause(closed({ a: text() }), closed({ a: integer() }), 2)).toMatchObject({
      cause: expect.stringContaining('budget'),
    });
    expect(relate(side(deep(200, text())), side(deep(200, integer()))).relation).toBe('crossing');
    expect(
      relate(side(list(text(), { max: 10_000 })), side(list(text(), { max: 20_000 }))).relation,
    ).toBe('widened');
    expect(
      relate(side(map(text(), { max: 10_000 })), side(map(text(), { max: 12_000 }))).relation,
    ).toBe('widened');
    expect(relate(side(text({ max: 10_000 })), side(text({ max: 65_536 }))).relation).toBe(
      'widened',
    );
  });
});

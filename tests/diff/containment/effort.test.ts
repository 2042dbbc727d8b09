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

function timed(what: string, run: () => void): void {
  const start = performance.now();

  run();

  console.info(`${what}: ${(performance.now() - start).toFixed(1)} ms`);
}

describe('effort', () => {
  it('the same objects cost no step', () => {
    const sides = context();

    timed(`${COUNT} pairs of the same objects`, () => {
      for (const one of sides) expect(relate(one, one, 0).relation).toBe('equal');
    });
  });

  it('equal normal forms cost no step, neither do they for readers', () => {
    const [old, next] = [context(), context()];

    timed(`${COUNT} equal pairs of two contexts`, () => {
      for (const [n, one] of old.entries())
        if (relate(one, next[n] as Side, 0).relation !== 'equal') throw new Error(`${n}`);
    });

    expect(old.map((one, n) => relateForReader(one, next[n] as Side, 0).relation)).not.toContain(
      'undecided',
    );
  });

  it('edits of large objects cost few', () => {
    const edit = (n: number) => EDITS[n % EDITS.length] ?? [{}, 'equal'];

    for (const round of ['cold', 'warm']) {
      const [old, next] = [context(), context((n) => edit(n)[0])];
      const relations: Relation[] = [];

      timed(`${COUNT} edited pairs of two contexts, ${round}`, () => {
        for (const [n, one] of old.entries())
          relations.push(relate(one, next[n] as Side, FEW).relation);
      });

      expect(relations).toEqual(old.map((_, n) => edit(n)[1]));
    }
  });

  it('unions of a hundred arms cost no more than their arms', () => {
    const union = (count: number, more: Schema = text()) =>
      anyOf(
        ...Array.from({ length: count }, (_, n) =>
          closed({ kind: values(`arm ${n}`), value: n === 50 ? more : text() }),
        ),
      );
    const side = (schema: Schema): Side => ({ schema, definitions: new Map() });

    timed('unions of 100 arms', () => {
      expect(relate(side(union(100)), side(union(101)), 2_000).relation).toBe('widened');
      expect(relate(side(union(100)), side(union(100, integer())), 2_000).relation).toBe(
        'crossing',
      );
    });
  });
});

// The fifteen traps: edits whose effect is not what it looks like. Each at the top and in every nesting, with witnesses
// that our evaluation and Ajv confirm.
import { describe, expect, it } from 'vitest';
import { relate } from '../../../compiler/diff/containment/relate.ts';
import type { Related, Relation, Schema, Side } from '../../../compiler/diff/containment/schema.ts';
import {
  all,
  allOf,
  anyOf,
  closed,
  format,
  integer,
  list,
  NESTINGS,
  none,
  not,
  nothing,
  number,
  oneOf,
  open,
  side,
  text,
  values,
} from './build.ts';
import { expectWitnesses } from './expect-witnesses.ts';

type Trap = readonly [id: string, edit: string, old: Schema, next: Schema, relation: Relation];

const a = text();
const b = integer();
const prefixed = { patterns: [{ pattern: '^x-', schema: text() }] };

const TRAPS: readonly Trap[] = [
  [
    'D1',
    'an optional typed property in an open object',
    open({ 'a?': a }),
    open({ 'a?': a, 'b?': b }),
    'narrowed',
  ],
  [
    'D2',
    'the same in a closed object',
    closed({ 'a?': a }),
    closed({ 'a?': a, 'b?': b }),
    'widened',
  ],
  [
    'D3',
    'a property removed from an open object',
    open({ 'a?': a, 'b?': b }),
    open({ 'a?': a }),
    'widened',
  ],
  [
    'D4',
    'a property removed from a closed object',
    closed({ 'a?': a, 'b?': b }),
    closed({ 'a?': a }),
    'narrowed',
  ],
  ['D5', 'from 1 to above 0, of integers', integer({ min: '1' }), integer({ above: '0' }), 'equal'],
  ['D6', 'from 1 to above 0, of numbers', number({ min: '1' }), number({ above: '0' }), 'widened'],
  ['D7', 'integer to number', integer(), number(), 'widened'],
  [
    'D8',
    'an overlapping arm of exactly one',
    oneOf(integer(), text()),
    oneOf(integer(), text(), number({ min: '0' })),
    'crossing',
  ],
  [
    'D9',
    'an overlapping arm of any',
    anyOf(integer(), text()),
    anyOf(integer(), text(), number({ min: '0' })),
    'widened',
  ],
  [
    'D12',
    'null as a type that the values lack',
    allOf(text(), values('a', 'b')),
    allOf(anyOf(text(), nothing), values('a', 'b')),
    'equal',
  ],
  [
    'D13',
    'at least one member, of one, and that one required',
    closed({ 'a?': a }, { min: 1 }),
    closed({ a }),
    'equal',
  ],
  ['D14', 'wider under not', not(integer()), not(number()), 'narrowed'],
  [
    'D15',
    'multiples of 4 to multiples of 2',
    number({ multipleOf: '4' }),
    number({ multipleOf: '2' }),
    'widened',
  ],
  [
    'D16',
    'a name that a pattern types already',
    open({}, prefixed),
    open({ 'x-a?': a }, prefixed),
    'equal',
  ],
  // With the default filled in, absence is valid: the effective set has an optional member.
  [
    'D19',
    'a required member with a default',
    closed({ a }),
    closed({ a, 'tier?': values('free') }),
    'widened',
  ],
];

const MIRROR: Readonly<Record<Relation, Relation>> = {
  equal: 'equal',
  widened: 'narrowed',
  narrowed: 'widened',
  crossing: 'crossing',
  undecided: 'undecided',
};

function expectRelation(old: Side, next: Side, relation: Relation): Related {
  const related = relate(old, next);

  expect(related.relation).toBe(relation);
  expect(relate(next, old).relation).toBe(MIRROR[relation]);
  expectWitnesses(old, next, related);

  return related;
}

describe('the traps', () => {
  it('are fifteen', () => {
    expect(TRAPS).toHaveLength(15);
  });

  for (const [id, edit, old, next, relation] of TRAPS) {
    it(`${id}: ${edit}: ${relation}`, () => {
      expectRelation(side(old), side(next), relation);
    });

    for (const [name, place] of NESTINGS) {
      it(`${id} in ${name}: ${relation}`, () => {
        expectRelation(place(old), place(next), relation);
      });
    }
  }
});

describe('sets without values', () => {
  const endless = new Map([['T', closed({ next: { kind: 'ref', to: 'T' } })]]);
  const empty: readonly (readonly [name: string, side: Side])[] = [
    ['crossed bounds', side(integer({ min: '2', max: '1' }))],
    ['no whole number between', side(integer({ above: '1', below: '2' }))],
    ['no values', side(values())],
    ['crossed sizes', side(text({ min: 2, max: 1 }))],
    ['patterns that exclude each other', side(text({ patterns: ['^a', '^b'] }))],
    ['a required member of no value', side(open({ a: none }))],
    ['a type that requires itself', side({ kind: 'ref', to: 'T' }, endless)],
    ['a list of at least one such', side(list({ kind: 'ref', to: 'T' }, { min: 1 }), endless)],
    [
      'more distinct booleans than there are',
      side(list({ kind: 'boolean' }, { min: 3, unique: true })),
    ],
    ['a set and what is outside of it', side(allOf(text(), not(anyOf(text(), integer()))))],
  ];

  for (const [name, empties] of empty) {
    it(`${name}: equal to none`, () => {
      expect(relate(empties, side(none)).relation).toBe('equal');
    });
  }

  it('distinct items are found although the first choice of one place takes the only choice of another', () => {
    const places: Schema = {
      kind: 'array',
      prefix: [values(1, 2), values(1, 3), values(1)],
      rest: none,
      min: 3,
      unique: true,
    };

    expect(relate(side(places), side(none)).forward).toEqual({
      contained: 'no',
      witness: [2, 3, 1],
    });
    expect(
      relate(side({ ...places, prefix: [values(1, 2), values(2, 1), values(1)] }), side(none))
        .relation,
    ).toBe('equal');
  });

  it('a type that may end is not empty', () => {
    const ends = new Map([['T', closed({ 'next?': { kind: 'ref', to: 'T' } as const })]]);

    expect(relate(side({ kind: 'ref', to: 'T' }, ends), side(none)).forward).toEqual({
      contained: 'no',
      witness: {},
    });
  });

  it('everything is any of everything outside of a set and inside of it', () => {
    const halves = anyOf(open({ a: integer() }), not(open({ a: integer() })));

    expect(relate(side(all), side(halves)).relation).toBe('equal');
  });
});

describe('recursion', () => {
  it('an assumption that fails in one arm is not believed in its sibling', () => {
    const tree = (leaf: Schema): Side =>
      side(
        { kind: 'ref', to: 'A' },
        new Map<string, Schema>([
          ['A', closed({ 'left?': { kind: 'ref', to: 'B' }, 'right?': { kind: 'ref', to: 'C' } })],
          ['B', closed({ 'up?': { kind: 'ref', to: 'A' }, 'again?': { kind: 'ref', to: 'C' } })],
          ['C', closed({ 'up?': { kind: 'ref', to: 'B' }, leaf })],
        ]),
      );
    const related = relate(tree(number()), tree(integer()));

    expect(related.relation).toBe('narrowed');
    expect(related.backward).toEqual({ contained: 'yes' });
  });

  it('a definition that says nothing but itself is undecided, with its name', () => {
    const idle = new Map<string, Schema>([['Loop', { kind: 'ref', to: 'Loop' }]]);
    const related = relate(side({ kind: 'ref', to: 'Loop' }, idle), side(text()));

    expect(related.relation).toBe('undecided');
    expect(related.forward).toMatchObject({ cause: expect.stringContaining('Loop') });
  });
});

describe('what was claimed wrongly once', () => {
  it('arms of a choice keep their own further choices', () => {
    const half = (step: Schema) =>
      oneOf(
        anyOf(
          list(format('duration')),
          number({ min: '0.5', max: '3', multipleOf: '0.5' }),
          integer({ min: '1' }),
        ),
        step,
        not(number()),
      );
    const long = (more: Schema) =>
      oneOf(
        format('uuid'),
        number({ multipleOf: '1.5' }),
        anyOf(more, values('a', 0, 'b', ''), closed({})),
      );

    expectRelation(
      side(half(number({ multipleOf: '1.5' }))),
      side(half(integer({ multipleOf: '1.5' }))),
      'crossing',
    );
    expectRelation(
      side(long(number({ min: '10' }))),
      side(long(number({ min: '10', below: '3' }))),
      'crossing',
    );
  });

  it('names that lead straight to others do not make graphs look alike', () => {
    const to = (name: string): Schema => ({ kind: 'ref', to: name });
    const through = new Map<string, Schema>([
      ['A', to('B')],
      ['B', closed({ 'a?': to('D'), 'next?': to('A') })],
      ['D', closed({ 'x?': to('B') })],
    ]);
    const straight = new Map<string, Schema>([
      ['A', closed({ 'a?': to('D'), 'next?': to('A') })],
      ['D', closed({ 'x?': to('D') })],
    ]);

    expectRelation(side(to('A'), through), side(to('A'), straight), 'crossing');
  });
});

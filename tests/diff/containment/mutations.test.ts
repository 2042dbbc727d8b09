// The edits of the rule tables, each with the relation that it has, in every nesting and in both directions. On the
// language of contracts nothing is left undecided.
import { describe, expect, it } from 'vitest';
import { relate, relateForReader } from '../../../compiler/diff/containment/relate.ts';
import type { Relation, Schema } from '../../../compiler/diff/containment/schema.ts';
import {
  all,
  anyOf,
  boolean,
  closed,
  format,
  integer,
  list,
  map,
  NESTINGS,
  nothing,
  number,
  open,
  side,
  text,
  values,
} from './build.ts';
import { expectWitnesses } from './expect-witnesses.ts';

type Edit = readonly [name: string, old: Schema, next: Schema, relation: Relation];

const note = { note: text() };
const any: Schema = all;
const pattern = (...patterns: string[]) => text({ patterns });
const arm = (kind: string, members: Readonly<Record<string, Schema>> = {}) =>
  closed({ kind: values(kind), ...members });
const tuple = (...prefix: Schema[]): Schema => ({
  kind: 'array',
  prefix,
  rest: { kind: 'none' },
  min: prefix.length,
});
const keyed = (source: string, schema: Schema) =>
  open({}, { patterns: [{ pattern: source, schema }] });

const TYPES: readonly Edit[] = [
  ['type widened', integer(), number(), 'widened'],
  ['type narrowed', anyOf(text(), integer()), text(), 'narrowed'],
  ['type replaced', text(), integer(), 'crossing'],
  ['type of several replaced', anyOf(text(), integer()), anyOf(text(), boolean), 'crossing'],
  ['nullable added', text(), anyOf(text(), nothing), 'widened'],
  ['any instead', closed(note), any, 'widened'],
  ['text instead of a list', list(text()), text(), 'crossing'],
];

const FIELDS: readonly Edit[] = [
  ['field added', closed({ a: text() }), closed({ a: text(), 'note?': text() }), 'widened'],
  ['field added, open', open({ a: text() }), open({ a: text(), 'note?': text() }), 'narrowed'],
  ['required field added', closed({ a: text() }), closed({ a: text(), note: text() }), 'crossing'],
  [
    'required field added, open',
    open({ a: text() }),
    open({ a: text(), note: text() }),
    'narrowed',
  ],
  ['field removed', closed({ a: text(), 'note?': text() }), closed({ a: text() }), 'narrowed'],
  ['field renamed', closed({ title: text() }), closed({ name: text() }), 'crossing'],
  ['optional field renamed', closed({ 'title?': text() }), closed({ 'name?': text() }), 'crossing'],
  ['field became required', closed({ 'note?': text() }), closed(note), 'narrowed'],
  ['field retyped', closed({ 'note?': text() }), closed({ 'note?': integer() }), 'crossing'],
  ['object closed', open(note), closed(note), 'narrowed'],
  ['object emptied', closed(note), closed({}), 'crossing'],
  [
    'two fields, one each way',
    closed({ 'a?': integer(), 'b?': number() }),
    closed({ 'a?': number(), 'b?': integer() }),
    'crossing',
  ],
];

const VALUES: readonly Edit[] = [
  ['enum value added', values('a', 'b'), values('a', 'b', 'c'), 'widened'],
  ['enum value renamed', values('canceled', 'b'), values('cancelled', 'b'), 'crossing'],
  ['enum introduced', text(), values('a', 'b'), 'narrowed'],
  ['enum reordered', values('a', 'b'), values('b', 'a'), 'equal'],
  ['constant changed', values('v1'), values('v2'), 'crossing'],
  ['minimum raised', integer({ min: '1' }), integer({ min: '5' }), 'narrowed'],
  ['minimum introduced', integer(), integer({ min: '5' }), 'narrowed'],
  ['maximum lowered', integer({ max: '100' }), integer({ max: '50' }), 'narrowed'],
  ['bound became open', number({ max: '100' }), number({ below: '100' }), 'narrowed'],
  ['range moved', integer({ min: '1', max: '5' }), integer({ min: '3', max: '9' }), 'crossing'],
  ['range in decimals', number({ min: '0.1' }), number({ min: '0.10' }), 'equal'],
  [
    'safe range to less',
    integer({ min: '-9007199254740991', max: '9007199254740991' }),
    integer({ min: '0', max: '9007199254740991' }),
    'narrowed',
  ],
  ['multiples 2 to 4', integer({ multipleOf: '2' }), integer({ multipleOf: '4' }), 'narrowed'],
  ['multiples 2 to 3', integer({ multipleOf: '2' }), integer({ multipleOf: '3' }), 'crossing'],
  [
    'multiples 0.1 to 0.01',
    number({ multipleOf: '0.1' }),
    number({ multipleOf: '0.01' }),
    'widened',
  ],
];

const TEXTS: readonly Edit[] = [
  ['minimal length raised', text({ min: 1 }), text({ min: 3 }), 'narrowed'],
  ['minimal length 0 introduced', text(), text({ min: 0 }), 'equal'],
  ['maximal length lowered', text({ max: 500 }), text({ max: 120 }), 'narrowed'],
  ['exact length', text({ min: 8, max: 8 }), text({ min: 8, max: 9 }), 'widened'],
  ['pattern tightened', pattern('^a'), pattern('^ab'), 'narrowed'],
  ['pattern changed', pattern('^a'), pattern('^b'), 'crossing'],
  ['pattern introduced', text(), pattern('^[A-Z]{3}$'), 'narrowed'],
  ['pattern written otherwise', pattern('^[0-9]+$'), pattern('^\\d\\d*$'), 'equal'],
  ['pattern of letters', pattern('^\\p{Lu}+$'), pattern('^\\p{L}+$'), 'widened'],
  [
    'pattern and its length',
    pattern('^[a-z]{3}$'),
    text({ patterns: ['^[a-z]+$'], min: 3, max: 3 }),
    'equal',
  ],
  ['pattern that never matches twice', pattern('^a*$', '^b*$'), text({ max: 0 }), 'equal'],
  ['pattern with words', pattern('\\bcat\\b'), pattern('cat'), 'widened'],
  ['format introduced', text(), format('uuid'), 'narrowed'],
  ['format changed', format('uuid'), format('email'), 'crossing'],
  ['uuid to host name', format('uuid'), format('hostname'), 'widened'],
  ['date to timestamp', format('date'), format('timestamp'), 'crossing'],
  ['email to uri', format('email'), format('uri'), 'crossing'],
  ['host name to its pattern', format('hostname'), pattern('^[A-Za-z0-9.-]+$'), 'widened'],
  ['enum of days', values('2020-01-01', '2020-02-29'), format('date'), 'widened'],
  ['bigint to decimal', format('bigint'), format('decimal'), 'widened'],
  ['bigint bounded', format('bigint'), format('bigint', { min: '0' }), 'narrowed'],
  [
    'bigint to its whole range',
    format('bigint'),
    format('bigint', { max: '9223372036854775807' }),
    'equal',
  ],
  [
    'digits added',
    format('decimal', { digits: 10, scale: 2 }),
    format('decimal', { digits: 12, scale: 2 }),
    'widened',
  ],
  [
    'scale raised',
    format('decimal', { digits: 10, scale: 2 }),
    format('decimal', { digits: 12, scale: 4 }),
    'widened',
  ],
  [
    'scale for digits',
    format('decimal', { digits: 10, scale: 2 }),
    format('decimal', { digits: 10, scale: 4 }),
    'crossing',
  ],
  [
    'decimal bounded',
    format('decimal', { digits: 5, scale: 2 }),
    format('decimal', { digits: 5, scale: 2, above: '0' }),
    'narrowed',
  ],
  [
    'decimal bound beyond its digits',
    format('decimal', { digits: 5, scale: 2 }),
    format('decimal', { digits: 5, scale: 2, below: '1000' }),
    'equal',
  ],
  ['date bounded', format('date'), format('date', { min: '2020-01-01' }), 'narrowed'],
  [
    'date bound written otherwise',
    format('date', { min: '2020-01-01' }),
    format('date', { above: '2019-12-31' }),
    'equal',
  ],
  [
    'timestamp bounded',
    format('timestamp'),
    format('timestamp', { below: '2020-01-01' }),
    'narrowed',
  ],
  [
    'timestamps that meet in a point',
    format('timestamp', { min: '2020-01-01' }),
    format('timestamp', { max: '2020-01-01' }),
    'crossing',
  ],
  ['duration instead', format('duration'), text(), 'widened'],
  [
    'bytes fewer',
    format('base64', { maxBytes: 100 }),
    format('base64', { maxBytes: 50 }),
    'narrowed',
  ],
  ['bytes instead of text', format('base64'), text(), 'widened'],
];

const CONTAINERS: readonly Edit[] = [
  ['fewest items raised', list(text(), { min: 1 }), list(text(), { min: 2 }), 'narrowed'],
  ['most items lowered', list(text(), { max: 9 }), list(text(), { max: 5 }), 'narrowed'],
  ['items widened', list(integer()), list(number()), 'widened'],
  ['unique items', list(text()), list(text(), { unique: true }), 'narrowed'],
  [
    'unique items of one',
    list(text(), { max: 1 }),
    list(text(), { max: 1, unique: true }),
    'equal',
  ],
  [
    'unique booleans of three',
    list(boolean, { unique: true }),
    list(boolean, { unique: true, max: 2 }),
    'equal',
  ],
  ['tuple tightened', tuple(text(), number()), tuple(text(), integer()), 'narrowed'],
  ['tuple longer', tuple(text()), tuple(text(), text()), 'crossing'],
  ['map value changed', map(text()), map(integer()), 'crossing'],
  ['map value widened', map(integer()), map(number()), 'widened'],
  ['fewest members raised', map(text(), { min: 1 }), map(text(), { min: 2 }), 'narrowed'],
  ['most members lowered', map(text(), { max: 5 }), map(text(), { max: 3 }), 'narrowed'],
  [
    'most members of few',
    closed({ 'a?': text(), 'b?': text() }),
    closed({ 'a?': text(), 'b?': text() }, { max: 2 }),
    'equal',
  ],
  ['key pattern tightened', keyed('^x', number()), keyed('^x', integer()), 'narrowed'],
  ['key pattern wider', keyed('^x-', text()), keyed('^x', text()), 'narrowed'],
  ['names tightened', map(text()), open({}, { rest: text(), names: text({ max: 8 }) }), 'narrowed'],
  ['map instead of an object', closed({ 'a?': text() }), map(text()), 'widened'],
  [
    'arm added',
    anyOf(arm('mail'), arm('sms')),
    anyOf(arm('mail'), arm('sms'), arm('fax')),
    'widened',
  ],
  ['arm renamed', anyOf(arm('mail'), arm('sms')), anyOf(arm('mail'), arm('text')), 'crossing'],
  [
    'arm changed inside',
    anyOf(arm('mail', note), arm('sms')),
    anyOf(arm('mail', { 'note?': text() }), arm('sms')),
    'widened',
  ],
  [
    'arms cross inside',
    anyOf(arm('mail', note), arm('sms')),
    anyOf(arm('mail'), arm('sms', note)),
    'crossing',
  ],
  [
    'discriminator changed',
    anyOf(closed({ kind: values('a') }), closed({ kind: values('b') })),
    anyOf(closed({ type: values('a') }), closed({ type: values('b') })),
    'crossing',
  ],
  [
    'arms merged',
    anyOf(arm('a', note), arm('b', note)),
    closed({ kind: values('a', 'b'), ...note }),
    'equal',
  ],
  ['either reordered', anyOf(text(), integer()), anyOf(integer(), text()), 'equal'],
];

const MIRROR = {
  equal: 'equal',
  widened: 'narrowed',
  narrowed: 'widened',
  crossing: 'crossing',
  undecided: 'undecided',
};

const GROUPS: readonly (readonly [name: string, edits: readonly Edit[]])[] = [
  ['types', TYPES],
  ['fields', FIELDS],
  ['values', VALUES],
  ['texts', TEXTS],
  ['containers', CONTAINERS],
];

describe('edits of contracts', () => {
  for (const [group, edits] of GROUPS) {
    for (const [name, old, next, relation] of edits) {
      it(`${group}: ${name}: ${relation}, in all nestings`, () => {
        expectWitnesses(side(old), side(next), relate(side(old), side(next)));

        for (const [nesting, place] of [['itself', side] as const, ...NESTINGS]) {
          const related = relate(place(old), place(next));

          expect(related.relation, `${nesting}: ${JSON.stringify(related)}`).toBe(relation);
          expect(relate(place(next), place(old)).relation, nesting).toBe(MIRROR[relation]);
        }
      });
    }
  }

  it('two edits in different fields: equal to what each is together', () => {
    const rank = { equal: 0, widened: 1, narrowed: 2, crossing: 3, undecided: 4 };
    const edits = GROUPS.flatMap(([, list]) => list);
    let undecided = 0;

    for (const [i, [name, oldA, nextA, first]] of edits.entries()) {
      const [other, oldB, nextB, second] = edits[(i * 37 + 11) % edits.length] ?? [];

      if (oldB === undefined || nextB === undefined || second === undefined) continue;

      const old = closed({ a: oldA, 'b?': oldB });
      const next = closed({ a: nextA, 'b?': nextB });
      const { relation } = relate(side(old), side(next));

      undecided += relation === 'undecided' ? 1 : 0;
      expect(rank[relation], `${name} and ${other}`).toBe(rank[first] | rank[second]);
    }

    expect(undecided).toBe(0);
  });
});

describe('readers', () => {
  const reader = (old: Schema, next: Schema) => relateForReader(side(old), side(next));

  it('ignore members that they do not know, at any depth', () => {
    const old = closed({ lines: list(closed({ sku: text() })), by: map(closed(note)) });
    const next = closed({
      lines: list(closed({ sku: text(), price: integer() })),
      by: map(closed({ ...note, seen: boolean })),
      total: number(),
    });

    expect(reader(old, next).backward).toEqual({ contained: 'yes' });
    expect(relate(side(old), side(next)).relation).toBe('crossing');
  });

  it('miss members that are gone', () => {
    expect(reader(closed({ ...note, a: text() }), closed(note)).backward).toEqual({
      contained: 'no',
      witness: { note: 'a' },
    });
  });

  it('take an arm that has more, and no arm that is new', () => {
    const old = anyOf(arm('mail'), arm('sms'));

    expect(reader(old, anyOf(arm('mail', note), arm('sms'))).backward.contained).toBe('yes');
    expect(reader(old, anyOf(arm('mail'), arm('sms'), arm('fax'))).backward).toEqual({
      contained: 'no',
      witness: { kind: 'fax' },
    });
  });

  it('see recursion through', () => {
    const tree = (members: Readonly<Record<string, Schema>>) =>
      side(
        { kind: 'ref', to: 'Tree' },
        new Map([['Tree', closed({ ...members, children: list({ kind: 'ref', to: 'Tree' }) })]]),
      );

    expect(
      relateForReader(tree({ a: text() }), tree({ a: text(), b: text() })).backward.contained,
    ).toBe('yes');
    expect(
      relateForReader(tree({ a: text() }), tree({ a: anyOf(text(), nothing) })).backward,
    ).toEqual({
      contained: 'no',
      witness: { a: null, children: [] },
    });
  });
});

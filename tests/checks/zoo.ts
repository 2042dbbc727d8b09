// Every type, alone and nested: what the checks are tested on.

import type { Slot } from '../../compiler/2-model/type-model.ts';
import type {
  CheckedTypes,
  CheckRequest,
  CheckRoot,
  Position,
} from '../../compiler/4-emit/check/check-request.ts';
import type { Random } from './random.ts';
import * as s from './slots.ts';

const declared = s.types({
  'types/Money': s.object({ amount: s.decimal(12, 2), currency: s.oneOf('EUR', 'USD', 'GBP') }),
  'types/Sku': s.text(undefined, '^[A-Z]{2}-[0-9]{4}$'),
  'types/Level': s.withDefault(s.oneOf('low', 'high'), 'low'),
  'types/Maybe': s.nullable(s.object({ at: s.time('timestamp') })),
  'shop/types/Line': s.object({
    sku: s.named('types/Sku'),
    quantity: s.withDefault(s.integer({ min: '1', max: '999' }), 1),
    price: s.named('types/Money'),
  }),
  'shop/types/Card': s.object({ token: s.text({ min: 1, max: 80 }), 'expires?': s.time('date') }),
  'shop/types/Method': s.union('kind', {
    card: s.named('shop/types/Card'),
    transfer: s.object({ iban: s.text({ min: 3, max: 8 }), 'since?': s.time('timestamp') }),
    none: s.object({}),
  }),
  'shop/types/Tree': s.object({
    label: s.text({ max: 9 }),
    'children?': s.list(s.named('shop/types/Tree')),
    'byName?': s.map(s.named('shop/types/Tree')),
  }),
  shop: s.object({
    id: s.ref('shop'),
    lines: s.list(s.named('shop/types/Line'), { min: 1, max: 9 }),
    state: s.withDefault(s.oneOf('placed', 'paid'), 'placed'),
    'token?': { ...s.text(), secret: true },
    made: s.time('timestamp'),
  }),
});

const order = declared.get('shop');

export const zooTypes: CheckedTypes = new Map([
  ...declared,
  ...(order ? [['shop', { ...order, name: 'Order' }] as const] : []),
]);

/** Each scalar with its bounds. */
const leaves: Readonly<Record<string, Slot>> = {
  text: s.text(),
  name: s.text({ min: 1, max: 12 }),
  code: s.text({ min: 8, max: 8 }),
  code2: s.text(undefined, '^[A-Z]{2}-[0-9]{4}$'),
  path: s.text({ max: 5 }, '^[a-z/]+$'),
  uuid: s.format('uuid'),
  email: s.format('email'),
  uri: s.format('uri'),
  host: s.format('hostname'),
  integer: s.integer(),
  count: s.integer({ min: '0' }),
  small: s.integer({ min: '-5', max: '5' }),
  below: s.integer({ below: '100' }),
  number: s.number(),
  ratio: s.number({ min: '0', below: '1' }),
  positive: s.number({ above: '0' }),
  atMost: s.number({ max: '10' }),
  big: s.bigint(),
  bigRange: s.bigint({ min: '-10', max: '1000' }),
  decimal: s.decimal(),
  price: s.decimal(12, 2),
  share: s.decimal(6, 4, { min: '0', below: '100' }),
  flag: s.boolean(),
  at: s.time('timestamp'),
  late: s.time('timestamp', { min: '2020-01-01' }),
  day: s.time('date'),
  soon: s.time('date', { min: '2024-01-01', below: '2040-01-01' }),
  span: s.time('duration'),
  bytes: s.bytes(),
  key: s.bytes({ min: 2, max: 32 }),
  state: s.oneOf('open', 'closed'),
  mood: s.openEnum('good', 'bad'),
  ref: s.ref('shop'),
  any: s.any(),
  money: s.named('types/Money'),
  sku: s.named('types/Sku'),
  level: s.named('types/Level'),
  maybe: s.named('types/Maybe'),
  method: s.named('shop/types/Method'),
  tree: s.named('shop/types/Tree'),
  order: s.entity('Order', 'shop'),
  mixed: s.either(s.text({ max: 5 }), s.integer({ min: '0' }), s.list(s.boolean())),
  moneyOrText: s.either(s.named('types/Money'), s.oneOf('free')),
  whenOr: s.either(s.time('timestamp'), s.boolean()),
};

const wrappers: Readonly<Record<string, (of: Slot) => Slot>> = {
  field: (of) => s.object({ outer: s.object({ value: of }) }),
  absent: (of) => s.object({ outer: s.object({ 'value?': of, kept: s.boolean() }) }),
  nullable: (of) =>
    s.object({ outer: s.object({ 'value?': s.nullable(of), kept: s.nullable(of) }) }),
  list: (of) => s.object({ outer: s.list(of, { min: 1, max: 4 }) }),
  deepList: (of) =>
    s.object({
      outer: s.list(s.list(s.nullable(of))),
      'more?': s.list(s.object({ inner: of }), { max: 5 }),
    }),
  map: (of) => s.object({ outer: s.map(of), 'more?': s.map(s.map(s.object({ inner: of }))) }),
  union: (of) =>
    s.object({
      outer: s.union('kind', {
        a: s.object({ value: of }),
        b: s.object({}),
        c: s.object({ 'value?': s.list(of) }),
      }),
    }),
  open: (of) => s.object({ outer: s.openObject({ value: of, 'other?': s.integer() }) }),
};

/** Every scalar in every wrapper, and objects made at random. */
export function zoo(random: Random, position: Position): CheckRequest {
  const systematic = Object.entries(wrappers).flatMap(([how, wrap]) =>
    Object.entries(leaves).map(
      ([name, leaf]): CheckRoot => ({
        name: `${title(name)}${title(how)}`,
        position,
        slot: wrap(leaf),
      }),
    ),
  );
  const wild = Array.from(
    { length: 60 },
    (_, i): CheckRoot => ({ name: `Wild${letters(i)}`, position, slot: randomObject(random, 0) }),
  );

  return { roots: [...systematic, ...wild], needs: [], types: zooTypes };
}

function randomObject(random: Random, depth: number): Slot {
  const names = [
    'alpha',
    'beta',
    'gamma',
    'delta',
    'constructor',
    'then',
    'toString',
    'delete',
    'with-dash',
  ];
  const count = random.whole(1, 5);
  const fields = new Map<string, Slot>();

  for (const name of names.filter(() => random.chance(count / names.length))) {
    fields.set(random.chance(0.4) ? `${name}?` : name, randomSlot(random, depth + 1));
  }

  fields.set('inner', depth < 1 ? randomObject(random, depth + 1) : s.boolean());

  return s.object(fields);
}

function randomSlot(random: Random, depth: number): Slot {
  const leaf = (): Slot => random.pick(Object.values(leaves));
  const of =
    depth > 3
      ? leaf()
      : random.pick([
          leaf,
          leaf,
          () => random.pick(Object.values(wrappers))(leaf()),
          () => s.list(randomSlot(random, depth + 1)),
          () => randomObject(random, depth + 1),
        ])();

  return random.chance(0.2) ? s.nullable(of) : of;
}

function title(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function letters(i: number): string {
  return String.fromCharCode(65 + Math.floor(i / 26)) + String.fromCharCode(97 + (i % 26));
}

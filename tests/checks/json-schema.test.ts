// JSON Schemas of slots, by the table of the language.
import { describe, expect, it } from 'vitest';
import type { Json, Slot } from '../../compiler/2-model/type-model.ts';
import type { Position } from '../../compiler/4-emit/check/check-request.ts';
import { jsonSchema, type SchemaContext, slotSchema } from '../../compiler/4-emit/json-schema.ts';
import { yamlText } from '../../compiler/4-emit/text/yaml.ts';
import * as s from './slots.ts';

const types = s.types({
  'types/Money': s.object({ amount: s.decimal(12, 2) }),
  'types/Level': s.withDefault(s.oneOf('low', 'high'), 'low'),
});

function contextOf(position: Position): SchemaContext {
  return { position, types, ref: (type, at) => `#/${at}/${type.name}` };
}

function schema(slot: Slot, position: Position = 'in'): Json {
  return jsonSchema(slot, contextOf(position));
}

const CASES: readonly (readonly [string, Slot, Json])[] = [
  ['string(1..64)', s.text({ min: 1, max: 64 }), { type: 'string', minLength: 1, maxLength: 64 }],
  ['string(/^[a-z]+$/)', s.text(undefined, '^[a-z]+$'), { type: 'string', pattern: '^[a-z]+$' }],
  ['uuid', s.format('uuid'), { type: 'string', format: 'uuid' }],
  [
    'integer',
    s.integer(),
    { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
  ],
  [
    'integer(>0..<10)',
    s.integer({ above: '0', below: '10' }),
    { type: 'integer', minimum: 1, maximum: 9 },
  ],
  [
    'number(>0..1)',
    s.number({ above: '0', max: '1' }),
    { type: 'number', exclusiveMinimum: 0, maximum: 1 },
  ],
  ['bigint', s.bigint(), { type: 'string', format: 'int64', pattern: '^(0|-?[1-9][0-9]{0,18})$' }],
  [
    'decimal(12.2) from 0',
    s.decimal(12, 2, { min: '0' }),
    {
      type: 'string',
      format: 'decimal',
      pattern: '^-?(0|[1-9][0-9]{0,9})(\\.[0-9]{1,2})?$',
      'x-toac-range': { min: '0' },
    },
  ],
  [
    'decimal(4.0)',
    s.decimal(4, 0),
    { type: 'string', format: 'decimal', pattern: '^-?(0|[1-9][0-9]{0,3})$' },
  ],
  ['boolean', s.boolean(), { type: 'boolean' }],
  ['timestamp', s.time('timestamp'), { type: 'string', format: 'date-time' }],
  ['date', s.time('date'), { type: 'string', format: 'date' }],
  [
    'bytes(1..4)',
    s.bytes({ min: 1, max: 4 }),
    {
      type: 'string',
      contentEncoding: 'base64',
      minLength: 4,
      maxLength: 8,
      'x-toac-size': { min: 1, max: 4 },
    },
  ],
  ['enum(a|b)', s.oneOf('a', 'b'), { type: 'string', enum: ['a', 'b'] }],
  ['enum(a|b|*)', s.openEnum('a', 'b'), { type: 'string', examples: ['a', 'b'] }],
  [
    'ref(shop.orders)',
    s.ref('shop.orders'),
    { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$', 'x-toac-ref': 'shop.orders' },
  ],
  [
    '[boolean]',
    s.list(s.boolean(), { max: 3 }),
    { type: 'array', items: { type: 'boolean' }, maxItems: 3 },
  ],
  [
    'map(boolean)',
    s.map(s.boolean()),
    { type: 'object', additionalProperties: { type: 'boolean' } },
  ],
  ['enum | null', s.nullable(s.oneOf('a')), { type: ['string', 'null'], enum: ['a', null] }],
  [
    'Money | null',
    s.nullable(s.named('types/Money')),
    { anyOf: [{ $ref: '#/in/Money' }, { type: 'null' }] },
  ],
  [
    'boolean | date | null',
    s.nullable(s.either(s.boolean(), s.time('date'))),
    { anyOf: [{ type: 'boolean' }, { type: 'string', format: 'date' }, { type: 'null' }] },
  ],
  ['any', s.any(), {}],
  ['any | null', s.nullable(s.any()), {}],
  ['stream(boolean)', s.stream(s.boolean()), { type: 'boolean' }],
  ['secret', s.secret(), { type: 'string', writeOnly: true }],
];

describe('a schema', () => {
  it.each(CASES)('of %s', (_, slot, expected) => expect(schema(slot)).toEqual(expected));

  const object = s.object({
    id: s.ref('shop'),
    'note?': { ...s.text(), doc: 'Free text', deprecated: { since: '1.2' } },
    level: s.named('types/Level'),
    count: s.withDefault(s.integer({ min: '0', max: '9' }), 1),
    key: { ...s.text(), secret: true },
  });

  it('of an input is closed, asks for no defaults, and keeps the texts', () => {
    expect(schema(object)).toEqual({
      type: 'object',
      properties: {
        id: schema(s.ref('shop')),
        note: { type: 'string', description: 'Free text', deprecated: true },
        level: { $ref: '#/in/Level' },
        count: { type: 'integer', minimum: 0, maximum: 9, default: 1 },
        key: { type: 'string', writeOnly: true },
      },
      required: ['id', 'key'],
      additionalProperties: false,
    });
  });

  it('of an output is open, promises defaults, and has no secrets', () => {
    expect(schema(object, 'out')).toMatchObject({ required: ['id', 'level', 'count'] });
    expect(schema(object, 'out')).not.toHaveProperty('additionalProperties');
    expect(schema(object, 'out')).not.toHaveProperty('properties.key');
  });

  it('of a union tells its arms apart', () => {
    const union = s.union('kind', { money: s.named('types/Money'), none: s.object({}) });

    expect(schema(union)).toEqual({
      type: 'object',
      oneOf: [
        {
          type: 'object',
          properties: { kind: { const: 'money' }, amount: schema(s.decimal(12, 2)) },
          required: ['kind', 'amount'],
          additionalProperties: false,
        },
        {
          type: 'object',
          properties: { kind: { const: 'none' } },
          required: ['kind'],
          additionalProperties: false,
        },
      ],
    });
  });

  it('is printed as the JSON that it is', () => {
    const all = new Map(CASES.map(([name, slot]) => [name, slot]));
    const named = [
      ['zeta', '10', '__proto__', '9', 'alpha'],
      ['b', 'a'],
      ['01', 'z', '1'],
    ];
    const odd = named.map((names) => s.object(new Map(names.map((n) => [n, s.text()]))));
    const union = s.union('kind', { money: s.named('types/Money'), none: s.object({}) });
    const slots = [...all.values(), ...odd, s.object(all), object, union, s.nullable(object)];

    for (const of of slots.flatMap((slot) => [slot, s.list(slot), s.map(slot)])) {
      for (const flowFrom of [0, 1, 3]) {
        for (const position of ['in', 'out'] as const) {
          const printed = yamlText({ of: slotSchema(of, contextOf(position)) }, { flowFrom });

          expect(printed).toBe(yamlText({ of: schema(of, position) }, { flowFrom }));
        }
      }
    }
  });

  it('has own properties, whatever they are called', () => {
    const odd = s.object(new Map([['__proto__', s.boolean()]]));

    expect(JSON.stringify(schema(odd))).toContain('"properties":{"__proto__":{"type":"boolean"}}');
  });
});

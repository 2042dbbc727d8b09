// Random sets of values, small edits of them, and values that are often inside. All from one seed.
import type { Json } from '../../../compiler/2-model/type-model.ts';
import { accepts } from '../../../compiler/diff/containment/accepts.ts';
import type {
  Definitions,
  NumberSchema,
  ObjectSchema,
  Schema,
  Side,
  StringSchema,
} from '../../../compiler/diff/containment/schema.ts';
import { seeded } from '../../support/random.ts';

export interface Dice {
  /** A whole number below. */
  readonly below: (most: number) => number;
  readonly one: <T>(list: readonly T[]) => T;
  readonly often: (share: number) => boolean;
}

export function dice(seed: number): Dice {
  const { next, below, pick } = seeded(seed);

  return { below, one: pick, often: (share) => next() < share };
}

const NAMES = ['a', 'b', 'c', 'x-d'];
const PATTERNS = ['^a', 'b$', '^[a-c]*$', '^x-', '^[a-z]{2,4}$', '^(ab|ba)+$', '\\d', '^\\S+$'];
const BOUNDS = ['-2', '0', '0.5', '1', '3', '10'];
const TEXTS = [
  '',
  'a',
  'b',
  'ab',
  'ba',
  'abc',
  'x-d',
  'a1',
  'A b',
  'é',
  '0',
  '-1',
  '1.5',
  '2020-01-01',
];
const VALUES: readonly Json[] = [
  ...TEXTS.slice(0, 6),
  0,
  1,
  2,
  0.5,
  -1,
  true,
  false,
  null,
  [],
  [1],
  {},
];
const FORMATS = [
  'uuid',
  'email',
  'bigint',
  'decimal',
  'date',
  'timestamp',
  'duration',
  'hostname',
] as const;

export function randomSchema(random: Dice, depth: number, refs: readonly string[] = []): Schema {
  const inner = () => randomSchema(random, depth - 1, refs);

  if (depth > 0 && random.often(0.55)) {
    switch (random.below(9)) {
      case 0:
      case 1:
        return { kind: 'any-of', of: several(random, 1, 3, inner) };
      case 2:
        return { kind: 'all-of', of: several(random, 1, 2, inner) };
      case 3:
        return { kind: 'one-of', of: several(random, 2, 3, inner) };
      case 4:
        return { kind: 'not', of: inner() };
      case 5:
      case 6:
        return randomArray(random, inner);
      default:
        return randomObject(random, inner);
    }
  }

  switch (random.below(12)) {
    case 0:
      return { kind: 'all' };
    case 1:
      return { kind: 'null' };
    case 2:
      return { kind: 'boolean' };
    case 3:
    case 4:
      return { kind: 'values', values: several(random, 1, 4, () => random.one(VALUES)) };
    case 5:
    case 6:
    case 7:
      return randomNumber(random);
    case 8:
      return refs.length > 0 && depth > 0
        ? { kind: 'ref', to: random.one(refs) }
        : randomText(random);
    default:
      return randomText(random);
  }
}

function several<T>(random: Dice, least: number, most: number, make: () => T): T[] {
  return Array.from({ length: least + random.below(most - least + 1) }, make);
}

function randomNumber(random: Dice): NumberSchema {
  return {
    kind: 'number',
    ...(random.often(0.4) && { integer: true }),
    ...(random.often(0.3) && { min: random.one(BOUNDS) }),
    ...(random.often(0.3) && { max: random.one(BOUNDS) }),
    ...(random.often(0.1) && { above: random.one(BOUNDS) }),
    ...(random.often(0.1) && { below: random.one(BOUNDS) }),
    ...(random.often(0.2) && { multipleOf: random.one(['2', '3', '0.5', '4', '1.5']) }),
  };
}

function randomText(random: Dice): StringSchema {
  const name = random.one(FORMATS);
  const isDated = name === 'date' || name === 'timestamp';
  const isNumeric = name === 'bigint' || name === 'decimal';

  if (random.often(0.25)) {
    const bounded = (isDated || isNumeric) && random.often(0.5);
    const bound = isDated
      ? random.one(['2020-01-01', '2020-02-29', '2021-01-01'])
      : random.one(name === 'bigint' ? ['-1', '0', '7'] : BOUNDS);
    const side = random.one(['min', 'max', 'above', 'below'] as const);

    return { kind: 'string', format: { name, ...(bounded && { [side]: bound }) } };
  }

  return {
    kind: 'string',
    ...(random.often(0.3) && { min: random.below(3) }),
    ...(random.often(0.3) && { max: 1 + random.below(4) }),
    ...(random.often(0.4) && { patterns: several(random, 1, 2, () => random.one(PATTERNS)) }),
  };
}

function randomArray(random: Dice, inner: () => Schema): Schema {
  return {
    kind: 'array',
    ...(random.often(0.3) && { prefix: several(random, 1, 2, inner) }),
    ...(random.often(0.6) && { rest: random.often(0.2) ? { kind: 'none' } : inner() }),
    ...(random.often(0.3) && { min: random.below(3) }),
    ...(random.often(0.3) && { max: 1 + random.below(3) }),
    ...(random.often(0.15) && { unique: true }),
    ...(random.often(0.15) && {
      contains: {
        schema: inner(),
        min: random.below(3),
        ...(random.often(0.4) && { max: 1 + random.below(2) }),
      },
    }),
  };
}

function randomObject(random: Dice, inner: () => Schema): ObjectSchema {
  const names = NAMES.filter(() => random.often(0.4));

  return {
    kind: 'object',
    properties: names.map((name) => ({ name, schema: inner(), required: random.often(0.4) })),
    ...(random.often(0.2) && {
      patterns: several(random, 1, 2, () => ({ pattern: random.one(PATTERNS), schema: inner() })),
    }),
    ...(random.often(0.6) && { rest: random.often(0.7) ? { kind: 'none' as const } : inner() }),
    ...(random.often(0.1) && { names: randomText(random) }),
    ...(random.often(0.15) && { min: random.below(3) }),
    ...(random.often(0.15) && { max: 1 + random.below(3) }),
  };
}

/** One small edit, anywhere inside. */
export function edited(schema: Schema, random: Dice): Schema {
  const inner = (s: Schema) => edited(s, random);
  const isHere = random.often(0.35);

  switch (schema.kind) {
    case 'any-of':
    case 'all-of':
    case 'one-of': {
      if (isHere && schema.of.length > 1 && random.often(0.5))
        return { ...schema, of: schema.of.slice(1) };
      if (isHere) return { ...schema, of: [...schema.of, randomSchema(random, 1)] };

      const at = random.below(schema.of.length);

      return { ...schema, of: schema.of.map((s, i) => (i === at ? inner(s) : s)) };
    }
    case 'not':
      return { kind: 'not', of: inner(schema.of) };
    case 'values':
      return random.often(0.5) && schema.values.length > 1
        ? { ...schema, values: schema.values.slice(1) }
        : { ...schema, values: [...schema.values, random.one(VALUES)] };
    case 'number':
      return editedNumber(schema, random);
    case 'string':
      return random.often(0.5)
        ? { ...schema, min: random.below(3) }
        : { ...schema, patterns: [random.one(PATTERNS)] };
    case 'array':
      if (isHere) return { ...schema, min: random.below(3) };

      return {
        ...schema,
        rest: schema.rest === undefined ? randomSchema(random, 1) : inner(schema.rest),
      };
    case 'object':
      return editedObject(schema, random, isHere);
    default:
      return random.often(0.5) ? { kind: 'any-of', of: [schema, randomSchema(random, 1)] } : schema;
  }
}

function editedNumber(schema: NumberSchema, random: Dice): NumberSchema {
  const { multipleOf, ...others } = schema;

  switch (random.below(4)) {
    case 0:
      return { ...schema, min: random.one(BOUNDS) };
    case 1:
      return { ...schema, below: random.one(BOUNDS) };
    case 2:
      return { ...schema, integer: schema.integer !== true };
    default:
      return multipleOf === undefined ? { ...schema, multipleOf: '2' } : others;
  }
}

function editedObject(schema: ObjectSchema, random: Dice, isHere: boolean): ObjectSchema {
  const properties = [...(schema.properties ?? [])];
  const at = random.below(properties.length);
  const property = properties[at];

  if (property === undefined || (isHere && random.often(0.3)))
    return {
      ...schema,
      properties: [
        ...properties.filter((p) => p.name !== 'new'),
        { name: 'new', schema: randomSchema(random, 1), required: random.often(0.3) },
      ],
    };
  if (isHere && random.often(0.4))
    return { ...schema, properties: properties.filter((p) => p !== property) };

  properties[at] = isHere
    ? { ...property, required: !property.required }
    : { ...property, schema: edited(property.schema, random) };

  return { ...schema, properties };
}

/** Often a value of the set; never a promise. */
export function sample(schema: Schema, definitions: Definitions, random: Dice, depth = 4): Json {
  const inner = (s: Schema | undefined): Json =>
    depth <= 0 || s === undefined ? random.one(VALUES) : sample(s, definitions, random, depth - 1);

  switch (schema.kind) {
    case 'null':
      return null;
    case 'boolean':
      return random.often(0.5);
    case 'values':
      return random.one(schema.values);
    case 'number':
      return sampleNumber(schema, random);
    case 'string':
      return sampleText(schema, random);
    case 'array':
      return Array.from({ length: (schema.min ?? 0) + random.below(3) }, (_, i) =>
        schema.contains !== undefined && random.often(0.5)
          ? inner(schema.contains.schema)
          : inner(schema.prefix?.[i] ?? schema.rest),
      );
    case 'object':
      return sampleObject(schema, random, inner);
    case 'any-of':
    case 'all-of':
    case 'one-of':
      return inner(random.one(schema.of));
    case 'ref':
      return inner(definitions.get(schema.to));
    default:
      return random.one(VALUES);
  }
}

function sampleNumber(
  { min, max, above, below, multipleOf, integer }: NumberSchema,
  random: Dice,
): number {
  const base = Number(random.one([min, max, above, below, '0'].filter((b) => b !== undefined)));
  const step = multipleOf !== undefined ? Number(multipleOf) : integer === true ? 1 : 0.5;

  return (Math.ceil(base / step) + random.below(7) - 3) * step;
}

const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  uuid: ['00000000-0000-4000-8000-000000000000', 'AAAAAAAA-0000-4000-8000-00000000000a'],
  email: ['a@b.c', 'x.y@example.org'],
  bigint: ['0', '-1', '7', '8', '9223372036854775807'],
  decimal: ['0', '0.5', '-2', '10', '10.01', '3', '1.50'],
  date: ['2020-01-01', '2020-02-29', '2021-01-01', '0001-01-01', '1999-12-31'],
  timestamp: ['2020-01-01T00:00:00Z', '2020-02-29T10:00:00.5+01:00', '2021-01-01T00:00:00.001Z'],
  duration: ['PT1S', 'P1D', 'P2W', 'P1Y2M3DT4H5M6S'],
  hostname: ['a', 'a.b', 'example.org.'],
};

function sampleText({ format, min = 0 }: StringSchema, random: Dice): string {
  if (format !== undefined) return random.one(SAMPLES[format.name] ?? TEXTS);
  if (random.often(0.5)) return random.one(TEXTS);

  return Array.from({ length: min + random.below(3) }, () =>
    random.one(['a', 'b', 'c', '1', 'é']),
  ).join('');
}

function sampleObject(
  { properties = [], patterns = [], rest }: ObjectSchema,
  random: Dice,
  inner: (schema: Schema | undefined) => Json,
): Json {
  const members: [string, Json][] = properties
    .filter((p) => p.required || random.often(0.4))
    .map((p) => [p.name, inner(p.schema)]);

  if (patterns.length > 0 && random.often(0.5))
    members.push([random.one(TEXTS), inner(random.one(patterns).schema)]);
  if (rest?.kind !== 'none' && random.often(0.4))
    members.push([random.one(['y', 'new', '']), inner(rest)]);

  return Object.fromEntries(members);
}

/** Definitions that recurse, of random parts. */
export function randomDefinitions(random: Dice): Definitions {
  return new Map<string, Schema>([
    [
      'Tree',
      {
        kind: 'object',
        properties: [
          { name: 'value', schema: randomSchema(random, 1), required: true },
          { name: 'next', schema: { kind: 'ref', to: 'Tree' }, required: false },
        ],
        rest: { kind: 'none' },
      },
    ],
    [
      'Nest',
      {
        kind: 'array',
        rest: { kind: 'any-of', of: [randomSchema(random, 1), { kind: 'ref', to: 'Nest' }] },
      },
    ],
  ]);
}

export const REFS = ['Tree', 'Nest'];

export function randomSide(random: Dice, depth = 3): Side {
  return { schema: randomSchema(random, depth, REFS), definitions: randomDefinitions(random) };
}

/** Mostly near the first, sometimes far away. */
export function besideOf({ schema, definitions }: Side, random: Dice): Side {
  const edits = random.below(4);
  const near = edits === 0 ? randomSchema(random, 3, REFS) : edited(schema, random);

  return {
    schema: edits === 1 ? edited(near, random) : near,
    definitions: random.often(0.2)
      ? new Map([...definitions].map(([name, inner]) => [name, edited(inner, random)]))
      : definitions,
  };
}

/** At most so many values that the schema accepts. */
export function instances(
  { schema, definitions }: Side,
  random: Dice,
  most: number,
): readonly Json[] {
  const found: Json[] = [];

  for (let tried = 0; tried < most * 4 && found.length < most; tried++) {
    const value = sample(schema, definitions, random);

    if (accepts(schema, definitions, value)) found.push(value);
  }

  return found;
}

// Short words for sets of values, and the places where a set may stand inside another.
import type { Json } from '../../../compiler/2-model/type-model.ts';
import type {
  Definitions,
  NumberSchema,
  ObjectSchema,
  Schema,
  Side,
  StringSchema,
  TextFormat,
} from '../../../compiler/diff/containment/schema.ts';

export const all: Schema = { kind: 'all' };
export const none: Schema = { kind: 'none' };
export const nothing: Schema = { kind: 'null' };
export const boolean: Schema = { kind: 'boolean' };

export function number(bounds: Omit<NumberSchema, 'kind'> = {}): Schema {
  return { kind: 'number', ...bounds };
}

export function integer(bounds: Omit<NumberSchema, 'kind'> = {}): Schema {
  return { kind: 'number', integer: true, ...bounds };
}

export function text(bounds: Omit<StringSchema, 'kind' | 'format'> = {}): Schema {
  return { kind: 'string', ...bounds };
}

export function format(name: TextFormat['name'], bounds: Omit<TextFormat, 'name'> = {}): Schema {
  return { kind: 'string', format: { name, ...bounds } };
}

export function values(...list: readonly Json[]): Schema {
  return { kind: 'values', values: list };
}

export function anyOf(...of: readonly Schema[]): Schema {
  return { kind: 'any-of', of };
}

export function oneOf(...of: readonly Schema[]): Schema {
  return { kind: 'one-of', of };
}

export function allOf(...of: readonly Schema[]): Schema {
  return { kind: 'all-of', of };
}

export function not(of: Schema): Schema {
  return { kind: 'not', of };
}

export function ref(to: string): Schema {
  return { kind: 'ref', to };
}

export function list(
  rest: Schema,
  bounds: { min?: number; max?: number; unique?: boolean } = {},
): Schema {
  return { kind: 'array', rest, ...bounds };
}

export function map(rest: Schema, bounds: { min?: number; max?: number } = {}): Schema {
  return { kind: 'object', rest, ...bounds };
}

type Members = Readonly<Record<string, Schema>>;

/** Members that may be absent end in `?`. Open: others may be anything. */
export function open(members: Members, more: Partial<ObjectSchema> = {}): Schema {
  const properties = Object.entries(members).map(([key, schema]) => ({
    name: key.replace(/\?$/, ''),
    schema,
    required: !key.endsWith('?'),
  }));

  return { kind: 'object', properties, ...more };
}

export function closed(members: Members, more: Partial<ObjectSchema> = {}): Schema {
  return open(members, { rest: none, ...more });
}

const NO_DEFINITIONS: Definitions = new Map();

export function side(schema: Schema, definitions: Definitions = NO_DEFINITIONS): Side {
  return { schema, definitions };
}

export type Nesting = readonly [name: string, place: (inner: Schema) => Side];

/** Where every difference must be seen just as well. */
export const NESTINGS: readonly Nesting[] = [
  ['a field', (inner) => side(closed({ 'note?': text(), value: inner }))],
  ['an item of a list', (inner) => side(list(inner))],
  ['a value of a map', (inner) => side(map(inner))],
  [
    'an arm of a union',
    (inner) =>
      side(
        anyOf(
          closed({ kind: values('empty') }),
          closed({ kind: values('full'), value: inner }),
          closed({ kind: values('two'), 'value?': boolean, other: text({ max: 5 }) }),
        ),
      ),
  ],
  [
    'a recursive type',
    (inner) =>
      side(
        ref('Tree'),
        new Map([
          ['Tree', closed({ value: inner, 'next?': ref('Tree'), children: list(ref('Tree')) })],
        ]),
      ),
  ],
];

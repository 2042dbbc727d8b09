// JSON Schema 2020-12 → the engine's sets of values, for what the official suite asks. Formats are annotations there.
import { parsePattern } from '../../../compiler/1-syntax/pattern.ts';
import type { Json } from '../../../compiler/2-model/type-model.ts';
import type { Schema } from '../../../compiler/diff/containment/schema.ts';

export type JsonSchema = boolean | { readonly [keyword: string]: Json };

/** What the engine has no form for. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

const NOT_TAKEN = [
  '$id',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
  '$vocabulary',
  'unevaluatedItems',
  'unevaluatedProperties',
];
const TYPES = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const;
const ALL: Schema = { kind: 'all' };
const NONE: Schema = { kind: 'none' };

/** `prefix` keeps the names of definitions apart; what is referred to is put into `definitions`. */
export function readJsonSchema(
  root: JsonSchema,
  prefix: string,
  definitions: Map<string, Schema>,
): Schema {
  return read(root, { root, prefix, definitions });
}

interface Reading {
  readonly root: JsonSchema;
  readonly prefix: string;
  readonly definitions: Map<string, Schema>;
}

type Members = Readonly<Record<string, Json>>;

function read(schema: JsonSchema, reading: Reading): Schema {
  if (typeof schema === 'boolean') return schema ? ALL : NONE;

  for (const keyword of NOT_TAKEN) {
    // The name of the whole document changes nothing for references within it.
    if (schema[keyword] !== undefined && !(keyword === '$id' && schema === reading.root))
      throw new NotTaken(keyword);
  }

  if (typeof schema['$schema'] === 'string' && !schema['$schema'].includes('2020-12'))
    throw new NotTaken('another draft');

  const child = (inner: Json | undefined): Schema => read(inner as JsonSchema, reading);
  const parts = [...typed(schema, child), ...combined(schema, child)];

  if (typeof schema['$ref'] === 'string') parts.push(referred(schema['$ref'], reading));

  return parts.length === 0 ? ALL : { kind: 'all-of', of: parts };
}

function referred(ref: string, reading: Reading): Schema {
  if (!/^#(\/|$)/.test(ref)) throw new NotTaken('a reference to another document');

  const to = `${reading.prefix}${ref}`;

  if (!reading.definitions.has(to)) {
    const steps = decodeURIComponent(ref.slice(1)).split('/').slice(1);
    const target = steps.reduce<Json | undefined>(
      (at, step) => (at as Members)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')],
      reading.root as Json,
    );

    if (target === undefined) throw new NotTaken(`a reference to ${ref}`);

    reading.definitions.set(to, ALL);
    reading.definitions.set(to, read(target as JsonSchema, reading));
  }

  return { kind: 'ref', to };
}

type Child = (inner: Json | undefined) => Schema;

function combined(schema: Members, child: Child): Schema[] {
  const parts: Schema[] = [];
  const list = (keyword: string) => (schema[keyword] as readonly Json[]).map(child);

  if (schema['const'] !== undefined) parts.push({ kind: 'values', values: [schema['const']] });
  if (schema['enum'] !== undefined)
    parts.push({ kind: 'values', values: schema['enum'] as readonly Json[] });
  if (schema['allOf'] !== undefined) parts.push({ kind: 'all-of', of: list('allOf') });
  if (schema['anyOf'] !== undefined) parts.push({ kind: 'any-of', of: list('anyOf') });
  if (schema['oneOf'] !== undefined) parts.push({ kind: 'one-of', of: list('oneOf') });
  if (schema['not'] !== undefined) parts.push({ kind: 'not', of: child(schema['not']) });

  if (schema['if'] !== undefined) {
    const condition = child(schema['if']);
    const branch = (keyword: string) =>
      schema[keyword] === undefined ? ALL : child(schema[keyword]);

    parts.push(when(condition, branch('then'), branch('else')));
  }

  for (const [name, needed] of Object.entries((schema['dependentRequired'] ?? {}) as Members)) {
    parts.push(when(has([name]), has(needed as readonly string[]), ALL));
  }

  for (const [name, inner] of Object.entries((schema['dependentSchemas'] ?? {}) as Members)) {
    parts.push(when(has([name]), child(inner), ALL));
  }

  return parts;
}

function when(condition: Schema, yes: Schema, no: Schema): Schema {
  return {
    kind: 'any-of',
    of: [
      { kind: 'all-of', of: [condition, yes] },
      { kind: 'all-of', of: [{ kind: 'not', of: condition }, no] },
    ],
  };
}

/** Objects with these members. */
function has(names: readonly string[]): Schema {
  const properties = names.map((name) => ({ name, schema: ALL, required: true }));

  return { kind: 'object', properties };
}

/** Keywords of one type say nothing of the others. */
function typed(schema: Members, child: Child): Schema[] {
  const { type } = schema;
  const names = type === undefined ? TYPES : Array.isArray(type) ? type : [type];
  const of = names.flatMap((name) => ofType(name as string, schema, child));
  const saysNothing = type === undefined && of.every((s) => Object.keys(s).length === 1);

  return saysNothing ? [] : [{ kind: 'any-of', of }];
}

function ofType(name: string, schema: Members, child: Child): Schema {
  switch (name) {
    case 'null':
    case 'boolean':
      return { kind: name };
    case 'integer':
      return { ...numbers(schema), integer: true };
    case 'number':
      return numbers(schema);
    case 'string':
      return texts(schema);
    case 'array':
      return lists(schema, child);
    case 'object':
      return objects(schema, child);
    default:
      throw new NotTaken(`the type ${name}`);
  }
}

function numbers(schema: Members): Extract<Schema, { kind: 'number' }> {
  const text = (keyword: string, as: string) =>
    schema[keyword] === undefined ? {} : { [as]: String(schema[keyword]) };

  return {
    kind: 'number',
    ...text('minimum', 'min'),
    ...text('maximum', 'max'),
    ...text('exclusiveMinimum', 'above'),
    ...text('exclusiveMaximum', 'below'),
    ...text('multipleOf', 'multipleOf'),
  };
}

function count(schema: Members, keyword: string, as: string): object {
  return schema[keyword] === undefined ? {} : { [as]: schema[keyword] };
}

function texts(schema: Members): Schema {
  const { pattern } = schema;

  return {
    kind: 'string',
    ...count(schema, 'minLength', 'min'),
    ...count(schema, 'maxLength', 'max'),
    ...(pattern !== undefined && { patterns: [readPattern(pattern as string)] }),
  };
}

function readPattern(source: string): string {
  if (parsePattern(source).pattern === undefined) throw new NotTaken(`the pattern ${source}`);

  return source;
}

function lists(schema: Members, child: Child): Schema {
  const { prefixItems, items, uniqueItems, contains, minContains, maxContains } = schema;

  return {
    kind: 'array',
    ...count(schema, 'minItems', 'min'),
    ...count(schema, 'maxItems', 'max'),
    ...(prefixItems !== undefined && { prefix: (prefixItems as readonly Json[]).map(child) }),
    ...(items !== undefined && { rest: child(items) }),
    ...(uniqueItems === true && { unique: true }),
    ...(contains !== undefined && {
      contains: {
        schema: child(contains),
        min: (minContains as number | undefined) ?? 1,
        ...(maxContains !== undefined && { max: maxContains as number }),
      },
    }),
  };
}

function objects(schema: Members, child: Child): Schema {
  const own = (schema['properties'] ?? {}) as Members;
  const required = (schema['required'] ?? []) as readonly string[];
  const { additionalProperties, propertyNames } = schema;
  const patterns = Object.entries((schema['patternProperties'] ?? {}) as Members).map(
    ([pattern, inner]) => ({ pattern: readPattern(pattern), schema: child(inner) }),
  );
  const rest = additionalProperties === undefined ? undefined : child(additionalProperties);
  // What is only required is still one of the others.
  const undeclared = (name: string): Schema =>
    patterns.some((p) => new RegExp(p.pattern, 'u').test(name)) ? ALL : (rest ?? ALL);
  const properties = [...new Set([...Object.keys(own), ...required])].map((name) => ({
    name,
    schema: Object.hasOwn(own, name) ? child(own[name]) : undeclared(name),
    required: required.includes(name),
  }));

  return {
    kind: 'object',
    ...count(schema, 'minProperties', 'min'),
    ...count(schema, 'maxProperties', 'max'),
    ...(properties.length > 0 && { properties }),
    ...(patterns.length > 0 && { patterns }),
    ...(rest !== undefined && { rest }),
    ...(propertyNames !== undefined && { names: child(propertyNames) }),
  };
}

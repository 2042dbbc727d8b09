// The engine's sets of values → JSON Schema 2020-12, so that another validator can confirm what the engine says.
import type { Json } from '../../../compiler/2-model/type-model.ts';
import type {
  ArraySchema,
  NumberSchema,
  ObjectSchema,
  Schema,
  Side,
  StringSchema,
  TextFormat,
} from '../../../compiler/diff/containment/schema.ts';

type Written = Record<string, Json>;

/** Undefined where JSON Schema has no words for it: formats with bounds. */
export function writeJsonSchema({ schema, definitions }: Side): Written | undefined {
  try {
    const defs = [...definitions].map(([name, inner]) => [name, write(inner)] as const);

    return { allOf: [write(schema)], $defs: Object.fromEntries(defs) };
  } catch (error) {
    if (error instanceof NotWritten) return undefined;

    throw error;
  }
}

class NotWritten extends Error {}

function write(schema: Schema): Written {
  switch (schema.kind) {
    case 'all':
      return {};
    case 'none':
      return { not: {} };
    case 'null':
    case 'boolean':
      return { type: schema.kind };
    case 'values':
      return { enum: schema.values };
    case 'number':
      return writeNumber(schema);
    case 'string':
      return writeText(schema);
    case 'array':
      return writeArray(schema);
    case 'object':
      return writeObject(schema);
    case 'any-of':
      return { anyOf: schema.of.map(write) };
    case 'all-of':
      return schema.of.length === 0 ? {} : { allOf: schema.of.map(write) };
    case 'one-of':
      return { oneOf: schema.of.map(write) };
    case 'not':
      return { not: write(schema.of) };
    case 'ref':
      return { $ref: `#/$defs/${encodeURIComponent(schema.to)}` };
  }
}

function present(members: Readonly<Record<string, Json | undefined>>): Written {
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}

function writeNumber({ integer, min, max, above, below, multipleOf }: NumberSchema): Written {
  const bound = (value: string | undefined) => (value === undefined ? undefined : Number(value));

  return present({
    type: integer === true ? 'integer' : 'number',
    minimum: bound(min),
    maximum: bound(max),
    exclusiveMinimum: bound(above),
    exclusiveMaximum: bound(below),
    multipleOf: bound(multipleOf),
  });
}

const BASE64 =
  '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$';

function writeText({ min, max, patterns = [], format }: StringSchema): Written {
  return present({
    type: 'string',
    minLength: min,
    maxLength: max,
    allOf:
      patterns.length === 0 && format === undefined
        ? undefined
        : [
            ...patterns.map((pattern) => ({ pattern })),
            ...(format === undefined ? [] : [writeFormat(format)]),
          ],
  });
}

function writeFormat({ name, ...bounds }: TextFormat): Written {
  if (Object.keys(bounds).length > 0) throw new NotWritten();

  switch (name) {
    case 'timestamp':
      return { format: 'date-time' };
    case 'bigint':
      // The bounds of 64 bits are not said.
      return { pattern: '^(?:0|-?[1-9][0-9]{0,18})$' };
    case 'decimal':
      return { pattern: '^-?(?:0|[1-9][0-9]{0,37})(?:\\.[0-9]{1,38})?$' };
    case 'base64':
      return { pattern: BASE64 };
    default:
      return { format: name };
  }
}

function writeArray({ prefix, rest, min, max, unique, contains }: ArraySchema): Written {
  // What is counted is there; beside `prefixItems` Ajv does not count in an empty list.
  const least = Math.max(min ?? 0, contains?.min ?? 0);

  return present({
    type: 'array',
    prefixItems: prefix === undefined || prefix.length === 0 ? undefined : prefix.map(write),
    items: rest && write(rest),
    minItems: least === 0 ? undefined : least,
    maxItems: max,
    uniqueItems: unique,
    contains: contains && write(contains.schema),
    minContains: contains?.min,
    maxContains: contains?.max,
  });
}

function writeObject({ properties = [], patterns, rest, names, min, max }: ObjectSchema): Written {
  const required = properties.filter((p) => p.required).map((p) => p.name);

  return present({
    type: 'object',
    properties: Object.fromEntries(properties.map((p) => [p.name, write(p.schema)])),
    required: required.length === 0 ? undefined : required,
    allOf:
      patterns === undefined
        ? undefined
        : // Two may be the same pattern.
          patterns.map((p) => ({ patternProperties: { [p.pattern]: write(p.schema) } })),
    patternProperties: patterns && Object.fromEntries(patterns.map((p) => [p.pattern, {} as Json])),
    additionalProperties: rest && write(rest),
    propertyNames: names && write(names),
    minProperties: min,
    maxProperties: max,
  });
}

// Whether a value is of a set. Exact, and nothing but evaluation: every witness is checked by it.
import type { Json } from '../../2-model/type-model.ts';
import { unreachable } from '../../base/invariant.ts';
import { oncePer } from '../../base/once-per.ts';
import { isList, jsonText } from './json-text.ts';
import { hasNumber, numberSet } from './number-set.ts';
import { rationalOfNumber } from './rational.ts';
import type { ArraySchema, Definitions, ObjectSchema, Schema } from './schema.ts';
import { hasText, matches } from './text-set.ts';

const numbersOf = oncePer(numberSet);
const textsOf = oncePer(
  ({ values }: Extract<Schema, { kind: 'values' }>) => new Set(values.map(jsonText)),
);

export function accepts(schema: Schema, definitions: Definitions, value: Json): boolean {
  switch (schema.kind) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'values':
      return textsOf(schema).has(jsonText(value));
    case 'number':
      return typeof value === 'number' && hasNumber(numbersOf(schema), rationalOfNumber(value));
    case 'string':
      return typeof value === 'string' && hasText(schema, value);
    case 'array':
      return isList(value) && acceptsItems(schema, definitions, value);
    case 'object':
      return (
        typeof value === 'object' &&
        value !== null &&
        !isList(value) &&
        acceptsMembers(schema, definitions, value)
      );
    case 'any-of':
      return schema.of.some((s) => accepts(s, definitions, value));
    case 'all-of':
      return schema.of.every((s) => accepts(s, definitions, value));
    case 'one-of':
      return schema.of.filter((s) => accepts(s, definitions, value)).length === 1;
    case 'not':
      return !accepts(schema.of, definitions, value);
    case 'ref': {
      const to = definitions.get(schema.to);

      return to !== undefined && accepts(to, definitions, value);
    }
    default:
      return unreachable(schema);
  }
}

function inRange(count: number, min = 0, max: number = Number.POSITIVE_INFINITY): boolean {
  return count >= min && count <= max;
}

function acceptsItems(
  { prefix = [], rest, min, max, unique, contains }: ArraySchema,
  definitions: Definitions,
  items: readonly Json[],
): boolean {
  if (!inRange(items.length, min, max)) return false;

  const fits = items.every((item, i) => {
    const schema = prefix[i] ?? rest;

    return schema === undefined || accepts(schema, definitions, item);
  });

  if (!fits) return false;
  if (unique === true && new Set(items.map(jsonText)).size < items.length) return false;
  if (contains === undefined) return true;

  const count = items.filter((item) => accepts(contains.schema, definitions, item)).length;

  return inRange(count, contains.min, contains.max);
}

function acceptsMembers(
  { properties = [], patterns = [], rest, names, min, max }: ObjectSchema,
  definitions: Definitions,
  value: { readonly [key: string]: Json },
): boolean {
  const keys = Object.keys(value);

  if (!inRange(keys.length, min, max)) return false;
  if (properties.some((p) => p.required && !Object.hasOwn(value, p.name))) return false;

  for (const key of keys) {
    const inner = value[key] ?? null;
    const own = properties.find((p) => p.name === key);
    let isKnown = own !== undefined;

    if (names !== undefined && !accepts(names, definitions, key)) return false;
    if (own !== undefined && !accepts(own.schema, definitions, inner)) return false;

    for (const { pattern, schema } of patterns) {
      if (!matches(pattern, key)) continue;

      isKnown = true;

      if (!accepts(schema, definitions, inner)) return false;
    }

    if (!isKnown && rest !== undefined && !accepts(rest, definitions, inner)) return false;
  }

  return true;
}

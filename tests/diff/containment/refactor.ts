// Edits that change how a set is written, never which values are in it.
import { isList } from '../../../compiler/diff/containment/json-text.ts';
import type { Schema, Side } from '../../../compiler/diff/containment/schema.ts';
import type { Dice } from './random-schema.ts';

/** Every part is written another way, by chance. */
export function rewritten(side: Side, random: Dice): Side {
  const definitions = new Map<string, Schema>();
  const rewrite = (schema: Schema): Schema => {
    const inside = rewriteInside(schema, rewrite);
    const way = random.below(7);

    if (way === 0) return { kind: 'all-of', of: [inside] };
    if (way === 1) return { kind: 'any-of', of: [inside, inside] };
    if (way === 2) return { kind: 'not', of: { kind: 'not', of: inside } };
    if (way === 3) return { kind: 'all-of', of: [{ kind: 'all' }, inside] };
    if (way > 4) return inside;

    const name = `extracted ${definitions.size}`;

    definitions.set(name, inside);

    return { kind: 'ref', to: name };
  };

  for (const [name, schema] of side.definitions) definitions.set(`moved ${name}`, rewrite(schema));

  return { schema: rewrite(side.schema), definitions };
}

function rewriteInside(schema: Schema, rewrite: (schema: Schema) => Schema): Schema {
  switch (schema.kind) {
    case 'ref':
      return { kind: 'ref', to: `moved ${schema.to}` };
    case 'not':
      return { kind: 'not', of: rewrite(schema.of) };
    case 'any-of':
    case 'all-of':
    case 'one-of':
      return { kind: schema.kind, of: schema.of.map(rewrite).reverse() };
    case 'values':
      return valuesApart(schema);
    case 'array': {
      const { prefix, rest, contains, ...others } = schema;

      return {
        ...others,
        ...(prefix && { prefix: prefix.map(rewrite) }),
        ...(rest && { rest: rewrite(rest) }),
        ...(contains && { contains: { ...contains, schema: rewrite(contains.schema) } }),
      };
    }
    case 'object': {
      const { properties, patterns, rest, names, ...others } = schema;

      return {
        ...others,
        ...(properties && {
          properties: properties.map((p) => ({ ...p, schema: rewrite(p.schema) })).reverse(),
        }),
        ...(patterns && {
          patterns: patterns.map((p) => ({ ...p, schema: rewrite(p.schema) })).reverse(),
        }),
        ...(rest && { rest: rewrite(rest) }),
        ...(names && { names: rewrite(names) }),
      };
    }
    default:
      return { ...schema };
  }
}

/** Single values of any of several sets; members in another order. */
function valuesApart({ values }: Extract<Schema, { kind: 'values' }>): Schema {
  const turned = values.map((value) =>
    typeof value === 'object' && value !== null && !isList(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );

  return {
    kind: 'any-of',
    of: [...turned].reverse().map((value) => ({ kind: 'values', values: [value] })),
  };
}

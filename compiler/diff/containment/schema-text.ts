// The text of a schema as it is written, its children by their numbers: what is written alike is looked up, not brought
// into normal form again. Lengths stand before names, so that no two schemas have the same text.
import type { Node } from './node.ts';
import type { ArraySchema, NumberSchema, ObjectSchema, Schema, StringSchema } from './schema.ts';

type Child = (schema: Schema) => Node;

export function schemaText(schema: Exclude<Schema, { kind: 'ref' }>, child: Child): string {
  switch (schema.kind) {
    case 'values':
      return `v${JSON.stringify(schema.values)}`;
    case 'number':
      return numberText(schema);
    case 'string':
      return stringText(schema);
    case 'array':
      return arrayText(schema, child);
    case 'object':
      return objectText(schema, child);
    case 'not':
      return `!${child(schema.of).id}`;
    case 'any-of':
    case 'all-of':
    case 'one-of': {
      let text: string = schema.kind;

      for (const inner of schema.of) text += `,${child(inner).id}`;

      return text;
    }
    default:
      return schema.kind;
  }
}

function numberText({ integer, min, max, above, below, multipleOf }: NumberSchema): string {
  return `n${integer === true ? 'i' : ''}|${min}|${max}|${above}|${below}|${multipleOf}`;
}

function stringText({ min, max, patterns, format }: StringSchema): string {
  const matching = patterns === undefined ? '' : JSON.stringify(patterns);

  return `s${min}|${max}|${matching}|${format === undefined ? '' : JSON.stringify(format)}`;
}

function arrayText(
  { prefix = [], rest, min, max, unique, contains }: ArraySchema,
  child: Child,
): string {
  let text = `a${min}|${max}|${unique}|${rest && child(rest).id}`;

  for (const inner of prefix) text += `,${child(inner).id}`;

  return contains === undefined
    ? text
    : `${text}|${child(contains.schema).id}|${contains.min}|${contains.max}`;
}

function objectText(
  { properties = [], patterns = [], rest, names, min, max }: ObjectSchema,
  child: Child,
): string {
  let text = `o${min}|${max}|${rest && child(rest).id}|${names && child(names).id}`;

  for (const { name, schema, required } of properties)
    text += `|${name.length}${required ? '!' : '?'}${name}${child(schema).id}`;

  for (const { pattern, schema } of patterns)
    text += `/${pattern.length}.${pattern}${child(schema).id}`;

  return text;
}

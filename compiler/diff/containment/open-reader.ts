// A schema as a tolerant reader takes it: closed objects are open, because what a reader does not know it ignores.
import { oncePer } from '../../base/once-per.ts';
import type { ArraySchema, Definitions, ObjectSchema, Schema, Side } from './schema.ts';

const ALL: Schema = { kind: 'all' };

export function openedForReader({ schema, definitions }: Side): Side {
  return { schema: openedSchema(schema), definitions: openedDefinitions(definitions) };
}

const openedDefinitions = oncePer(
  (definitions: Definitions): Definitions =>
    new Map([...definitions].map(([name, schema]) => [name, openedSchema(schema)])),
);

/** What stands under a `not` stays as it is: opened there, it would take more away. */
const openedSchema: (schema: Schema) => Schema = oncePer((schema: Schema): Schema => {
  switch (schema.kind) {
    case 'array':
      return openedArray(schema);
    case 'object':
      return openedObject(schema);
    case 'any-of':
    case 'one-of':
      // A reader takes the first arm that it understands, even when another would do as well.
      return { kind: 'any-of', of: schema.of.map(openedSchema) };
    case 'all-of':
      return { kind: 'all-of', of: schema.of.map(openedSchema) };
    default:
      return schema;
  }
});

function openedArray({ prefix, rest, ...others }: ArraySchema): Schema {
  return {
    ...others,
    ...(prefix !== undefined && { prefix: prefix.map(openedSchema) }),
    ...(rest !== undefined && { rest: openedSchema(rest) }),
  };
}

function openedObject({ properties, patterns, rest, ...others }: ObjectSchema): Schema {
  return {
    ...others,
    ...(properties !== undefined && {
      properties: properties.map((p) => ({ ...p, schema: openedSchema(p.schema) })),
    }),
    ...(patterns !== undefined && {
      patterns: patterns.map((p) => ({ ...p, schema: openedSchema(p.schema) })),
    }),
    rest: rest === undefined || rest.kind === 'none' ? ALL : openedSchema(rest),
  };
}

// Schemas of specifications: what operations use by reference, and the definitions that this calls for.
import type { EntityType, NamedType, Slot } from '../2-model/type-model.ts';
import { entityMembers } from '../3-check/lookup.ts';
import type { Program } from '../3-check/program.ts';
import type { CheckedTypes, Position } from './check/check-request.ts';
import { type JsonSchema, jsonSchema } from './json-schema.ts';

export interface SchemaRegistry {
  readonly schema: (slot: Slot, position: Position) => JsonSchema;
  /** Definitions of all that was referred to, sorted by name. */
  readonly definitions: () => { readonly [name: string]: JsonSchema };
}

export function schemaRegistry(program: Program): SchemaRegistry {
  const types = checkedTypes(program);
  const used = new Map<string, { readonly slot: Slot; readonly position: Position }>();
  const ref = (type: NamedType | EntityType, position: Position): string => {
    const target = type.kind === 'named' ? type.target : type.component;
    const name = definitionName(target, type.name, position);
    const slot = types.get(target)?.slot;

    if (slot !== undefined && !used.has(name)) used.set(name, { slot, position });

    return `#/components/schemas/${name}`;
  };
  const schema = (slot: Slot, position: Position): JsonSchema =>
    jsonSchema(slot, { position, types, ref });

  return {
    schema,
    definitions: () => {
      const done = new Map<string, JsonSchema>();

      for (
        let open = [...used.keys()];
        open.length > 0;
        open = [...used.keys()].filter((name) => !done.has(name))
      ) {
        for (const name of open) {
          const found = used.get(name);

          if (found !== undefined && !done.has(name))
            done.set(name, schema(found.slot, found.position));
        }
      }

      return Object.fromEntries([...done].sort(([a], [b]) => (a < b ? -1 : 1)));
    },
  };
}

/** `Money`, `orders.Line`; what callers send is closed, so it is another schema: `orders.Line.Input`. */
function definitionName(target: string, name: string, position: Position): string {
  const component = target.startsWith('types/') ? '' : `${target.split('/')[0] ?? ''}.`;

  return `${component}${name}${position === 'out' ? '' : '.Input'}`;
}

function checkedTypes(program: Program): CheckedTypes {
  const named = [...program.types, ...program.components.flatMap((c) => c.types)].map(
    ({ id, name, slot }) => [id, { name, slot, typesFrom: '' }] as const,
  );
  const entities = program.components.flatMap((component) => {
    const { entity, id } = component;

    if (entity === undefined) return [];

    const slot: Slot = {
      id: entity.id,
      at: entity.at,
      nullable: false,
      type: { kind: 'object', fields: entityMembers(component) },
    };

    return [[id, { name: entity.name, slot, typesFrom: '' }] as const];
  });

  return new Map([...named, ...entities]);
}

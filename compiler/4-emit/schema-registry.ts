// Schemas of specifications: what operations use by reference, and the definitions that this calls for.
import type { EntityType, NamedType, Slot } from '../2-model/type-model.ts';
import { entityMembers } from '../3-check/lookup.ts';
import type { Program } from '../3-check/program.ts';
import { oncePer } from '../base/once-per.ts';
import type { CheckedTypes, Position } from './check/check-request.ts';
import { type Schema, type SchemaContext, slotSchema } from './json-schema.ts';

/** Schemas for one component. */
export interface SchemaRegistry {
  readonly schema: (slot: Slot, position: Position) => Schema;
}

export interface Definition {
  readonly name: string;
  /** The component whose type it is; none for a shared one. */
  readonly of: string | undefined;
  readonly schema: Schema;
}

export interface SchemaRegistries {
  readonly of: (component: string) => SchemaRegistry;
  /** All that was referred to, sorted by name. */
  readonly definitions: () => readonly Definition[];
  /** Names of definitions that are not the component's own, to which it refers. */
  readonly foreign: (component: string) => readonly string[];
}

interface Used {
  readonly name: string;
  readonly of: string | undefined;
  readonly slot: Slot;
  readonly position: Position;
}

export function schemaRegistries(program: Program): SchemaRegistries {
  const types = checkedTypes(program);
  const used = new Map<string, Used>();
  const foreign = new Map<string, Set<string>>();

  const registryOf = (component: string | undefined): SchemaRegistry => {
    const ref = (type: NamedType | EntityType, position: Position): string => {
      const target = type.kind === 'named' ? type.target : type.component;
      const of = ownerOf(target);
      const name = definitionName(of, type.name, position);
      const slot = types.get(target)?.slot;

      if (slot !== undefined && !used.has(name)) used.set(name, { name, of, slot, position });
      if (component !== undefined && of !== component) noteIn(foreign, component, name);

      return `#/components/schemas/${name}`;
    };

    const contexts: Readonly<Record<Position, SchemaContext>> = {
      in: { position: 'in', types, ref },
      out: { position: 'out', types, ref },
      stored: { position: 'stored', types, ref },
    };

    return { schema: (slot, position) => slotSchema(slot, contexts[position]) };
  };

  const registries = new Map<string | undefined, SchemaRegistry>();
  const of = (component: string | undefined): SchemaRegistry => {
    const known = registries.get(component) ?? registryOf(component);

    registries.set(component, known);

    return known;
  };

  return {
    of,
    definitions: () => definitionsOf(used, of),
    foreign: (component) => [...(foreign.get(component) ?? [])].sort(),
  };
}

/** A definition may call for others: `used` grows meanwhile. */
function definitionsOf(
  used: ReadonlyMap<string, Used>,
  of: (component: string | undefined) => SchemaRegistry,
): readonly Definition[] {
  const found = new Map<string, Definition>();

  for (const { name, of: owner, slot, position } of used.values()) {
    const schema = of(owner).schema(slot, position);

    found.set(name, { name, of: owner, schema });
  }

  return [...found.keys()].sort().map((name) => found.get(name) as Definition);
}

function noteIn(found: Map<string, Set<string>>, key: string, value: string): void {
  const known = found.get(key);

  if (known === undefined) found.set(key, new Set([value]));
  else known.add(value);
}

function ownerOf(target: string): string | undefined {
  return target.startsWith('types/') ? undefined : (target.split('/')[0] ?? '');
}

/** `Money`, `orders.Line`; what callers send is closed, so it is another schema: `orders.Line.Input`. */
function definitionName(of: string | undefined, name: string, position: Position): string {
  return `${of === undefined ? '' : `${of}.`}${name}${position === 'out' ? '' : '.Input'}`;
}

/** Every specification asks. */
const checkedTypes = oncePer((program: Program): CheckedTypes => {
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
});

// Resolves named types and entities of a model to what they hold.
import type { Component, Model } from '../2-model/model.ts';
import type { Field, Slot, Type } from '../2-model/type-model.ts';
import { oncePer } from '../base/once-per.ts';

export interface Lookup {
  readonly slot: (target: string) => Slot | undefined;
  readonly component: (id: string) => Component | undefined;
  /** Through names, to the type itself. */
  readonly meaning: (type: Type) => Type;
  /** The members of an object, a named object or an entity. */
  readonly members: (type: Type) => readonly Field[] | undefined;
}

type Declared = Pick<Model, 'types' | 'components'>;

/** Of a model, or of the program that it became. */
export const lookupOf = oncePer(makeLookup);

function makeLookup(model: Declared): Lookup {
  const components = new Map(model.components.map((c) => [c.id, c]));
  const slots = new Map<string, Slot>();

  for (const { id, slot } of [...model.types, ...model.components.flatMap((c) => c.types)])
    slots.set(id, slot);

  const meaning = (type: Type): Type => {
    let current = type;

    for (let i = 0; i < 32 && current.kind === 'named'; i++) {
      current = slots.get(current.target)?.type ?? { kind: 'any', unresolved: true };
    }

    return current;
  };

  return {
    slot: (target) => slots.get(target),
    component: (id) => components.get(id),
    meaning,
    members: (type) => {
      const meant = meaning(type);

      if (meant.kind === 'object') return meant.fields;
      if (meant.kind !== 'entity') return undefined;

      return entityMembers(components.get(meant.component));
    },
  };
}

/** What a named entity holds: its fields and `id`. */
export function entityMembers(component: Component | undefined): readonly Field[] {
  if (component?.entity === undefined) return [];

  const found = membersOf.get(component);

  if (found !== undefined) return found;

  const made = makeMembers(component, component.entity);

  membersOf.set(component, made);

  return made;
}

const membersOf = new WeakMap<Component, readonly Field[]>();

function makeMembers(
  component: Component,
  { at, fields }: NonNullable<Component['entity']>,
): readonly Field[] {
  const id: Field = {
    id: `${component.id}/entity/fields/id`,
    at,
    name: 'id',
    optional: false,
    nullable: false,
    type: { kind: 'ref', of: component.id },
  };

  return [id, ...fields];
}

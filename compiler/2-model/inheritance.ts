// `extends`: what the base declares comes in, a redeclared name replaces. Routes, receivers and schedules stay behind.
import type {
  ComponentSyntax,
  EntitySyntax,
  Name,
  ObjectTypeSyntax,
  OperationSyntax,
} from '../1-syntax/syntax.ts';

export interface Inherited {
  readonly syntax: ComponentSyntax;
  /** Component in which each operation is written, where that is not this one. */
  readonly origins: ReadonlyMap<OperationSyntax, string>;
}

export function inherit(components: readonly ComponentSyntax[]): ReadonlyMap<string, Inherited> {
  const written = new Map(components.map((c) => [c.id, c]));
  const done = new Map<string, Inherited>();

  const resolve = (component: ComponentSyntax, open: readonly string[]): Inherited => {
    const known = done.get(component.id);

    if (known !== undefined) return known;

    const base = component.extends === undefined ? undefined : written.get(component.extends.value);
    const cyclic = base !== undefined && (open.includes(base.id) || base.id === component.id);
    const result =
      base === undefined || cyclic
        ? { syntax: component, origins: new Map() }
        : merge(component, base.id, resolve(base, [...open, component.id]));

    done.set(component.id, result);

    return result;
  };

  for (const component of components) resolve(component, []);

  return done;
}

function merge(heir: ComponentSyntax, baseId: string, base: Inherited): Inherited {
  const from = base.syntax;
  const operations = named(from.operations, heir.operations);
  const origins = new Map<OperationSyntax, string>();

  for (const operation of operations) {
    if (!heir.operations.includes(operation))
      origins.set(operation, base.origins.get(operation) ?? baseId);
  }

  const entity = entityOf(heir, from);

  return {
    origins,
    syntax: {
      ...heir,
      configuration: fieldsOf(from.configuration, heir.configuration),
      types: named(from.types, heir.types),
      entity,
      operations,
      events: named(from.events, heir.events),
      policies: named(from.policies, heir.policies),
    },
  };
}

/** The base's, each replaced where the heir has one of that name, then the heir's new ones. */
function named<T extends { readonly name: Name }>(
  base: readonly T[],
  heir: readonly T[],
): readonly T[] {
  const own = new Map(heir.map((item) => [item.name.value, item]));
  const taken = base.map((item) => own.get(item.name.value) ?? item);

  return [...taken, ...heir.filter((item) => !taken.includes(item))];
}

function fieldsOf(
  base: ObjectTypeSyntax | undefined,
  heir: ObjectTypeSyntax | undefined,
): ObjectTypeSyntax | undefined {
  if (base === undefined || heir === undefined) return heir ?? base;

  return { ...heir, fields: named(base.fields, heir.fields) };
}

function entityOf(heir: ComponentSyntax, base: ComponentSyntax): EntitySyntax | undefined {
  if (base.entity === undefined) return heir.entity;

  if (heir.entity === undefined) {
    return {
      ...base.entity,
      name: undefined,
      at: heir.extends?.at ?? heir.at,
      storage: base.entity.storage,
    };
  }

  return {
    ...heir.entity,
    id: heir.entity.id ?? base.entity.id,
    storage: heir.entity.storage ?? base.entity.storage,
    fields: fieldsOf(base.entity.fields, heir.entity.fields),
    unique: named(base.entity.unique, heir.entity.unique),
    index: named(base.entity.index, heir.entity.index),
  };
}

// Finds what a document declares, by id; and follows names to what they stand for.
import type { NodeId } from '../2-model/node.ts';
import { oncePer } from '../base/once-per.ts';
import type {
  ComponentDocument,
  Document,
  EventDocument,
  FieldDocument,
  OperationDocument,
  RouteDocument,
  SlotDocument,
  TypeDocument,
  TypeNode,
} from './document.ts';

export interface DocumentIndex {
  readonly document: Document;
  readonly components: ReadonlyMap<string, ComponentDocument>;
  /** Shared ones and the components' own. */
  readonly types: ReadonlyMap<NodeId, TypeDocument>;
  readonly operations: ReadonlyMap<NodeId, OperationDocument>;
  readonly events: ReadonlyMap<NodeId, EventDocument>;
  /** Of an operation. */
  readonly routes: ReadonlyMap<NodeId, readonly RouteDocument[]>;
}

export const indexOf = oncePer((document: Document): DocumentIndex => {
  const { components, types } = document;
  const routes = new Map<NodeId, RouteDocument[]>();

  for (const component of components) {
    for (const route of component.routes ?? []) {
      const known = routes.get(route.operation.id);

      if (known === undefined) routes.set(route.operation.id, [route]);
      else known.push(route);
    }
  }

  return {
    document,
    components: new Map(components.map((c) => [c.id, c])),
    types: byId([...types, ...components.flatMap((c) => c.types ?? [])]),
    operations: byId(components.flatMap((c) => c.operations ?? [])),
    events: byId(components.flatMap((c) => c.events ?? [])),
    routes,
  };
});

function byId<T extends { readonly id: NodeId }>(items: readonly T[]): ReadonlyMap<NodeId, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** The component that an id is of; '' for what is the project's. */
export function componentOf(id: NodeId): string {
  const end = id.indexOf('/');
  const first = end < 0 ? id : id.slice(0, end);

  return first === 'types' || first === 'deployments' ? '' : first;
}

/** What a named entity holds: `id` and its fields. */
export const entityFields = oncePer((component: ComponentDocument): readonly FieldDocument[] =>
  component.entity === undefined
    ? []
    : [{ name: 'id', type: { kind: 'ref', of: component.id } }, ...component.entity.fields],
);

/** Through names to the type itself; an entity stays what it is. */
export function meaningOf(type: TypeNode, index: DocumentIndex): TypeNode {
  let current = type;

  for (let i = 0; i < MOST_NAMES && current.kind === 'named'; i++)
    current = index.types.get(current.target)?.slot.type ?? { kind: 'any' };

  return current;
}

const MOST_NAMES = 32;

/** The slot with its names followed: nullable where one of them is. */
export function meaningOfSlot(slot: SlotDocument, index: DocumentIndex): SlotDocument {
  let current = slot;

  for (let i = 0; i < MOST_NAMES && current.type.kind === 'named'; i++) {
    const inner = index.types.get(current.type.target)?.slot;

    if (inner === undefined) return { ...current, type: { kind: 'any' } };

    current = {
      ...current,
      type: inner.type,
      ...(inner.nullable === true ? { nullable: true } : {}),
    };
  }

  return current;
}

/** The members of an object, a named object or an entity. */
export function membersOf(
  slot: SlotDocument | undefined,
  index: DocumentIndex,
): readonly FieldDocument[] | undefined {
  if (slot === undefined) return undefined;

  const type = meaningOf(slot.type, index);

  if (type.kind === 'object') return type.fields;

  const component = type.kind === 'entity' ? index.components.get(type.component) : undefined;

  return component === undefined ? undefined : entityFields(component);
}

/** The default that an input fills in: the slot's own, else its named type's. */
export function defaultOf(slot: FieldDocument, index: DocumentIndex): SlotDocument['default'] {
  if (slot.default !== undefined || slot.optional === true) return slot.default;

  let type = slot.type;

  for (let i = 0; i < MOST_NAMES && type.kind === 'named'; i++) {
    const inner = index.types.get(type.target)?.slot;

    if (inner === undefined) return undefined;
    if (inner.default !== undefined) return inner.default;

    type = inner.type;
  }

  return undefined;
}

// What was renamed, declared by `was`: names of the new side in terms of the old one. Suspicions are no renames.
import type { NodeId } from '../2-model/node.ts';
import { componentOf, type DocumentIndex } from './document-index.ts';

export interface Renames {
  /** New ⇒ old, where both sides know the one and not the other. */
  readonly components: ReadonlyMap<string, string>;
  readonly operations: ReadonlyMap<NodeId, NodeId>;
  readonly events: ReadonlyMap<NodeId, NodeId>;
  /** Of fields of an entity. */
  readonly fields: ReadonlyMap<NodeId, NodeId>;
}

interface Declares {
  readonly id: NodeId;
  readonly name: string;
  readonly was?: string;
}

export function renamesOf(old: DocumentIndex, next: DocumentIndex): Renames {
  const components = new Map<string, string>();

  for (const { id, was } of next.document.components) {
    if (was !== undefined && old.components.has(was) && !old.components.has(id))
      if (!next.components.has(was)) components.set(id, was);
  }

  const operations = new Map<NodeId, NodeId>();
  const events = new Map<NodeId, NodeId>();
  const fields = new Map<NodeId, NodeId>();

  for (const component of next.document.components) {
    const before = old.components.get(components.get(component.id) ?? component.id);

    if (before === undefined) continue;

    pair(before.operations, component.operations, operations);
    pair(before.events, component.events, events);
    pair(
      entityNames(before.id, before.entity),
      entityNames(component.id, component.entity),
      fields,
    );
  }

  return { components, operations, events, fields };
}

function entityNames(
  component: string,
  entity:
    | { readonly fields: readonly { readonly name: string; readonly was?: string }[] }
    | undefined,
): readonly Declares[] {
  return (entity?.fields ?? []).map(({ name, was }) => ({
    id: `${component}/entity/fields/${name}`,
    name,
    ...(was === undefined ? {} : { was }),
  }));
}

function pair(
  before: readonly Declares[] = [],
  after: readonly Declares[] = [],
  into: Map<NodeId, NodeId>,
): void {
  for (const { id, name, was } of after) {
    const old = was === undefined ? undefined : before.find((b) => b.name === was);
    const isNew = !before.some((b) => b.name === name) && !after.some((a) => a.name === was);

    if (old !== undefined && isNew) into.set(id, old.id);
  }
}

/** The id of the same thing on the old side, whether or not it is there. */
export function oldId(id: NodeId, renames: Renames): NodeId {
  const { components, events, fields, operations } = renames;
  const known = operations.get(id) ?? events.get(id) ?? fields.get(id);

  if (known !== undefined) return known;

  const inside = insideOf(id, [operations, events], NAMED) ?? insideOf(id, [fields], FIELD);

  if (inside !== undefined) return inside;
  if (components.size === 0) return id;

  const component = componentOf(id);
  const was = components.get(component);

  return was === undefined ? id : was + id.slice(component.length);
}

/** How many segments the id of an operation or event has, and that of a field. */
const NAMED = 3;
const FIELD = 4;

/** Of what stands below something renamed. */
function insideOf(
  id: NodeId,
  maps: readonly ReadonlyMap<NodeId, NodeId>[],
  length: number,
): NodeId | undefined {
  if (maps.every((map) => map.size === 0)) return undefined;

  const segments = id.split('/');
  const head = segments.slice(0, length).join('/');
  const was = maps.map((map) => map.get(head)).find((found) => found !== undefined);

  return was === undefined ? undefined : [was, ...segments.slice(length)].join('/');
}

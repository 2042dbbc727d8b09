// Where a declaration lands: the inputs, outputs, events, stored documents and settings that lead to it.
import type { NodeId } from '../2-model/node.ts';
import { oncePer } from '../base/once-per.ts';
import type { ComponentDocument, FieldDocument, SlotDocument, TypeNode } from './document.ts';
import { componentOf, type DocumentIndex } from './document-index.ts';
import type { Position } from './finding.ts';
import { isSecret } from './sets/slot-schema.ts';
import { type Root, rootsOf } from './uses-roots.ts';

export interface Use {
  /** Of the input, output, payload, entity or configuration that it lands in. */
  readonly root: NodeId;
  readonly position: Position;
  /** As readers call it. */
  readonly place: string;
  /** Of path parameters and filters: their values count, not whether the field is there. */
  readonly ofValue?: true;
}

/** What leads to a declaration: a root, by one of its members; or another declaration. */
interface Edge {
  readonly from: NodeId;
  readonly member?: string;
}

export interface Uses {
  /** `node` is a root's id, a type's id, `C/entity`, or `C/entity/fields/f`. */
  readonly of: (node: NodeId, member?: string) => readonly Use[];
}

export const usesOf = oncePer((index: DocumentIndex): Uses => {
  const graphs = new Map<string, Graph>();
  const known = new Map<string, readonly Use[]>();
  const graphOf = (component: string): Graph => {
    const found = graphs.get(component) ?? newGraph(index, around(component, index));

    graphs.set(component, found);

    return found;
  };

  const of = (node: NodeId, member?: string): readonly Use[] => {
    const key = `${node} ${member ?? ''}`;
    const found = known.get(key) ?? find(graphOf(componentOf(node)), node, member);

    known.set(key, found);

    return found;
  };

  return { of };
});

/** Who may name what a component declares: itself and its heirs; what is shared, everybody. */
function around(component: string, { document }: DocumentIndex): readonly ComponentDocument[] {
  if (component === '') return document.components;

  const found = new Set([component]);

  for (let size = 0; size < found.size; ) {
    size = found.size;

    for (const { id, extends: base } of document.components)
      if (base !== undefined && found.has(base.id)) found.add(id);
  }

  return document.components.filter((c) => found.has(c.id));
}

interface Graph {
  readonly roots: ReadonlyMap<NodeId, Root>;
  readonly edges: ReadonlyMap<NodeId, readonly Edge[]>;
}

function newGraph(index: DocumentIndex, components: readonly ComponentDocument[]): Graph {
  const roots = rootsOf(index, components);

  return {
    roots: new Map(roots.map((root) => [root.id, root])),
    edges: edgesOf(index, roots, components),
  };
}

function find({ roots, edges }: Graph, node: NodeId, member?: string): readonly Use[] {
  const found: Use[] = [];
  const seen = new Set<string>();
  const queue: Edge[] = [member === undefined ? { from: node } : { from: node, member }];

  for (let i = 0; i < queue.length; i++) {
    const edge = queue[i] as Edge;
    const key = `${edge.from} ${edge.member ?? ''}`;

    if (seen.has(key)) continue;

    seen.add(key);

    const root = roots.get(edge.from);

    if (root !== undefined) found.push(...usesAt(root, edge.member));

    queue.push(...(edges.get(edge.from) ?? []));
  }

  return [...new Map(found.map((use) => [`${use.position} ${use.place}`, use])).values()];
}

/** Without the routes that fill this member themselves. */
function usesAt(
  { id, uses, otherwise, ofValue }: Root,
  member: string | undefined,
): readonly Use[] {
  const all = uses
    .filter((use) => member === undefined || use.without?.has(member) !== true)
    .map(({ position, place }) => ({ root: id, position, place, ...(ofValue ? { ofValue } : {}) }));

  return all.length > 0 ? all : otherwise.map((use) => ({ root: id, ...use }));
}

function edgesOf(
  index: DocumentIndex,
  roots: readonly Root[],
  components: readonly ComponentDocument[],
): ReadonlyMap<NodeId, Edge[]> {
  const edges = new Map<NodeId, Edge[]>();
  const add = (to: NodeId, edge: Edge): void => {
    const known = edges.get(to);

    if (known === undefined) edges.set(to, [edge]);
    else known.push(edge);
  };

  for (const { id, slot, component, travels, after } of roots) {
    for (const to of after ?? []) add(to, { from: id });
    for (const [member, inner] of membersIn(slot, travels))
      for (const to of leadsTo(inner, component))
        add(to, member === undefined ? { from: id } : { from: id, member });
  }

  const types = [...index.document.types, ...components.flatMap((c) => c.types ?? [])];

  for (const { id, slot } of types) for (const to of leadsTo(slot, '')) add(to, { from: id });

  for (const component of components) fieldEdges(component, add);

  return edges;
}

/** Who takes the whole entity takes each of its fields; a secret one goes nowhere by itself. */
function fieldEdges(component: ComponentDocument, add: (to: NodeId, edge: Edge) => void): void {
  for (const field of component.entity?.fields ?? []) {
    const id = `${component.id}/entity/fields/${field.name}`;

    add(id, { from: `${component.id}/entity` });

    for (const to of leadsTo(field, '')) add(to, { from: id });
  }
}

function membersIn(
  slot: SlotDocument,
  travels: boolean,
): readonly (readonly [string | undefined, SlotDocument])[] {
  if (slot.type.kind !== 'object') return [[undefined, slot]];

  return slot.type.fields
    .filter((f) => !travels || !isSecret(f))
    .map((f: FieldDocument) => [f.name, f] as const);
}

/** Declarations that a slot names. `.` leads to a field of `component`. */
function leadsTo(slot: SlotDocument, component: string): readonly NodeId[] {
  const found = new Set<NodeId>();

  collectSlot(slot, component, found);

  return [...found];
}

function collectSlot(slot: SlotDocument, component: string, into: Set<NodeId>): void {
  const [field] = slot.from ?? [];

  if (field !== undefined && component !== '') into.add(`${component}/entity/fields/${field}`);
  else collectType(slot.type, component, into);
}

function collectType(type: TypeNode, component: string, into: Set<NodeId>): void {
  switch (type.kind) {
    case 'named':
      into.add(type.target);
      break;
    case 'entity':
      into.add(`${type.component}/entity`);
      break;
    case 'list':
    case 'stream':
      collectSlot(type.item, component, into);
      break;
    case 'map':
      collectSlot(type.value, component, into);
      break;
    case 'object':
      for (const field of type.fields) collectSlot(field, component, into);
      break;
    case 'union':
      for (const { slot } of type.arms) collectSlot(slot, component, into);
      break;
    case 'either':
      for (const one of type.of) collectType(one, component, into);
      break;
    default:
  }
}

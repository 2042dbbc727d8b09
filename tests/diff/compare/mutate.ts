// Every place of a document where an operator fits, each as a document of its own. What is written `.` follows its field.
import type {
  ComponentDocument,
  Document,
  FieldDocument,
  SlotDocument,
} from '../../../compiler/diff/document.ts';

export interface Operator {
  readonly name: string;
  /** The rule that has to be among what is found. */
  readonly rule: string;
  /** Undefined where it does not fit. */
  readonly change: (slot: SlotDocument) => SlotDocument | undefined;
}

export interface Mutant {
  readonly operator: Operator;
  readonly at: string;
  readonly document: Document;
}

/** A place of a document: a path of keys. */
type Path = readonly (string | number)[];

/** A mutant that is not made yet: most are only looked at. */
export interface Candidate {
  readonly operator: Operator;
  readonly path: Path;
  readonly changed: SlotDocument;
}

export function mutantsOf(document: Document, operators: readonly Operator[]): readonly Mutant[] {
  return candidatesOf(document, operators).map((candidate) => mutantOf(document, candidate));
}

export function candidatesOf(
  document: Document,
  operators: readonly Operator[],
): readonly Candidate[] {
  return slotsIn(document).flatMap((path) =>
    operators.flatMap((operator) => {
      const changed = operator.change(at(document, path) as SlotDocument);

      return changed === undefined ? [] : [{ operator, path, changed }];
    }),
  );
}

export function mutantOf(document: Document, { changed, operator, path }: Candidate): Mutant {
  const copy = structuredClone(document);

  set(copy, path, structuredClone(changed));
  follow(copy, path);

  return { operator, at: path.join('.'), document: copy };
}

/** Slots that are no copies of an entity's field. */
function slotsIn(document: Document): readonly Path[] {
  const found: Path[] = [];

  for (const i of document.types.keys()) collect(document, ['types', i, 'slot'], found);

  for (const [c, component] of document.components.entries()) {
    for (const path of rootsOf(component)) collect(document, ['components', c, ...path], found);
  }

  return found;
}

function rootsOf(component: ComponentDocument): readonly Path[] {
  const { configuration, entity, events = [], operations = [], types = [] } = component;
  const paths: Path[] = [
    ...types.map((_, i) => ['types', i, 'slot']),
    ...(entity?.fields ?? []).map((_, i) => ['entity', 'fields', i]),
    ...(configuration?.fields ?? []).map((_, i) => ['configuration', 'fields', i]),
    ...events.flatMap((e, i) => (e.payload === undefined ? [] : [['events', i, 'payload']])),
  ];

  for (const [i, { errors = [], input, output }] of operations.entries()) {
    if (input !== undefined) paths.push(['operations', i, 'input']);
    if (output !== undefined) paths.push(['operations', i, 'output']);

    for (const [j, { data }] of errors.entries())
      if (data !== undefined) paths.push(['operations', i, 'errors', j, 'data']);
  }

  return paths;
}

function collect(document: Document, path: Path, into: Path[]): void {
  const slot = at(document, path) as SlotDocument;

  if (slot.from !== undefined) return;

  into.push(path);

  const { type } = slot;

  for (const below of insideOf(type)) collect(document, [...path, 'type', ...below], into);
}

function insideOf(type: SlotDocument['type']): readonly Path[] {
  switch (type.kind) {
    case 'object':
      return type.fields.map((_, i) => ['fields', i]);
    case 'list':
    case 'stream':
      return [['item']];
    case 'map':
      return [['value']];
    case 'union':
      return type.arms.map((_, i) => ['arms', i, 'slot']);
    default:
      return [];
  }
}

function at(document: Document, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document);
}

function set(document: Document, path: Path, value: unknown): void {
  const parent = at(document, path.slice(0, -1)) as Record<string | number, unknown>;

  parent[path.at(-1) ?? ''] = value;
}

/** Copies of a field of an entity have its type, its null and its secrecy. */
function follow(document: Document, path: Path): void {
  const [, c, kind, , i] = path;

  if (kind !== 'entity') return;

  const component = document.components[c as number] as ComponentDocument;
  const field = component.entity?.fields[i as number] as FieldDocument;

  copyInto({ ...component, entity: undefined }, field);
}

function copyInto(node: unknown, field: FieldDocument): void {
  if (typeof node !== 'object' || node === null) return;

  const slot = node as { -readonly [K in keyof SlotDocument]: SlotDocument[K] };

  if (Array.isArray(slot.from) && slot.from.length === 1 && slot.from[0] === field.name) {
    slot.type = field.type;

    if (field.nullable === true) slot.nullable = true;
    if (field.secret === true) slot.secret = true;
    else delete slot.secret;
  } else for (const inner of Object.values(node)) copyInto(inner, field);
}

// What stands anywhere below a slot, through named types too: it decides which functions exist and which are one.
import type { NodeId } from '../../2-model/node.ts';
import type { Slot, Type } from '../../2-model/type-model.ts';
import { oncePer } from '../../base/once-per.ts';
import type { CheckedTypes, CheckFunction, Position } from './check-request.ts';
import { armFields, defaultOf, isSecret, targetOf, travelling, typeAt } from './slot-shape.ts';

export interface Features {
  /** Instants, bigints, bytes: another value in TypeScript than on the wire. */
  readonly converts: boolean;
  readonly defaults: boolean;
  readonly secrets: boolean;
  /** Objects with declared fields: closed where they come in, projected where they go out. */
  readonly records: boolean;
  /** A type that contains itself. */
  readonly recursive: boolean;
}

export interface Analysis {
  readonly types: CheckedTypes;
  readonly featuresOf: (slot: Slot, position: Position) => Features;
  /** Whether `read` does anything. */
  readonly differs: (slot: Slot, position: Position) => boolean;
  /** Whether `write` does anything. */
  readonly projects: (slot: Slot, position: Position) => boolean;
  /** The named types and entities that stand in a type, each once; not what stands in them. */
  readonly targetsIn: (type: Type, position: Position) => readonly NodeId[];
  /** Whether a function decides otherwise for readers of what others send. */
  readonly tellsApart: (fn: CheckFunction, slot: Slot) => boolean;
  /** Two positions share a function of a named type unless something in it tells them apart. */
  readonly positionOf: (target: NodeId, position: Position, fn: CheckFunction) => Position;
}

/** What was found below a type: types are compared by identity. */
interface Found {
  readonly features: Features;
  readonly targets: readonly NodeId[];
}

export const analyse = oncePer(makeAnalysis);

function makeAnalysis(types: CheckedTypes): Analysis {
  const known = { in: new Map<Type, Found>(), out: new Map<Type, Found>() };

  const below = (type: Type, position: Position): Found => {
    const memory = position === 'out' ? known.out : known.in;
    const found = memory.get(type);

    if (found !== undefined) return found;

    const made = collect(type, position, types);

    memory.set(type, made);

    return made;
  };
  const featuresOf = (slot: Slot, position: Position): Features => {
    const { features } = below(slot.type, position);

    return isSecret(slot) && position !== 'out' ? { ...features, secrets: true } : features;
  };

  return {
    types,
    featuresOf,
    differs: (slot, position) => {
      const { converts, defaults, secrets } = featuresOf(slot, position);

      return converts || defaults || secrets;
    },
    projects: (slot, position) => {
      const { records, converts, secrets } = featuresOf(slot, position);

      return records || converts || secrets;
    },
    targetsIn: (type, position) => below(type, position).targets,
    tellsApart: (fn, slot) => tellsApart(fn, featuresOf(slot, 'in')),
    positionOf: (target, position, fn) => {
      if (position !== 'out') return 'in';

      return tellsApart(fn, featuresOf(typeAt(types, target).slot, 'in')) ? 'out' : 'in';
    },
  };
}

function tellsApart(fn: CheckFunction, { records, defaults, secrets }: Features): boolean {
  if (fn === 'write') return secrets;
  if (fn === 'read') return defaults || secrets;

  return records || defaults || secrets;
}

interface Walk {
  readonly position: Position;
  readonly types: CheckedTypes;
  readonly found: { -readonly [Key in keyof Features]: boolean };
  readonly targets: Set<NodeId>;
  readonly seen: Set<NodeId>;
  readonly open: readonly NodeId[];
}

function collect(type: Type, position: Position, types: CheckedTypes): Found {
  const found = {
    converts: false,
    defaults: false,
    secrets: false,
    records: false,
    recursive: false,
  };
  const targets = new Set<NodeId>();

  walkType(type, { position, types, found, targets, seen: new Set(), open: [] });

  return { features: found, targets: [...targets] };
}

function walkSlot(slot: Slot, walk: Walk): void {
  if (isSecret(slot)) walk.found.secrets ||= walk.position !== 'out';

  walkType(slot.type, walk);
}

function walkType(type: Type, walk: Walk): void {
  switch (type.kind) {
    case 'timestamp':
    case 'bigint':
    case 'bytes':
      walk.found.converts = true;
      break;
    case 'list':
    case 'stream':
      walkSlot(type.item, walk);
      break;
    case 'map':
      walkSlot(type.value, walk);
      break;
    case 'either':
      for (const of of type.of) walkType(of, walk);
      break;
    case 'named':
    case 'entity':
      walkTarget(targetOf(type) ?? '', walk);
      break;
    case 'object':
      walk.found.records ||= type.open !== true;
      walkFields(type.fields, walk);
      break;
    case 'union':
      walk.found.records = true;
      for (const { slot } of type.arms) {
        walkFields(armFields(slot, type.discriminator, walk.types), walk);
      }
      break;
    default:
      break;
  }
}

function walkFields(fields: Parameters<typeof travelling>[0], walk: Walk): void {
  for (const field of travelling(fields, walk.position)) {
    walk.found.defaults ||= defaultOf(field, walk.position, walk.types) !== undefined;
    walkSlot(field, walk);
  }
}

function walkTarget(target: NodeId, walk: Walk): void {
  if (walk.open.length === 0) walk.targets.add(target);
  if (walk.open.includes(target)) walk.found.recursive = true;
  if (walk.seen.has(target)) return;

  walk.seen.add(target);
  walkSlot(typeAt(walk.types, target).slot, { ...walk, open: [...walk.open, target] });
}

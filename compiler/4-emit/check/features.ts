// What stands anywhere below a slot, through named types too: it decides which functions exist and which are one.
import type { NodeId } from '../../2-model/node.ts';
import { type Field, isComposed, type Slot, type Type } from '../../2-model/type-model.ts';
import { oncePer } from '../../base/once-per.ts';
import type { CheckedType, CheckedTypes, CheckFunction, Position } from './check-request.ts';
import { armFields, defaultOf, isSecret, targetOf, typeAt } from './slot-shape.ts';

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
  /** The same of the value behind a secret. */
  readonly typeDiffers: (type: Type, position: Position) => boolean;
  /** Whether `write` does anything. */
  readonly projects: (slot: Slot, position: Position) => boolean;
  readonly typeProjects: (type: Type, position: Position) => boolean;
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
  const grounds = { in: groundOf('in', types), out: groundOf('out', types) };

  const below = (type: Type, position: Position): Found => {
    if (!isComposed(type)) return CONVERTED.has(type.kind) ? CONVERTING : NOTHING;

    return collect(type, position === 'out' ? grounds.out : grounds.in);
  };
  const featuresOf = (slot: Slot, position: Position): Features => {
    const { features } = below(slot.type, position);

    return isSecret(slot) && position !== 'out' ? { ...features, secrets: true } : features;
  };

  return {
    types,
    featuresOf,
    differs: (slot, position) =>
      (position !== 'out' && isSecret(slot)) || differs(below(slot.type, position)),
    typeDiffers: (type, position) => differs(below(type, position)),
    projects: (slot, position) =>
      isClosedObject(slot.type) ||
      (position !== 'out' && isSecret(slot)) ||
      projects(below(slot.type, position)),
    typeProjects: (type, position) => isClosedObject(type) || projects(below(type, position)),
    targetsIn: (type, position) => below(type, position).targets,
    tellsApart: (fn, slot) => tellsApart(fn, slot, featuresOf),
    positionOf: (target, position, fn) => {
      if (position !== 'out') return 'in';

      return tellsApart(fn, typeAt(types, target).slot, featuresOf) ? 'out' : 'in';
    },
  };
}

const NO_FEATURES: Features = {
  converts: false,
  defaults: false,
  secrets: false,
  records: false,
  recursive: false,
};
const CONVERTED: ReadonlySet<Type['kind']> = new Set(['timestamp', 'bigint', 'bytes']);
const NOTHING: Found = { features: NO_FEATURES, targets: [] };
const CONVERTING: Found = { features: { ...NO_FEATURES, converts: true }, targets: [] };

function differs({ features: { converts, defaults, secrets } }: Found): boolean {
  return converts || defaults || secrets;
}

function projects({ features: { records, converts, secrets } }: Found): boolean {
  return records || converts || secrets;
}

/** Projected whatever stands in it. */
function isClosedObject(type: Type): boolean {
  return type.kind === 'union' || (type.kind === 'object' && type.open !== true);
}

function tellsApart(fn: CheckFunction, slot: Slot, featuresOf: Analysis['featuresOf']): boolean {
  const judges = fn === 'is' || fn === 'check';

  if (judges && isClosedObject(slot.type)) return true;

  const { records, defaults, secrets } = featuresOf(slot, 'in');

  if (fn === 'write') return secrets;
  if (fn === 'read') return defaults || secrets;

  return records || defaults || secrets;
}

/** What is known of one position. */
interface Ground {
  readonly position: Position;
  readonly types: CheckedTypes;
  readonly byType: Map<Type, Found>;
  /** A named type is the same wherever it is named. */
  readonly byTarget: Map<NodeId, Features>;
}

function groundOf(position: Position, types: CheckedTypes): Ground {
  return { position, types, byType: new Map(), byTarget: new Map() };
}

type Findings = { -readonly [Key in keyof Features]: boolean };

interface Walk extends Ground {
  readonly found: Findings;
  readonly targets: NodeId[];
  readonly seen: Set<NodeId>;
  /** Named types that are walked; none where they are looked up. */
  readonly open: readonly NodeId[];
}

function collect(type: Type, ground: Ground): Found {
  const known = ground.byType.get(type);

  if (known !== undefined) return known;

  const walk = walkFrom(ground, []);

  walkType(type, walk);

  const found = { features: walk.found, targets: walk.targets };

  ground.byType.set(type, found);

  return found;
}

function collectTarget(target: NodeId, ground: Ground): Features {
  const known = ground.byTarget.get(target);

  if (known !== undefined) return known;

  const type = typeAt(ground.types, target);
  const elsewhere = type.checksFrom === undefined ? undefined : ELSEWHERE[ground.position];
  const found = elsewhere?.get(type) ?? walkedTarget(target, type.slot, ground);

  ground.byTarget.set(target, found);
  elsewhere?.set(type, found);

  return found;
}

function walkedTarget(target: NodeId, slot: Slot, ground: Ground): Features {
  const walk = walkFrom(ground, [target]);

  walkSlot(slot, walk);

  return walk.found;
}

type Elsewhere = WeakMap<CheckedType, Features>;

/** Types of other files never lead back: what many components share is looked into once. */
const ELSEWHERE: Readonly<Record<Position, Elsewhere>> = {
  in: new WeakMap(),
  out: new WeakMap(),
  stored: new WeakMap(),
};

/** Where named types are looked up, nothing is walked twice. */
const NONE_SEEN: Set<NodeId> = new Set();

function walkFrom(of: Ground, open: readonly NodeId[]): Walk {
  return {
    position: of.position,
    types: of.types,
    byType: of.byType,
    byTarget: of.byTarget,
    found: {
      converts: false,
      defaults: false,
      secrets: false,
      records: false,
      recursive: false,
    },
    targets: [],
    seen: open.length === 0 ? NONE_SEEN : new Set(open),
    open,
  };
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

function walkFields(fields: readonly Field[], walk: Walk): void {
  const { position, found } = walk;

  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as Field;
    const { type } = field;

    if (isSecret(field)) {
      if (position === 'out') continue;

      found.secrets = true;
    }

    if (position !== 'out') found.defaults ||= defaultOf(field, position, walk.types) !== undefined;
    if (CONVERTED.has(type.kind)) found.converts = true;
    else if (isComposed(type)) walkType(type, walk);
  }
}

function walkTarget(target: NodeId, walk: Walk): void {
  if (walk.open.length === 0) {
    if (!walk.targets.includes(target)) walk.targets.push(target);

    add(collectTarget(target, walk), walk.found);

    return;
  }

  if (walk.open.includes(target)) walk.found.recursive = true;
  if (walk.seen.has(target)) return;

  walk.seen.add(target);
  walkSlot(typeAt(walk.types, target).slot, { ...walk, open: [...walk.open, target] });
}

function add(features: Features, to: Findings): void {
  to.converts ||= features.converts;
  to.defaults ||= features.defaults;
  to.secrets ||= features.secrets;
  to.records ||= features.records;
  to.recursive ||= features.recursive;
}

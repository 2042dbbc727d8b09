// What stands anywhere below a slot, through named types too: it decides which functions exist and which are one.
import type { NodeId } from '../../2-model/node.ts';
import { type Field, isComposed, type Slot, type Type } from '../../2-model/type-model.ts';
import { oncePer } from '../../base/once-per.ts';
import type { CheckedType, CheckedTypes, CheckFunction, Position } from './check-request.ts';
import { armFields, defaultOf, isSecret, targetOf, typeAt } from './slot-shape.ts';

/** Features are bits of one number. Instants, bigints, bytes: another value in TypeScript than on the wire. */
const CONVERTS = 1;
const DEFAULTS = 2;
const SECRETS = 4;
/** Objects with declared fields: closed where they come in, projected where they go out. */
const RECORDS = 8;
/** A type that contains itself. */
const RECURSIVE = 16;

/** What makes readers do something, and what makes writers. */
const READ = CONVERTS | DEFAULTS | SECRETS;
const WRITTEN = CONVERTS | RECORDS | SECRETS;

export interface Analysis {
  readonly types: CheckedTypes;
  readonly isRecursive: (slot: Slot, position: Position) => boolean;
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
  readonly features: number;
  readonly targets: readonly NodeId[];
}

export const analyse = oncePer(makeAnalysis);

function makeAnalysis(types: CheckedTypes): Analysis {
  const grounds = { in: groundOf('in', types), out: groundOf('out', types) };

  const typeHas = (type: Type, position: Position, any: number): boolean =>
    (below(type, position === 'out' ? grounds.out : grounds.in) & any) !== 0;
  const has = ({ type, secret }: Slot, position: Position, any: number): boolean =>
    (position !== 'out' && (any & SECRETS) !== 0 && (secret === true || type.kind === 'secret')) ||
    typeHas(type, position, any);
  const tellsApart = (fn: CheckFunction, slot: Slot): boolean =>
    ((fn === 'is' || fn === 'check') && isClosedObject(slot.type)) || has(slot, 'in', APART[fn]);

  return {
    types,
    isRecursive: ({ type }, position) => typeHas(type, position, RECURSIVE),
    differs: (slot, position) => has(slot, position, READ),
    typeDiffers: (type, position) => typeHas(type, position, READ),
    projects: (slot, position) => isClosedObject(slot.type) || has(slot, position, WRITTEN),
    typeProjects: (type, position) => isClosedObject(type) || typeHas(type, position, WRITTEN),
    targetsIn: (type, position) => targetsIn(type, position === 'out' ? grounds.out : grounds.in),
    tellsApart,
    positionOf: (target, position, fn) =>
      position === 'out' && tellsApart(fn, typeAt(types, target).slot) ? 'out' : 'in',
  };
}

const CONVERTED: ReadonlySet<Type['kind']> = new Set(['timestamp', 'bigint', 'bytes']);

function below(type: Type, ground: Ground): number {
  if (!isComposed(type)) return CONVERTED.has(type.kind) ? CONVERTS : 0;

  const target = targetOf(type);

  return target === undefined ? collect(type, ground).features : collectTarget(target, ground);
}

function targetsIn(type: Type, ground: Ground): readonly NodeId[] {
  if (!isComposed(type)) return [];

  const target = targetOf(type);

  return target === undefined ? collect(type, ground).targets : [target];
}

/** What of an input makes a function another one than that of an output. */
const APART: Readonly<Record<CheckFunction, number>> = {
  is: RECORDS | DEFAULTS | SECRETS,
  check: RECORDS | DEFAULTS | SECRETS,
  read: DEFAULTS | SECRETS,
  write: SECRETS,
};

/** Projected whatever stands in it. */
function isClosedObject(type: Type): boolean {
  return type.kind === 'union' || (type.kind === 'object' && type.open !== true);
}

/** What is known of one position. */
interface Ground {
  readonly position: Position;
  readonly types: CheckedTypes;
  readonly byType: Map<Type, Found>;
  /** A named type is the same wherever it is named. */
  readonly byTarget: Map<NodeId, number>;
}

function groundOf(position: Position, types: CheckedTypes): Ground {
  return { position, types, byType: new Map(), byTarget: new Map() };
}

interface Walk {
  readonly ground: Ground;
  features: number;
  readonly targets: NodeId[];
  /** Named types that are walked, each once, and those of them that it is in; none where they are looked up. */
  readonly seen: Set<NodeId>;
  readonly open: NodeId[];
}

function collect(type: Type, ground: Ground): Found {
  const known = ground.byType.get(type);

  if (known !== undefined) return known;

  const walk: Walk = { ground, features: 0, targets: [], seen: NONE_SEEN, open: [] };

  walkType(type, walk);

  const found = { features: walk.features, targets: walk.targets };

  ground.byType.set(type, found);

  return found;
}

/** Where named types are looked up, nothing is walked twice. */
const NONE_SEEN: Set<NodeId> = new Set();

function collectTarget(target: NodeId, ground: Ground): number {
  const known = ground.byTarget.get(target);

  if (known !== undefined) return known;

  const type = typeAt(ground.types, target);
  const elsewhere = ELSEWHERE[ground.position];
  const found = elsewhere.get(type) ?? walkedTarget(target, type.slot, ground);

  ground.byTarget.set(target, found);
  if (type.checksFrom !== undefined) elsewhere.set(type, found);

  return found;
}

function walkedTarget(target: NodeId, slot: Slot, ground: Ground): number {
  const walk: Walk = { ground, features: 0, targets: [], seen: new Set([target]), open: [target] };

  walkSlot(slot, walk);

  return walk.features;
}

type Elsewhere = WeakMap<CheckedType, number>;

/** Types of other files never lead back: what many components share is looked into once. */
const ELSEWHERE: Readonly<Record<Position, Elsewhere>> = {
  in: new WeakMap(),
  out: new WeakMap(),
  stored: new WeakMap(),
};

function walkSlot(slot: Slot, walk: Walk): void {
  if (walk.ground.position !== 'out' && isSecret(slot)) walk.features |= SECRETS;

  walkType(slot.type, walk);
}

function walkType(type: Type, walk: Walk): void {
  switch (type.kind) {
    case 'timestamp':
    case 'bigint':
    case 'bytes':
      walk.features |= CONVERTS;
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
      if (type.open !== true) walk.features |= RECORDS;
      walkFields(type.fields, walk);
      break;
    case 'union':
      walk.features |= RECORDS;
      for (const { slot } of type.arms) {
        walkFields(armFields(slot, type.discriminator, walk.ground.types), walk);
      }
      break;
    default:
      break;
  }
}

function walkFields(fields: readonly Field[], walk: Walk): void {
  const { position, types } = walk.ground;
  const incoming = position !== 'out';

  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as Field;

    if (incoming) {
      if (isSecret(field)) walk.features |= SECRETS;
      if (defaultOf(field, position, types) !== undefined) walk.features |= DEFAULTS;
    } else if (isSecret(field)) continue;

    walkType(field.type, walk);
  }
}

function walkTarget(target: NodeId, walk: Walk): void {
  const { ground, targets, seen, open } = walk;

  if (open.length === 0) {
    if (!targets.includes(target)) targets.push(target);

    walk.features |= collectTarget(target, ground);

    return;
  }

  if (open.includes(target)) walk.features |= RECURSIVE;
  if (seen.has(target)) return;

  seen.add(target);

  const type = typeAt(ground.types, target);
  const known = ground.byTarget.get(target) ?? ELSEWHERE[ground.position].get(type);

  if (known === undefined) {
    open.push(target);
    walkSlot(type.slot, walk);
    open.pop();
  } else walk.features |= known;
}

// What stands anywhere below a slot, through named types too: it decides which functions exist and which are one.
import type { NodeId } from '../../2-model/node.ts';
import { type Field, isComposed, type Slot, type Type } from '../../2-model/type-model.ts';
import { oncePer } from '../../base/once-per.ts';
import type { CheckedType, CheckedTypes, CheckFunction, Position } from './check-request.ts';
import { armFields, defaultOf, isPlain, isSecret, targetOf, typeAt } from './slot-shape.ts';

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

/** What stands in a type itself, and the named types and entities in it. */
interface Found {
  own: number;
  readonly targets: NodeId[];
  /** With what is behind names, once somebody asked. */
  all: number | undefined;
}

/** Of what comes in, and of what goes out. */
interface Both {
  readonly in: Found;
  readonly out: Found;
}

export const analyse = oncePer(makeAnalysis);

function makeAnalysis(types: CheckedTypes): Analysis {
  const found = new Map<Type, Both>();
  const grounds = { in: groundOf('in', types, found), out: groundOf('out', types, found) };

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
    targetsIn: (type, position) =>
      foundIn(type, position === 'out' ? grounds.out : grounds.in).targets,
    tellsApart,
    positionOf: (target, position, fn) =>
      position === 'out' && tellsApart(fn, typeAt(types, target).slot) ? 'out' : 'in',
  };
}

const CONVERTED: ReadonlySet<Type['kind']> = new Set(['timestamp', 'bigint', 'bytes']);

/** With what is behind names. */
function below(type: Type, ground: Ground): number {
  if (!isComposed(type)) return CONVERTED.has(type.kind) ? CONVERTS : 0;

  const target = targetOf(type);

  if (target !== undefined) return behind(target, ground);

  const found = foundIn(type, ground);

  return found.all ?? addBehind(found, ground);
}

function addBehind(found: Found, ground: Ground): number {
  const { targets } = found;
  let all = found.own;

  for (let i = 0; i < targets.length; i++) all |= behind(targets[i] as NodeId, ground);

  found.all = all;

  return all;
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
  readonly position: keyof Both;
  readonly types: CheckedTypes;
  /** Types are compared by identity; one look into a type answers for both positions. */
  readonly found: Map<Type, Both>;
  /** A named type is the same wherever it is named. */
  readonly byTarget: Map<NodeId, number>;
}

function groundOf(position: keyof Both, types: CheckedTypes, found: Ground['found']): Ground {
  return { position, types, found, byTarget: new Map() };
}

function foundIn(type: Type, { found, position, types }: Ground): Found {
  const known = found.get(type);

  if (known !== undefined) return known[position];

  const walk: Walk = { types, in: nothing(), out: nothing(), hidden: false };

  walkType(type, walk);
  found.set(type, walk);

  return walk[position];
}

function nothing(): Found {
  return { own: 0, targets: [], all: undefined };
}

function behind(target: NodeId, ground: Ground): number {
  const known = ground.byTarget.get(target);

  if (known !== undefined) return known;

  const found = follow(target, { ground, seen: new Set(), open: [] });

  ground.byTarget.set(target, found);

  return found;
}

/** Types of other files never lead back: what many components share is looked into once. */
const ELSEWHERE = {
  in: new WeakMap<CheckedType, number>(),
  out: new WeakMap<CheckedType, number>(),
};

interface Path {
  readonly ground: Ground;
  /** Named types that were followed, each once, and those of them that the path is in. */
  readonly seen: Set<NodeId>;
  readonly open: NodeId[];
}

function follow(target: NodeId, path: Path): number {
  const { ground, seen, open } = path;
  const type = typeAt(ground.types, target);
  const elsewhere = type.checksFrom === undefined ? undefined : ELSEWHERE[ground.position];
  const known = elsewhere?.get(type);

  if (known !== undefined) return known;

  seen.add(target);
  open.push(target);

  const { own, targets } = foundIn(type.slot.type, ground);
  let features = ground.position !== 'out' && isSecret(type.slot) ? own | SECRETS : own;

  for (const next of targets) {
    if (open.includes(next)) features |= RECURSIVE;
    if (!seen.has(next)) features |= ground.byTarget.get(next) ?? follow(next, path);
  }

  open.pop();
  // Inside of others, what was seen before is not followed again: then it is not all.
  if (open.length === 0) elsewhere?.set(type, features);

  return features;
}

/** A type while it is looked into; names are not followed. */
interface Walk extends Both {
  readonly types: CheckedTypes;
  /** In a secret field, which never goes out. */
  hidden: boolean;
}

function add(features: number, walk: Walk): void {
  walk.in.own |= features;

  if (!walk.hidden) walk.out.own |= features;
}

function walkSlot(slot: Slot, walk: Walk): void {
  if (isSecret(slot)) walk.in.own |= SECRETS;

  walkType(slot.type, walk);
}

function walkType(type: Type, walk: Walk): void {
  switch (type.kind) {
    case 'timestamp':
    case 'bigint':
    case 'bytes':
      add(CONVERTS, walk);
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
      addTarget(targetOf(type) ?? '', walk);
      break;
    case 'object':
      if (type.open !== true) add(RECORDS, walk);
      walkFields(type.fields, walk);
      break;
    case 'union':
      add(RECORDS, walk);
      for (const { slot } of type.arms) {
        walkFields(armFields(slot, type.discriminator, walk.types), walk);
      }
      break;
    default:
      break;
  }
}

function walkFields(fields: readonly Field[], walk: Walk): void {
  const { hidden } = walk;

  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as Field;

    if (defaultOf(field, 'in', walk.types) !== undefined) walk.in.own |= DEFAULTS;
    if (isPlain(field)) continue;
    if (isSecret(field)) {
      walk.in.own |= SECRETS;
      walk.hidden = true;
    }

    walkType(field.type, walk);
    walk.hidden = hidden;
  }
}

function addTarget(target: NodeId, { in: incoming, out, hidden }: Walk): void {
  if (!incoming.targets.includes(target)) incoming.targets.push(target);
  if (!hidden && !out.targets.includes(target)) out.targets.push(target);
}

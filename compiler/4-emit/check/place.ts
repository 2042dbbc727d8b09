// A place in a root's value that may get functions of its own.

import type { NodeId } from '../../2-model/node.ts';
import {
  COMPARABLE,
  type Field,
  type Json,
  type Slot,
  type Type,
} from '../../2-model/type-model.ts';
import { pascalCase } from '../../base/names.ts';
import type { CheckRoot, Position, TypeReference } from './check-request.ts';
import type { FieldTexts } from './field-texts.ts';
import { framed, type JsonKind } from './slot-shape.ts';

/** Compared by identity: a place is made once for a file. */
export interface Place {
  readonly slot: Slot;
  readonly position: Position;
  readonly origin: Origin;
}

export type Origin = RootOrigin | TypeOrigin | FieldOrigin | ItemOrigin | PartOrigin | ArmOrigin;

interface RootOrigin {
  readonly kind: 'root';
  readonly root: CheckRoot;
}

interface TypeOrigin {
  readonly kind: 'type';
  readonly target: NodeId;
  readonly name: string;
  readonly reference: TypeReference;
  /** What writers of inputs take. */
  readonly request?: string;
}

interface FieldOrigin {
  readonly kind: 'field';
  readonly parent: Place;
  readonly field: Field;
  readonly texts: FieldTexts;
  /** A value may be missing there, by itself or because a default stands in for it. */
  readonly absent: boolean;
  /** The default that readers fill in. */
  readonly instead: Json | undefined;
  /** A single value that is the same in TypeScript and on the wire. */
  readonly plain: boolean;
}

export interface FieldPlace extends Place {
  readonly origin: FieldOrigin;
}

interface ItemOrigin {
  readonly kind: 'item' | 'value';
  readonly parent: Place;
  /** One place for all lists that hold this slot. */
  readonly shared: boolean;
}

/** One type of an `either`, at the same place. */
interface PartOrigin {
  readonly kind: 'part';
  readonly parent: Place;
  readonly json: JsonKind;
}

interface ArmOrigin {
  readonly kind: 'arm';
  readonly parent: Place;
  readonly discriminator: string;
  readonly arm: string;
}

export function rootPlace(root: CheckRoot): Place {
  return { slot: framed(root.slot), position: root.position, origin: { kind: 'root', root } };
}

export function partSlot({ id, at }: Slot, type: Type): Slot {
  return { id, at, type, nullable: false };
}

/** What the place's functions are called where nothing else is called so. */
export function nameOf(place: Place): string {
  const { origin } = place;

  switch (origin.kind) {
    case 'root':
      return origin.root.name;
    case 'type':
      return origin.name;
    default:
      return `${nameOf(origin.parent)}${word(segmentOf(origin))}`;
  }
}

/** Of an item that many lists share: by the field alone, `TagsItem`. */
export function briefNameOf({ origin }: Place): string | undefined {
  if ((origin.kind !== 'item' && origin.kind !== 'value') || !origin.shared) return undefined;

  const { parent } = origin;

  return parent.origin.kind === 'field'
    ? word(parent.origin.field.name) + word(segmentOf(origin))
    : undefined;
}

const SINGLE = new Set([...COMPARABLE, 'duration', 'bytes']);

/** Whether what is written for an item is the same in whatever list it stands. */
export function sharesItem(item: Slot): boolean {
  return SINGLE.has(item.type.kind) && item.secret !== true;
}

function segmentOf(origin: Exclude<Origin, RootOrigin | TypeOrigin>): string {
  switch (origin.kind) {
    case 'field':
      return origin.field.name;
    case 'part':
      return origin.json;
    case 'arm':
      return origin.arm;
    default:
      return origin.kind;
  }
}

function word(segment: string): string {
  const name = pascalCase(segment.replace(/[^A-Za-z0-9]+/g, '_'));

  return name === '' ? 'Member' : name;
}

/** Whether others call its functions. */
export function isExported({ origin }: Place): boolean {
  return origin.kind === 'root' || origin.kind === 'type';
}

/** The function of a field is called for what is there; all others answer for null themselves. */
export function takesNull({ slot, origin }: Place): boolean {
  return slot.nullable && slot.type.kind !== 'any' && origin.kind !== 'field';
}

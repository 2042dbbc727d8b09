// A place in a root's value that may get functions of its own: what they are called, and the TypeScript type there.
import { pascalCase } from '../../base/names.ts';
import type { NodeId } from '../../2-model/node.ts';
import type { Field, Slot, Type } from '../../2-model/type-model.ts';
import type { CheckRoot, Position, TypeReference } from './check-request.ts';
import { framed, type JsonKind } from './slot-shape.ts';

export interface Place {
  /** Unique in the file. */
  readonly path: string;
  /** What its functions are called where nothing else is called so. */
  readonly name: string;
  readonly slot: Slot;
  readonly position: Position;
  readonly origin: Origin;
}

type Origin =
  | { readonly kind: 'root'; readonly root: CheckRoot }
  | { readonly kind: 'type'; readonly target: NodeId; readonly reference: TypeReference }
  | { readonly kind: 'field'; readonly parent: Place; readonly field: Field; readonly absent: boolean }
  | { readonly kind: 'item' | 'value'; readonly parent: Place }
  | { readonly kind: 'part'; readonly parent: Place; readonly json: JsonKind }
  | { readonly kind: 'arm'; readonly parent: Place; readonly discriminator: string; readonly arm: string };

export function rootPlace(root: CheckRoot): Place {
  return {
    path: `root ${root.name}`,
    name: root.name,
    slot: framed(root.slot),
    position: root.position,
    origin: { kind: 'root', root },
  };
}

/** `absent`: a value may be missing there, by itself or because a default stands in for it. */
export function fieldPlace(parent: Place, field: Field, absent: boolean): Place {
  return below(parent, field.name, field, { kind: 'field', parent, field, absent });
}

export function itemPlace(parent: Place, slot: Slot): Place {
  return below(parent, 'item', slot, { kind: 'item', parent });
}

export function valuePlace(parent: Place, slot: Slot): Place {
  return below(parent, 'value', slot, { kind: 'value', parent });
}

/** One type of an `either`, at the same place. */
export function partPlace(parent: Place, type: Type, json: JsonKind): Place {
  const { id, at } = parent.slot;

  return below(parent, json, { id, at, type, nullable: false }, { kind: 'part', parent, json });
}

export function armPlace(parent: Place, discriminator: string, arm: { readonly name: string; readonly slot: Slot }): Place {
  return below(parent, arm.name, arm.slot, { kind: 'arm', parent, discriminator, arm: arm.name });
}

function below(parent: Place, segment: string, slot: Slot, origin: Origin): Place {
  const word = pascalCase(segment.replace(/[^A-Za-z0-9]+/g, '_'));

  return {
    path: `${parent.path}/${origin.kind} ${segment}`,
    name: `${parent.name}${word === '' ? 'Member' : word}`,
    slot,
    position: parent.position,
    origin,
  };
}

/** Whether others call its functions. */
export function isExported(place: Place): boolean {
  return place.origin.kind === 'root' || place.origin.kind === 'type';
}

/** The function of a field is called for what is there; all others answer for null themselves. */
export function takesNull({ slot, origin }: Place): boolean {
  return slot.nullable && slot.type.kind !== 'any' && origin.kind !== 'field';
}

// Where a type stands: what is visible there and what `.` means.
import type { TypeSyntax } from '../1-syntax/syntax.ts';
import type { NodeId } from './node.ts';
import type { Draft, Scope } from './scope.ts';
import type { Field, Slot } from './type-model.ts';

/** The same for all fields of an object. */
export interface TypePlace {
  readonly scope: Scope;
  /** The component whose own types are visible; none in types.yaml. */
  readonly component: string | undefined;
  /** What `.` stands for. */
  readonly self: Self | undefined;
  /** 0 at the root and in items of the root, 1 in its fields, more below. */
  readonly level: number;
  /** The builder itself, so that atoms can hold types. */
  readonly slotOf: (syntax: TypeSyntax, id: NodeId, place: TypePlace) => Slot;
}

export interface Self {
  /** The entity's name, for messages. */
  readonly name: string;
  /** With the system's. */
  readonly fields: readonly Field[];
}

/** While its type is read. One with a name is a field: a bare `.` means it. */
export type SlotDraft = Draft<Slot> & Pick<Partial<Field>, 'name'>;

export function misplace(slot: SlotDraft, what: string, at: Slot['at']): void {
  slot.misplaced = [...(slot.misplaced ?? []), { what, at }];
}

/** Behind so many levels of what holds it. */
export function below(place: TypePlace, levels: number): TypePlace {
  // Member by member: of `{ ...place, level }` V8 gives every object a shape of its own.
  return {
    scope: place.scope,
    component: place.component,
    self: place.self,
    level: place.level + levels,
    slotOf: place.slotOf,
  };
}

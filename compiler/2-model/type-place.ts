// Where a type stands: what is visible there and what `.` means.
import type { Name, TypeSyntax } from '../1-syntax/syntax.ts';
import type { NodeId } from './node.ts';
import type { Scope } from './scope.ts';
import type { Field, Slot } from './type-model.ts';

export interface TypePlace {
  readonly scope: Scope;
  /** The component whose own types are visible; none in types.yaml. */
  readonly component: string | undefined;
  readonly id: NodeId;
  /** What `.` stands for. */
  readonly self: Self | undefined;
  /** The field that is being resolved; a bare `.` means it. */
  readonly field: Name | undefined;
  /** 0 at the root and in items of the root, 1 in its fields, more below. */
  readonly level: number;
  /** The builder itself, so that atoms can hold types. */
  readonly slotOf: (syntax: TypeSyntax, place: TypePlace) => Slot;
}

export interface Self {
  /** The entity's name, for messages. */
  readonly name: string;
  /** With the system's. */
  readonly fields: readonly Field[];
}

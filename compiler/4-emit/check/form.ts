// Questions about a place that fast and reporting functions answer alike.
import { isComposed, type Type } from '../../2-model/type-model.ts';
import { type Code, code, objectKey, text } from '../code/code.ts';
import { fieldsInside } from './inside.ts';
import type { Leaf } from './leaf-test.ts';
import type { FieldPlace, Place } from './place.ts';
import type { Emission } from './scope.ts';

/** Readers of outputs and events ignore what they do not know. */
export function isClosed({ slot, position, origin }: Place): boolean {
  if (position === 'out') return false;

  return origin.kind === 'arm' || (slot.type.kind === 'object' && slot.type.open !== true);
}

/** A type that contains itself is entered through a root, and there alone its depth is measured. */
export function isGuarded({ slot, position, origin }: Place, { plan }: Emission): boolean {
  return origin.kind === 'root' && plan.analysis.isRecursive(slot, position);
}

export function isLeaf(type: Type): type is Leaf {
  return !isComposed(type);
}

/** The member of an arm's object that tells which arm it is. */
export function armMember({ origin }: Place): readonly Code[] {
  return origin.kind === 'arm'
    ? [code`${objectKey(origin.discriminator)}: ${text(origin.arm)}`]
    : [];
}

/** Anything, or nothing: no condition. */
export function isFree({ slot, origin }: FieldPlace): boolean {
  return origin.absent && slot.type.kind === 'any';
}

/** Whether an arm asks for more than its kind. */
export function asksForMore(arm: Place, emission: Emission): boolean {
  return isClosed(arm) || fieldsInside(arm, emission).some((field) => !isFree(field));
}

// What stands directly in a type and may bear a name: one walk for the modules of components and those of clients.
import { type Field, isComposed, type Type } from '../../2-model/type-model.ts';
import type { Code } from '../code/code.ts';
import type { TypeContext } from './type-text.ts';

/** Declares a type where that is due; declarations go `into` the module's body. */
export type Declare = (type: Type, context: TypeContext, into: Code[]) => void;

export function eachInside(type: Type, declare: Declare, context: TypeContext, into: Code[]): void {
  switch (type.kind) {
    case 'object':
      eachField(type.fields, declare, context, into);
      break;
    case 'union':
      // The members of an arm stand in the union itself.
      for (const { slot } of type.arms) {
        if (slot.type.kind === 'object') eachField(slot.type.fields, declare, context, into);
        else declare(slot.type, context, into);
      }
      break;
    case 'list':
    case 'stream':
      declare(type.item.type, context, into);
      break;
    case 'map':
      declare(type.value.type, context, into);
      break;
    case 'either':
      for (const arm of type.of) declare(arm, context, into);
      break;
    default:
      break;
  }
}

export function eachField(
  fields: readonly Pick<Field, 'type'>[],
  declare: Declare,
  context: TypeContext,
  into: Code[],
): void {
  for (let i = 0; i < fields.length; i++) {
    const { type } = fields[i] as Pick<Field, 'type'>;

    // Most are single values, and have no name.
    if (isComposed(type) || type.kind === 'enum') declare(type, context, into);
  }
}

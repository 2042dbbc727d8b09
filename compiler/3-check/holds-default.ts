// Types that callers write in another form than readers see: what has a default may be left out.
import type { Field, Type } from '../2-model/type-model.ts';

/** Whether a member inside has a default; named types answer for themselves. */
export function holdsDefault(type: Type): boolean {
  switch (type.kind) {
    case 'object':
      return someHolds(type.fields);
    case 'list':
    case 'stream':
      return holdsDefault(type.item.type);
    case 'map':
      return holdsDefault(type.value.type);
    case 'union':
      return type.arms.some((arm) => holdsDefault(arm.slot.type));
    default:
      return false;
  }
}

function someHolds(fields: readonly Field[]): boolean {
  for (let i = 0; i < fields.length; i++) {
    const { default: initial, from, type } = fields[i] as Field;

    if ((initial !== undefined && from === undefined) || holdsDefault(type)) return true;
  }

  return false;
}

// Types that callers write in another form than readers see: what has a default may be left out.
import type { Type } from '../2-model/type-model.ts';

/** Whether a member inside has a default; named types answer for themselves. */
export function holdsDefault(type: Type): boolean {
  switch (type.kind) {
    case 'object':
      return type.fields.some(
        (f) => (f.default !== undefined && f.from === undefined) || holdsDefault(f.type),
      );
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

// Whether callers write a type in another form than handlers read it: a default somewhere inside makes a member optional.

import type { Slot, Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';

const known = new WeakMap<Type, boolean>();

export function needsRequestForm(type: Type, program: Program): boolean {
  const found = known.get(type);

  if (found !== undefined) return found;

  known.set(type, false);

  const needs = look(type, program);

  known.set(type, needs);

  return needs;
}

function look(type: Type, program: Program): boolean {
  const inside = (slot: Slot): boolean => needsRequestForm(slot.type, program);

  switch (type.kind) {
    case 'object':
      return type.fields.some((f) => f.default !== undefined || inside(f));
    case 'list':
    case 'stream':
      return inside(type.item);
    case 'map':
      return inside(type.value);
    case 'union':
      return type.arms.some((arm) => inside(arm.slot));
    case 'either':
      return type.of.some((arm) => needsRequestForm(arm, program));
    case 'named':
      return inside(program.index.type(type.target).slot);
    default:
      return false;
  }
}

// Whether callers write a type in another form than handlers read it: a default somewhere inside makes a member optional.

import {
  type Composed,
  type Field,
  isComposed,
  type Slot,
  type Type,
} from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';

const known = new WeakMap<Type, boolean>();

export function needsRequestForm(type: Type, program: Program): boolean {
  // Most are single values, with nothing inside.
  if (!isComposed(type)) return false;

  const found = known.get(type);

  if (found !== undefined) return found;

  known.set(type, false);

  const needs = look(type, program);

  known.set(type, needs);

  return needs;
}

function look(type: Composed, program: Program): boolean {
  const inside = (slot: Slot): boolean => needsRequestForm(slot.type, program);

  switch (type.kind) {
    case 'object':
      return fieldsNeed(type.fields, program);
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

function fieldsNeed(fields: readonly Field[], program: Program): boolean {
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as Field;

    if (field.default !== undefined || needsRequestForm(field.type, program)) return true;
  }

  return false;
}

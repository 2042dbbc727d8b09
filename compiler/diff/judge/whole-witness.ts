// A witness of one member's edit as a value of the whole object: the other members are as they may be.
import type { Json } from '../../2-model/type-model.ts';
import { relate } from '../containment/relate.ts';
import { sideOf } from '../sets/slot-schema.ts';
import { type ShapeChange, slotOf } from '../shape/change.ts';

export function wholeWitness(
  { around, sets }: ShapeChange,
  value: Json,
  validOn: 'old' | 'new',
): Json {
  if (around === undefined || sets === undefined || !isRecord(value)) return value;

  const { index } = validOn === 'old' ? sets.before : sets.after;
  const fields = (validOn === 'old' ? around.before : around.after).filter(
    (f) => f.name !== around.member,
  );
  const side = sideOf(slotOf({ kind: 'object', fields }), index, 'taken');
  const sample = relate(side, { schema: { kind: 'none' }, definitions: side.definitions }).forward;

  return sample.contained === 'no' && isRecord(sample.witness)
    ? { ...sample.witness, ...value }
    : value;
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

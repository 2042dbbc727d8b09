// Whether a value of one type may be handed where another is expected: receivers, bindings, calls.
import type { Field, Type } from '../2-model/type-model.ts';
import { byName } from '../base/by-name.ts';
import type { Lookup } from './lookup.ts';

/** Bounds are checked when it runs; kinds, ids, enums and shapes here. */
export function fits(from: Type, to: Type, lookup: Lookup, depth = 0): boolean {
  if (from === to || depth > 16) return true;

  const a = lookup.meaning(from);
  const b = lookup.meaning(to);

  if (a.kind === 'any' || b.kind === 'any') return true;
  if (from.kind === 'named' && to.kind === 'named' && from.target === to.target) return true;
  if (a.kind === 'either') return a.of.every((arm) => fits(arm, b, lookup, depth + 1));
  if (b.kind === 'either') return b.of.some((arm) => fits(a, arm, lookup, depth + 1));

  const inner = (x: Type, y: Type): boolean => fits(x, y, lookup, depth + 1);

  switch (b.kind) {
    case 'ref':
      return a.kind === 'ref' && a.of === b.of;
    case 'string':
      return a.kind === 'string'
        ? b.format === undefined || a.format === b.format
        : ['ref', 'enum'].includes(a.kind) && b.format === undefined;
    case 'enum':
      return (
        a.kind === 'enum' && (b.open || (!a.open && a.values.every((v) => b.values.includes(v))))
      );
    case 'number':
      return a.kind === 'number' || a.kind === 'integer';
    case 'list':
      return a.kind === 'list' && inner(a.item.type, b.item.type);
    case 'map':
      return a.kind === 'map' && inner(a.value.type, b.value.type);
    case 'object':
    case 'entity':
      return fitsObject(a, b, lookup, depth);
    case 'union':
      return (
        a.kind === 'union' &&
        a.discriminator === b.discriminator &&
        a.arms.every((arm) =>
          b.arms.some((other) => other.name === arm.name && inner(arm.slot.type, other.slot.type)),
        )
      );
    default:
      return a.kind === b.kind;
  }
}

/** What is passed on is projected, so an object may have more members than the target takes. */
function fitsObject(from: Type, to: Type, lookup: Lookup, depth: number): boolean {
  const have = lookup.members(from);
  const need = lookup.members(to);

  if (have === undefined || need === undefined) return false;

  return need.every((field) => {
    const given = byName(have, field.name);

    if (given === undefined) return field.optional || field.default !== undefined;

    const absent = given.optional && !field.optional && field.default === undefined;
    const nothing = given.nullable && !field.nullable;

    return !absent && !nothing && fits(given.type, field.type, lookup, depth + 1);
  });
}

/** The first member that is needed and not given, however deep; undefined where something else does not fit. */
export function missingMember(
  from: Type,
  to: Type,
  lookup: Lookup,
  depth = 0,
): { readonly needed: Field; readonly given: readonly Field[] } | undefined {
  const a = lookup.meaning(from);
  const b = lookup.meaning(to);

  if (depth > 16) return undefined;
  if (a.kind === 'list' && b.kind === 'list')
    return missingMember(a.item.type, b.item.type, lookup, depth + 1);
  if (a.kind === 'map' && b.kind === 'map')
    return missingMember(a.value.type, b.value.type, lookup, depth + 1);

  const have = lookup.members(a);
  const need = lookup.members(b);

  if (have === undefined || need === undefined) return undefined;

  for (const field of need) {
    const given = byName(have, field.name);

    if (given === undefined && !field.optional && field.default === undefined)
      return { needed: field, given: have };

    const inner =
      given === undefined ? undefined : missingMember(given.type, field.type, lookup, depth + 1);

    if (inner !== undefined) return inner;
  }

  return undefined;
}

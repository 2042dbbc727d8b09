// A type that holds itself with nothing between that may be empty has no finite value.

import type { Model, TypeDeclaration } from '../../2-model/model.ts';
import type { Slot, Type } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import { type Lookup, lookupOf } from '../lookup.ts';

export function typeWithoutEnd(model: Model, report: Report): void {
  const lookup = lookupOf(model);
  const declarations = [...model.types, ...model.components.flatMap((c) => c.types)];
  const ending = new Set<string>();
  let grown = true;

  while (grown) {
    const found = declarations.filter((d) => !ending.has(d.id) && ends(d.slot, ending, lookup));

    for (const { id } of found) ending.add(id);

    grown = found.length > 0;
  }

  for (const declaration of declarations) {
    if (!ending.has(declaration.id) && !reachesOther(declaration, declarations, ending)) {
      report('TOA2014', declaration.at, { name: declaration.name });
    }
  }
}

/** Only the first of a circle is reported. */
function reachesOther(
  declaration: TypeDeclaration,
  all: readonly TypeDeclaration[],
  ending: ReadonlySet<string>,
): boolean {
  const open = all.filter((d) => !ending.has(d.id));

  return (
    open[0] !== declaration &&
    named(declaration.slot.type).some((t) => open.some((d) => d.id === t)) &&
    !named(declaration.slot.type).includes(declaration.id)
  );
}

function named(type: Type): readonly string[] {
  switch (type.kind) {
    case 'named':
      return [type.target];
    case 'object':
      return type.fields.filter((f) => !f.optional).flatMap((f) => named(f.type));
    case 'union':
      return type.arms.flatMap((arm) => named(arm.slot.type));
    case 'either':
      return type.of.flatMap(named);
    default:
      return [];
  }
}

function ends(slot: Slot, ending: ReadonlySet<string>, lookup: Lookup): boolean {
  if (slot.nullable) return true;

  const { type } = slot;

  switch (type.kind) {
    case 'named':
      return ending.has(type.target) || lookup.slot(type.target) === undefined;
    case 'object':
      return type.fields.every((f) => f.optional || ends(f, ending, lookup));
    case 'union':
      return type.arms.some((arm) => ends(arm.slot, ending, lookup));
    case 'either':
      return type.of.some((arm) => ends({ ...slot, type: arm }, ending, lookup));
    case 'list':
    case 'map':
      return (
        (type.size?.min ?? 0) === 0 ||
        ends(type.kind === 'list' ? type.item : type.value, ending, lookup)
      );
    default:
      return true;
  }
}

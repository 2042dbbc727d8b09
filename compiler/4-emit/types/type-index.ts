// Which name a type bears in TypeScript, and in which module it is declared.

import { isComposed, type Type } from '../../2-model/type-model.ts';
import type { NameTable } from '../../3-check/name-table.ts';
import type { Program } from '../../3-check/program.ts';
import { nameComponent, nameShared } from '../../3-check/type-names.ts';
import { oncePer } from '../../base/once-per.ts';

export interface NamedPlace {
  readonly name: string;
  /** A component's id; undefined for the shared types. */
  readonly component: string | undefined;
}

export interface TypeIndex {
  /** Undefined for types that have no name of their own. */
  readonly place: (type: Type) => NamedPlace | undefined;
  /** Of a component, or the shared ones. */
  readonly names: (component: string | undefined) => NameTable;
}

export const typeIndex = oncePer(build);

function build(program: Program): TypeIndex {
  const places = new Map<Type, NamedPlace>();
  const shared = nameShared(program);
  const tables = new Map<string | undefined, NameTable>();
  const add = (component: string | undefined, names: NameTable): void => {
    tables.set(component, names);

    // A single value bears no name: it is the same object wherever it is written alike.
    for (const { name, type } of names.ofTypes) {
      if ((isComposed(type) || type.kind === 'enum') && !places.has(type))
        places.set(type, { name, component });
    }
  };

  add(undefined, shared);

  for (const component of program.components)
    add(component.id, nameComponent(component, program.index.routes(component.id)));

  return {
    place: (type) => places.get(type),
    names: (component) => tables.get(component) ?? shared,
  };
}

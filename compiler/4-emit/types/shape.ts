// What the code around an operation needs to know of it: who writes it, what it returns, who calls it.
import type { Component, Operation } from '../../2-model/model.ts';
import type { Field, Type } from '../../2-model/type-model.ts';
import { basesOf } from '../../3-check/links.ts';
import type { Program } from '../../3-check/program.ts';
import { oncePer } from '../../base/once-per.ts';

/** Written by hand: neither `auto` nor another name of something else. */
export function isHandwritten({ auto, forward }: Operation): boolean {
  return auto === undefined && forward === undefined;
}

export function handwritten({ operations }: Component): readonly Operation[] {
  return operations.filter(isHandwritten);
}

/** Works on the stored entity: its function sees one, or several. */
export function seesEntity({ type, scope }: Operation): boolean {
  return (
    type !== 'assignment' && type !== 'unmanaged' && ['object', 'objects', 'stream'].includes(scope)
  );
}

export function commits({ type }: Operation): boolean {
  return type === 'transition' || type === 'assignment';
}

/** Members of the output that the entity does not fill; undefined when the whole output is the function's own. */
export function outputRest(operation: Operation): readonly Field[] | 'whole' {
  const { output } = operation;

  if (output === undefined || !commits(operation)) return [];

  const { type } = output;

  if (type.kind === 'entity') return [];
  if (type.kind === 'object') return type.fields.filter((f) => f.from === undefined);
  if (type.kind === 'list' && type.item.type.kind === 'entity') return [];

  if (type.kind === 'list' && type.item.type.kind === 'object') {
    return type.item.type.fields.every((f) => f.from !== undefined) ? [] : 'whole';
  }

  return 'whole';
}

/** Whether an output of this type is named by an alias in types.ts. */
export function isAliased({ kind }: Type): boolean {
  return !['object', 'union', 'enum', 'named', 'entity'].includes(kind);
}

/** Scopes of `id`: the component and all that inherit from it. */
export function idScopes({ id }: Component, program: Program): readonly string[] {
  return [id, ...(heirsOf(program).get(id) ?? [])];
}

const heirsOf = oncePer((program: Program): ReadonlyMap<string, readonly string[]> => {
  const heirs = new Map<string, string[]>();

  for (const component of program.components) {
    for (const base of basesOf(component, program)) {
      const known = heirs.get(base);

      if (known === undefined) heirs.set(base, [component.id]);
      else known.push(component.id);
    }
  }

  return heirs;
});

/** A creation of nothing but the entity's own fields: what the input has been checked for, the entity is. */
export function isProven({ auto, input }: Operation): boolean {
  return (
    auto === 'create' &&
    input?.type.kind === 'object' &&
    input.type.open !== true &&
    input.type.fields.every(({ name, from }) => from?.length === 1 && from[0] === name)
  );
}

// What the code around an operation needs to know of it: who writes it, what it returns, who calls it.
import type { Component, Operation } from '../../2-model/model.ts';
import type { Field, Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';

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

const called = new WeakMap<Program, ReadonlySet<string>>();

/** Operations that some operation lists in `calls`. */
export function calledOperations(program: Program): ReadonlySet<string> {
  const known = called.get(program);

  if (known !== undefined) return known;

  const found = new Set(
    program.components.flatMap((c) => c.operations.flatMap((o) => o.calls.map((call) => call.id))),
  );

  called.set(program, found);

  return found;
}

/** Scopes of `id`: the component and all that inherit from it. */
export function idScopes(component: Component, program: Program): readonly string[] {
  const heirs = program.components
    .filter((c) => inherits(c, component.id, program))
    .map((c) => c.id);

  return [component.id, ...heirs];
}

function inherits(component: Component, base: string, program: Program): boolean {
  let current: Component | undefined = component;

  for (let i = 0; i < 64 && current?.extends !== undefined; i++) {
    if (current.extends.id === base) return true;

    const id: string = current.extends.id;

    current = program.components.find((c) => c.id === id);
  }

  return false;
}

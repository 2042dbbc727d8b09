// Types that stand inside others and have names of their own: each is declared once per module.
import { type Field, isComposed, type Slot, type Type } from '../../2-model/type-model.ts';
import type { Code } from '../code/code.ts';
import { declare } from './declarations.ts';
import { eachField, eachInside } from './inside.ts';
import type { TypeContext } from './type-text.ts';

/** Declarations of the named types inside a type, each once per module; they go `into` its body. */
export function inner(type: Type, context: TypeContext, into: Code[]): void {
  eachInside(type, declareInner, context, into);
}

export function innerFields(fields: readonly Field[], context: TypeContext, into: Code[]): void {
  eachField(fields, declareInner, context, into);
}

function declareInner(type: Type, context: TypeContext, into: Code[]): void {
  if ((!isComposed(type) && type.kind !== 'enum') || isPrinted(type, context)) return;

  const place = context.index.place(type);

  if (place !== undefined && context.moduleOf(place) === undefined) {
    if (type.kind !== 'named' && type.kind !== 'entity')
      into.push(...declare(place.name, type, context));

    markPrinted(type, context);
  }

  inner(type, context, into);
}

const printed = new WeakMap<object, Set<Type>>();

export function isPrinted(type: Type, context: TypeContext): boolean {
  return printed.get(context.module)?.has(type) === true;
}

export function markPrinted(type: Type, context: TypeContext): void {
  const known = printed.get(context.module) ?? new Set<Type>();

  known.add(type);
  printed.set(context.module, known);
}

/** The root under its own name, an alias where the type has none; then what is inside. */
export function rootTypes(slot: Slot, name: string, context: TypeContext, into: Code[]): void {
  const { type } = slot;

  if (type.kind === 'object' || type.kind === 'union' || type.kind === 'enum') {
    if (isPrinted(type, context) || context.index.place(type)?.name !== name) return;

    markPrinted(type, context);
    into.push(...declare(name, type, context, slot));
  }

  inner(type, context, into);
}

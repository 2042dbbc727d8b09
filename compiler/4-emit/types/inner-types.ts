// Types that stand inside others and have names of their own: each is declared once per module.
import { isComposed, type Slot, type Type } from '../../2-model/type-model.ts';
import type { Code } from '../code/code.ts';
import { declare } from './declarations.ts';
import type { TypeContext } from './type-text.ts';

/** Declarations of the named types inside a type, each once per module. */
export function inner(type: Type, context: TypeContext): readonly Code[] {
  const found: Code[] = [];

  collect(type, context, found);

  return found;
}

function collect(type: Type, context: TypeContext, into: Code[]): void {
  const children: readonly Type[] = innerTypes(type);

  for (let i = 0; i < children.length; i++) {
    const child = children[i] as Type;

    // Most are single values, and have no name.
    if ((!isComposed(child) && child.kind !== 'enum') || isPrinted(child, context)) continue;

    const place = context.index.place(child);
    const here = place !== undefined && context.moduleOf(place) === undefined;

    if (here && child.kind !== 'named' && child.kind !== 'entity')
      into.push(...declare(place.name, child, context));
    if (here) markPrinted(child, context);

    collect(child, context, into);
  }
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

function innerTypes(type: Type): readonly Type[] {
  switch (type.kind) {
    case 'object':
      return type.fields.map((f) => f.type);
    case 'union':
      return type.arms.flatMap((arm) =>
        arm.slot.type.kind === 'object' ? innerTypes(arm.slot.type) : [arm.slot.type],
      );
    case 'list':
    case 'stream':
      return [type.item.type];
    case 'map':
      return [type.value.type];
    case 'either':
      return type.of;
    default:
      return [];
  }
}

/** The root under its own name, an alias where the type has none; then what is inside. */
export function rootTypes(slot: Slot, name: string, context: TypeContext): readonly Code[] {
  const { type } = slot;
  const place = context.index.place(type);

  if (type.kind === 'object' || type.kind === 'union' || type.kind === 'enum') {
    if (isPrinted(type, context) || place?.name !== name) return [];

    markPrinted(type, context);

    return [...declare(name, type, context, slot), ...inner(type, context)];
  }

  return inner(type, context);
}

// Every named type that a type leads to, declared once in a client module.
import type { Type } from '../../2-model/type-model.ts';
import { entityMembers } from '../../3-check/lookup.ts';
import { block, type Code, code, doc } from '../code/code.ts';
import type { Module } from '../code/module.ts';
import { declare } from '../types/declarations.ts';
import { memberTexts, type TypeContext } from '../types/type-text.ts';

const declared = new WeakMap<Module, Set<unknown>>();

export function declareReachable(type: Type, context: TypeContext): readonly Code[] {
  const { program, index, moduleOf } = context;

  switch (type.kind) {
    case 'named': {
      const component = type.target.startsWith('types/')
        ? undefined
        : type.target.slice(0, type.target.indexOf('/'));

      if (moduleOf({ name: type.name, component }) !== undefined || !isNew(type.target, context))
        return [];

      const { slot } = program.index.type(type.target);

      isNew(slot.type, context);

      return [...declare(type.name, slot.type, context, slot), ...below(slot.type, context)];
    }
    case 'entity':
      return isNew(type.component, context) ? entityText(type, context) : [];
    case 'object':
    case 'union':
    case 'enum': {
      const place = index.place(type);

      if (place === undefined || moduleOf(place) !== undefined || !isNew(type, context)) return [];

      return [...declare(place.name, visible(type), context), ...below(type, context)];
    }
    default:
      return below(type, context);
  }
}

/** Marks what is declared; false when it was. */
export function isNew(what: unknown, { module }: TypeContext): boolean {
  const known = declared.get(module) ?? new Set();

  declared.set(module, known);

  if (known.has(what)) return false;

  known.add(what);

  return true;
}

/** A caller never sees secrets. */
function visible(type: Type): Type {
  if (type.kind !== 'object' || !type.fields.some((f) => f.secret === true && f.from === undefined))
    return type;

  return { ...type, fields: type.fields.filter((f) => f.secret !== true) };
}

function entityText(
  type: Extract<Type, { kind: 'entity' }>,
  context: TypeContext,
): readonly Code[] {
  const component = context.program.index.component(type.component);
  const fields = entityMembers(component).filter((f) => f.secret !== true);
  const own = context.module.own(type.name);
  const body = block(
    code`export interface ${own}`,
    memberTexts({ kind: 'object', fields }, context),
  );

  return [
    code`${doc(component.doc)}${body}`,
    ...fields.flatMap((f) => declareReachable(f.type, context)),
  ];
}

export function below(type: Type, context: TypeContext): readonly Code[] {
  switch (type.kind) {
    case 'object':
      return type.fields.flatMap((f) => declareReachable(f.type, context));
    case 'union':
      return type.arms.flatMap((arm) =>
        arm.slot.type.kind === 'object'
          ? below(arm.slot.type, context)
          : declareReachable(arm.slot.type, context),
      );
    case 'list':
    case 'stream':
      return declareReachable(type.item.type, context);
    case 'map':
      return declareReachable(type.value.type, context);
    case 'either':
      return type.of.flatMap((arm) => declareReachable(arm, context));
    default:
      return [];
  }
}

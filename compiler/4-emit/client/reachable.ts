// Every named type that a type leads to, declared once in a client module.
import type { Field, Type } from '../../2-model/type-model.ts';
import { type Code, doc, interfaceText } from '../code/code.ts';
import type { Module } from '../code/module.ts';
import { line } from '../code/parts.ts';
import { declare } from '../types/declarations.ts';
import { eachField, eachInside } from '../types/inside.ts';
import { properties, type TypeContext } from '../types/type-text.ts';
import { visibleMembers } from './visible.ts';

const declared = new WeakMap<Module, Set<unknown>>();

/** Declarations go `into` the module's body, what is named before what it names. */
export function declareReachable(type: Type, context: TypeContext, into: Code[]): void {
  const { program, index, moduleOf } = context;

  switch (type.kind) {
    case 'named': {
      const component = type.target.startsWith('types/')
        ? undefined
        : type.target.slice(0, type.target.indexOf('/'));

      if (moduleOf({ name: type.name, component }) !== undefined || !isNew(type.target, context))
        return;

      const { slot } = program.index.type(type.target);

      isNew(slot.type, context);
      into.push(...declare(type.name, slot.type, context, slot));
      below(slot.type, context, into);
      break;
    }
    case 'entity':
      if (isNew(type.component, context)) declareEntity(type, context, into);
      break;
    case 'object':
    case 'union':
    case 'enum': {
      const place = index.place(type);

      if (place === undefined || moduleOf(place) !== undefined || !isNew(type, context)) return;

      into.push(...declare(place.name, visible(type), context));
      below(type, context, into);
      break;
    }
    default:
      below(type, context, into);
  }
}

/** Marks what is declared; false when it was. */
export function isNew(what: unknown, { module }: TypeContext): boolean {
  let known = declared.get(module);

  if (known === undefined) {
    known = new Set();
    declared.set(module, known);
  }

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

function declareEntity(
  type: Extract<Type, { kind: 'entity' }>,
  context: TypeContext,
  into: Code[],
): void {
  const component = context.program.index.component(type.component);
  const fields = visibleMembers(component);
  const own = context.module.own(type.name);
  const body = interfaceText(own, properties({ fields }, context));

  into.push(line(doc(component.doc), body));
  declareFields(fields, context, into);
}

export function declareFields(
  fields: readonly Pick<Field, 'type'>[],
  context: TypeContext,
  into: Code[],
): void {
  eachField(fields, declareReachable, context, into);
}

function below(type: Type, context: TypeContext, into: Code[]): void {
  eachInside(type, declareReachable, context, into);
}

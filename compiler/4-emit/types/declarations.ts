// Declarations of named types: interfaces for objects, aliases for the rest.

import type { Slot, Type } from '../../2-model/type-model.ts';
import { pascalCase } from '../../base/names.ts';
import {
  type Code,
  code,
  doc,
  empty,
  interfaceText,
  property,
  text,
  typeAlias,
} from '../code/code.ts';
import { line } from '../code/parts.ts';
import { needsRequestForm } from './request-form.ts';
import {
  asRequest,
  deprecationText,
  enumText,
  properties,
  type TypeContext,
  typeText,
} from './type-text.ts';

/** `name` and what it stands for; the request form beside it where callers write another one. */
export function declare(
  name: string,
  type: Type,
  context: TypeContext,
  slot?: Slot,
): readonly Code[] {
  const own = declareForm(name, type, context, slot);

  if (!needsRequestForm(type, context.program)) return own;

  return [...own, ...declareForm(`${name}Request`, type, asRequest(context), undefined)];
}

export function declareForm(
  name: string,
  type: Type,
  context: TypeContext,
  slot?: Slot,
): readonly Code[] {
  const { module } = context;
  const words = slot === undefined ? empty : doc(slot.doc, deprecationText(slot.deprecated));
  const own = module.own(name);

  switch (type.kind) {
    case 'object':
      return [line(words, interfaceText(own, properties(type, context)))];
    case 'enum':
      return [line(words, typeAlias(own, enumArms(type)))];
    case 'union':
      return unionDeclarations(name, type, context, words);
    default: {
      return [code`${words}export type ${own} = ${typeText(type, context)};`];
    }
  }
}

function enumArms(type: Extract<Type, { kind: 'enum' }>): readonly Code[] {
  return type.open ? [enumText(type)] : type.values.map(text);
}

function unionDeclarations(
  name: string,
  type: Extract<Type, { kind: 'union' }>,
  context: TypeContext,
  words: Code,
): readonly Code[] {
  const suffix = context.form === 'request' && name.endsWith('Request') ? 'Request' : '';
  const base = suffix === '' ? name : name.slice(0, -suffix.length);
  const names = type.arms.map((arm) =>
    context.module.own(`${base}${pascalCase(arm.name)}${suffix}`),
  );
  const arms = type.arms.map((arm, i) => {
    const own = names[i] ?? empty;
    const mark = property(empty, type.discriminator, false, text(arm.name));

    if (arm.slot.type.kind !== 'object')
      return interfaceText(code`${own} extends ${typeText(arm.slot.type, context)}`, [mark]);

    return interfaceText(own, [mark, ...properties(arm.slot.type, context)]);
  });

  return [code`${words}${typeAlias(context.module.own(name), names)}`, ...arms];
}

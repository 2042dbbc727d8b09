// Types as TypeScript text. `handler` is what handlers see, `request` what callers write (undefined allowed, defaults optional).

import type { Field, ObjectType, Slot, Type } from '../../2-model/type-model.ts';
import { lookupOf } from '../../3-check/lookup.ts';
import { entityNames } from '../../3-check/naming.ts';
import type { Program } from '../../3-check/program.ts';
import { oncePer } from '../../base/once-per.ts';
import { type Code, code, doc, empty, join, property, text } from '../code/code.ts';
import type { Module } from '../code/module.ts';
import { beside, generic, line } from '../code/parts.ts';
import { needsRequestForm } from './request-form.ts';
import type { NamedPlace, TypeIndex } from './type-index.ts';

export interface TypeContext {
  readonly program: Program;
  readonly module: Module;
  readonly index: TypeIndex;
  readonly form: 'handler' | 'request';
  /** Where Id, Decimal and the like come from; the runtime's v1 unless said otherwise. */
  readonly library?: string;
  /** On the client's side secrets are what the user types. */
  readonly plain?: true;
  /** The module that declares what a place holds; undefined when it is this one. */
  readonly moduleOf: (place: NamedPlace) => string | undefined;
}

/** Where callers write. */
export const asRequest = oncePer(
  (context: TypeContext): TypeContext => ({ ...context, form: 'request' }),
);

const RUNTIME = '@toac/runtime/v1';

function library({ module, library: from = RUNTIME }: TypeContext, name: string): Code {
  return module.type(from, name);
}

export function slotText(slot: Slot, context: TypeContext): Code {
  const inner =
    slot.secret === true && context.plain !== true
      ? secretText(slot, context)
      : typeText(slot.type, context);

  return slot.nullable ? beside(inner, OR_NULL) : inner;
}

/** `Secret` for texts, `Secret<T>` for the rest: it prints as `***`. */
function secretText({ type }: Slot, context: TypeContext): Code {
  const secret = library(context, 'Secret');

  return type.kind === 'string' ? secret : generic(secret, typeText(type, context));
}

export function typeText(type: Type, context: TypeContext): Code {
  const { module } = context;

  switch (type.kind) {
    case 'string':
      return STRING;
    case 'integer':
    case 'number':
      return NUMBER;
    case 'bigint':
      return BIGINT;
    case 'decimal':
      return library(context, 'Decimal');
    case 'boolean':
      return BOOLEAN;
    case 'timestamp':
      return module.global('Date');
    case 'date':
      return library(context, 'DateText');
    case 'duration':
      return library(context, 'Duration');
    case 'bytes':
      return module.global('Uint8Array');
    case 'ref':
      return idText(type.of, context);
    case 'secret':
      return library(context, 'Secret');
    case 'any':
      return UNKNOWN;
    default:
      return compoundText(type, context);
  }
}

const STRING = code`string`;
const NUMBER = code`number`;
const BIGINT = code`bigint`;
const BOOLEAN = code`boolean`;
const UNKNOWN = code`unknown`;
const READONLY = code`readonly `;
const LIST = code`[]`;
const OR_NULL = code`| null`;

/** Behind the type of what callers may leave undefined. */
export const OR_UNDEFINED = code`| undefined`;

type Compound = Exclude<
  Type,
  {
    kind:
      | 'string'
      | 'integer'
      | 'number'
      | 'bigint'
      | 'decimal'
      | 'boolean'
      | 'timestamp'
      | 'date'
      | 'duration'
      | 'bytes'
      | 'ref'
      | 'secret'
      | 'any';
  }
>;

function compoundText(type: Compound, context: TypeContext): Code {
  const { module } = context;

  switch (type.kind) {
    case 'named':
      return namedText(type, context);
    case 'entity':
      return placed({ name: type.name, component: type.component }, context);
    case 'list':
      return line(READONLY, parenthesised(type.item, context), LIST);
    case 'map':
      return code`${module.global('Readonly')}<${module.global('Record')}<string, ${slotText(type.value, context)}>>`;
    case 'stream':
      return generic(module.global('AsyncIterable'), slotText(type.item, context));
    case 'either':
      return join(
        type.of.map((arm) => typeText(arm, context)),
        code` | `,
      );
    case 'object':
    case 'union':
    case 'enum': {
      const place = context.index.place(type);

      if (place !== undefined) return placed(variant(place, type, context), context);

      return type.kind === 'enum' ? enumText(type) : code`unknown`;
    }
  }
}

/** `Id<'shop.orders'>`; at home the alias. */
export function idText(of: string, context: TypeContext): Code {
  const home = context.library === undefined ? homeAlias(of, context) : undefined;

  return home ?? generic(library(context, 'Id'), text(of));
}

function homeAlias(of: string, context: TypeContext): Code | undefined {
  const entity = lookupOf(context.program).component(of)?.entity;

  if (entity === undefined) return undefined;

  const place = { name: entityNames(entity.name).id, component: of };

  return context.moduleOf(place) === undefined ? placed(place, context) : undefined;
}

function namedText(type: Extract<Type, { kind: 'named' }>, context: TypeContext): Code {
  const declaration = context.program.index.type(type.target);
  const shared = type.target.startsWith('types/');
  const component = shared ? undefined : type.target.slice(0, type.target.indexOf('/'));

  return placed(
    variant({ name: type.name, component }, declaration.slot.type, context),
    context,
    declaration.slot.nullable,
  );
}

function variant(place: NamedPlace, type: Type, { form, program }: TypeContext): NamedPlace {
  if (form === 'handler' || !needsRequestForm(type, program)) return place;

  return { ...place, name: `${place.name}Request` };
}

function placed(place: NamedPlace, context: TypeContext, nullable = false): Code {
  const from = context.moduleOf(place);
  const name =
    from === undefined ? context.module.own(place.name) : context.module.type(from, place.name);

  return nullable ? beside(name, OR_NULL) : name;
}

function parenthesised(slot: Slot, context: TypeContext): Code {
  const inner = slotText(slot, context);

  return /[|&]|^readonly /.test(inner) && !/^\w+<.*>$/.test(inner) ? code`(${inner})` : inner;
}

export function enumText({ values, open }: Extract<Type, { kind: 'enum' }>): Code {
  const arms = values.map(text);

  return join(open ? [...arms, code`(string & {})`] : arms, code` | `);
}

/** Members of an interface: of an object, or of some of its fields. */
export function properties(
  { fields, open }: Pick<ObjectType, 'fields' | 'open'>,
  context: TypeContext,
): readonly Code[] {
  const found: Code[] = [];

  for (let i = 0; i < fields.length; i++) found.push(propertyOf(fields[i] as Field, context));

  if (open === true) found.push(OTHERS);

  return found;
}

const OTHERS = code`\n  readonly [key: string]: unknown;`;

function propertyOf(field: Field, context: TypeContext): Code {
  const request = context.form === 'request';
  const absent = field.optional || (request && hasDefault(field, context.program));
  const type = slotText(field, context);

  return property(
    field.doc === undefined && field.deprecated === undefined ? empty : fieldDoc(field),
    field.name,
    absent,
    absent && request ? beside(type, OR_UNDEFINED) : type,
  );
}

export function hasDefault(slot: Slot, program: Program): boolean {
  if (slot.default !== undefined) return true;

  return (
    slot.type.kind === 'named' &&
    slot.from === undefined &&
    program.index.type(slot.type.target).slot.default !== undefined
  );
}

function fieldDoc({ doc: words, deprecated }: Field): Code {
  return doc(words, deprecationText(deprecated));
}

export function deprecationText(deprecated: Slot['deprecated']): string | undefined {
  if (deprecated === undefined) return undefined;

  const { since, sunset, use } = deprecated;
  const parts = [
    since === undefined ? undefined : `since ${since}`,
    sunset === undefined ? undefined : `gone on ${sunset}`,
    use === undefined ? undefined : `use ${use}`,
  ].filter((part) => part !== undefined);

  return parts.length === 0 ? 'Deprecated.' : `Deprecated: ${parts.join(', ')}.`;
}

// Remembers what a field's text is: an entity's fields stand in most inputs and outputs of its component again.

import type { SymbolName } from '../../../runtime-lib/symbols.ts';
import type { Slot, Type } from '../../2-model/type-model.ts';
import { typeText } from '../../3-check/plain.ts';
import type { Code } from '../code/code.ts';
import { fieldName, isLeaf } from './form.ts';
import { type Place, sharesItem } from './place.ts';
import { isInherited, lib, type Scope } from './scope.ts';

export function allRemembered(
  places: readonly Place[],
  scope: Scope,
  make: (place: Place, scope: Scope) => readonly Code[],
): readonly Code[] {
  const found: Code[] = [];

  for (let i = 0; i < places.length; i++) {
    const codes = remembered(places[i] as Place, scope, make);

    for (let j = 0; j < codes.length; j++) found.push(codes[j] as Code);
  }

  return found;
}

/** `make` is called once for all fields of one name, type and form; what it asks for is then written already. */
function remembered(
  place: Place,
  scope: Scope,
  make: (place: Place, scope: Scope) => readonly Code[],
): readonly Code[] {
  const { slot, origin } = place;

  if (origin.kind !== 'field' || slot.default !== undefined || !readsTheSame(slot.type)) {
    return make(place, scope);
  }

  const forms = formsOf(slot.type, origin.field.name, scope);
  const form = formOf(place, scope);
  const known = forms[form];

  if (known !== undefined) return known;

  const made = isPlain(slot.type, origin.field.name)
    ? common(place, { form, make }, scope)
    : make(place, scope);

  forms[form] = made;

  return made;
}

interface Making {
  readonly form: number;
  readonly make: (place: Place, scope: Scope) => readonly Code[];
}

/** A text that names nothing but functions of the runtime. */
interface Common {
  readonly codes: readonly Code[];
  readonly symbols: readonly SymbolName<'check'>[];
  /** What the functions are called in it: a file may have had to rename one. */
  readonly names: string;
}

const texts = new Map<string, Common>();
const MOST_TEXTS = 10_000;

/** Components have fields of the same names and types: `title: string(1..120)` reads the same in all of their files. */
function common(place: Place, { form, make }: Making, scope: Scope): readonly Code[] {
  const key = `${form} ${fieldName(place)} ${typeText(place.slot.type)}`;
  const known = texts.get(key);

  if (known !== undefined && known.names === namesOf(known.symbols, scope)) return known.codes;

  const from = scope.uses.length;
  const codes = make(place, scope);
  const symbols = scope.uses.slice(from);

  if (texts.size < MOST_TEXTS) texts.set(key, { codes, symbols, names: namesOf(symbols, scope) });

  return codes;
}

/** Imports them too. */
function namesOf(symbols: readonly SymbolName<'check'>[], scope: Scope): string {
  let names = '';

  for (const symbol of symbols) names += `${lib(scope, symbol).text} `;

  return names;
}

/** Without constants, and without functions of its own. */
function isPlain(type: Type, name: string): boolean {
  return (
    isLeaf(type) &&
    type.kind !== 'enum' &&
    !(type.kind === 'string' && type.pattern !== undefined) &&
    !isInherited(name)
  );
}

/** Texts of a field's functions and forms, by number. */
function formsOf(type: Type, field: string, { fields }: Scope): (readonly Code[] | undefined)[] {
  let names = fields.get(type);

  if (names === undefined) {
    names = new Map();
    fields.set(type, names);
  }

  let forms = names.get(field);

  if (forms === undefined) {
    forms = [];
    names.set(field, forms);
  }

  return forms;
}

const FUNCTIONS = { is: 0, read: 32, write: 64 } as const;

/** What else decides: the function, the position where a type tells it apart, how the field may be missing. */
function formOf({ slot, position, origin }: Place, scope: Scope): number {
  let form: number = FUNCTIONS[scope.function];

  if (position === 'out' && !isLeaf(slot.type)) form += 16;
  if (origin.kind === 'field' && origin.field.optional) form += 8;
  if (origin.kind === 'field' && origin.absent) form += 4;
  if (slot.nullable) form += 2;
  if (slot.secret === true) form += 1;

  return form;
}

function readsTheSame(type: Type): boolean {
  switch (type.kind) {
    case 'named':
    case 'entity':
      return true;
    case 'list':
      return isSame(type.item);
    case 'map':
      return isSame(type.value);
    default:
      return isLeaf(type);
  }
}

function isSame(item: Slot): boolean {
  return sharesItem(item) || (!item.nullable && item.secret !== true && isTarget(item.type));
}

function isTarget(type: Type): boolean {
  return type.kind === 'named' || type.kind === 'entity';
}

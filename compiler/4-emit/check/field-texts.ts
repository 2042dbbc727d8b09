// Texts of a field's name. Fields of many components are called alike, and each is named in four functions.
import { type Code, code, member, name, objectKey, text } from '../code/code.ts';
import { entry } from '../code/parts.ts';
import { VALUE } from './constants.ts';
import { isInherited, property, type Scope } from './scope.ts';

export interface FieldTexts {
  readonly key: Code;
  /** `value['title']` of what is not known yet. */
  readonly unknown: Code;
  /** `value['title'] === undefined` */
  readonly missing: Code;
  /** `fields['title']` of what was checked. */
  readonly checked: Code;
  /** `value.title` of what has a type. */
  readonly typed: Code;
  /** `title: value.title` */
  readonly same: Code;
}

const FIELDS = name('fields');
const known = new Map<string, FieldTexts>();
const MOST = 10_000;

export function fieldTexts(field: string): FieldTexts {
  const found = known.get(field);

  if (found !== undefined) return found;

  const key = objectKey(field);
  const quoted = text(field);
  const typed = member(VALUE, field);
  const unknown = code`${VALUE}[${quoted}]`;
  const made = {
    key,
    unknown,
    missing: code`${unknown} === undefined`,
    checked: code`${FIELDS}[${quoted}]`,
    typed,
    same: entry(key, typed),
  };

  if (known.size < MOST) known.set(field, made);

  return made;
}

/** In a check: what every object inherits must be the value's own. */
export function unknownField(field: string, scope: Scope): Code {
  return isInherited(field) ? property(VALUE, field, scope) : fieldTexts(field).unknown;
}

/** In a reader. */
export function checkedField(field: string, scope: Scope): Code {
  return isInherited(field) ? property(FIELDS, field, scope) : fieldTexts(field).checked;
}

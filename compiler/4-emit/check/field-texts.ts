// What functions call what they are given, and the texts of a field's name. Fields of many components are called alike.
import { oncePerText } from '../../base/once-per.ts';
import { type Code, code, member, name, objectKey, text } from '../code/code.ts';
import { entry } from '../code/parts.ts';

export const VALUE: Code = name('value');
export const FIELDS: Code = name('fields');
const DRAFT = name('draft');

export interface FieldTexts {
  /** Every object has a property of this name: where it is not the type's, it must be asked for as the object's own. */
  readonly inherited: boolean;
  readonly key: Code;
  /** `title:` */
  readonly member: Code;
  /** `value['title']` of what is not known yet. */
  readonly unknown: Code;
  /** `value['title'] === undefined` */
  readonly missing: Code;
  /** `value['title'] === null` */
  readonly isNull: Code;
  /** `fields['title']` of what was checked. */
  readonly checked: Code;
  /** `fields['title'] !== undefined` */
  readonly given: Code;
  /** `draft.title =` */
  readonly drafted: Code;
  /** `value.title` of what has a type. */
  readonly typed: Code;
  /** `title: value.title` */
  readonly same: Code;
}

export const fieldTexts = oncePerText(textsOf);

function textsOf(field: string): FieldTexts {
  const key = objectKey(field);
  const quoted = text(field);
  const typed = member(VALUE, field);
  const unknown = code`${VALUE}[${quoted}]`;
  const checked = code`${FIELDS}[${quoted}]`;

  return {
    inherited: isInherited(field),
    key,
    member: code`${key}:`,
    unknown,
    missing: code`${unknown} === undefined`,
    isNull: code`${unknown} === null`,
    checked,
    given: code`${checked} !== undefined`,
    drafted: code`${member(DRAFT, field)} =`,
    typed,
    same: entry(key, typed),
  };
}

const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

export function isInherited(key: string): boolean {
  return INHERITED.has(key);
}

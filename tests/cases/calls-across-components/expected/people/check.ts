import type { RecordRule, Rule } from '@toac/runtime/check';
import {
  email,
  hasOnly,
  id,
  isEmail,
  isId,
  isListOf,
  isRecord,
  isText,
  list,
  open,
  openRecord,
  record,
  text,
  writeList,
} from '@toac/runtime/check';
import type * as types from './types.ts';

export const checkPerson: RecordRule = record({ id: id, email: email, name: text(1, 40) });

export function isPerson(value: unknown): value is types.Person {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isEmail(value['email']) &&
    isText(value['name'], 1, 40) &&
    hasOnly(value, checkPerson.keys)
  );
}

export function writePerson(value: types.Person): unknown {
  return { id: value.id, email: value.email, name: value.name };
}

export function isOpenPerson(value: unknown): value is types.Person {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isEmail(value['email']) &&
    isText(value['name'], 1, 40)
  );
}

export function isFindOutput(value: unknown): value is types.FindOutput {
  return isRecord(value) && isId(value['id']) && isText(value['name'], 1, 40);
}

export const checkFindOutput: Rule = openRecord({ id: id, name: text(1, 40) });

export function writeFindOutput(value: types.FindOutput): unknown {
  return { id: value.id, name: value.name };
}

export function isSearchOutput(value: unknown): value is types.SearchOutput {
  return isListOf(value, isOpenPerson);
}

export const checkSearchOutput: Rule = open(list(checkPerson));

export function writeSearchOutput(value: types.SearchOutput): unknown {
  return writeList(value, writePerson);
}

import type { Problems } from '@toac/runtime/check';
import {
  checkFormat,
  checkKeys,
  checkList,
  checkRecord,
  checkText,
  isEmail,
  isId,
  isListOf,
  isRecord,
  isText,
  writeList,
} from '@toac/runtime/check';
import type { FindOutput, Person, SearchOutput } from './types.ts';

const personKeys: readonly string[] = ['id', 'email', 'name'];

export function checkPerson(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['email'], problems, `${pointer}/email`, 'email');
  checkText(value['name'], problems, `${pointer}/name`, { min: 1, max: 40 });
  checkKeys(value, problems, pointer, personKeys);
}

export function writePerson(value: Person): unknown {
  return {
    id: value.id,
    email: value.email,
    name: value.name,
  };
}

export function isOpenPerson(value: unknown): value is Person {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isEmail(value['email']) &&
    isText(value['name'], 1, 40)
  );
}

export function checkOpenPerson(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['email'], problems, `${pointer}/email`, 'email');
  checkText(value['name'], problems, `${pointer}/name`, { min: 1, max: 40 });
}

export function isFindOutput(value: unknown): value is FindOutput {
  return isRecord(value) && isId(value['id']) && isText(value['name'], 1, 40);
}

export function checkFindOutput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkText(value['name'], problems, `${pointer}/name`, { min: 1, max: 40 });
}

export function writeFindOutput(value: FindOutput): unknown {
  return {
    id: value.id,
    name: value.name,
  };
}

export function isSearchOutput(value: unknown): value is SearchOutput {
  return isListOf(value, isOpenPerson);
}

export function checkSearchOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkList(value, problems, pointer, { item: checkOpenPerson });
}

export function writeSearchOutput(value: SearchOutput): unknown {
  return writeList(value, writePerson);
}

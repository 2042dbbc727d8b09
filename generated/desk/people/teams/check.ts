import type { Problems } from '@toac/runtime/check';
import {
  checkFormat,
  checkKeys,
  checkList,
  checkRecord,
  checkText,
  hasOnly,
  isId,
  isListOf,
  isMatch,
  isRecord,
  isText,
  writeList,
} from '@toac/runtime/check';
import type { ChangeInput, CreateInput, ListOutput, Team } from './types.ts';

export function writeTeam(value: Team): unknown {
  return {
    id: value.id,
    title: value.title,
    hours: writeTeamHours(value.hours),
    topics: value.topics,
  };
}

function writeTeamHours(value: Team['hours']): unknown {
  return {
    from: value.from,
    until: value.until,
  };
}

export function isOpenTeam(value: unknown): value is Team {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isText(value['title'], 1, 80) &&
    isOpenTeamHours(value['hours']) &&
    isListOf(value['topics'], isOpenTeamTopicsItem, 1, 20)
  );
}

const fromPattern = /^[0-2][0-9]:[0-5][0-9]$/u;

function isOpenTeamHours(value: unknown): boolean {
  return (
    isRecord(value) &&
    isMatch(value['from'], fromPattern) &&
    isMatch(value['until'], fromPattern)
  );
}

function isOpenTeamTopicsItem(value: unknown): boolean {
  return isText(value);
}

export function checkOpenTeam(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkText(value['title'], problems, `${pointer}/title`, { min: 1, max: 80 });
  checkOpenTeamHours(value['hours'], problems, `${pointer}/hours`);
  checkList(value['topics'], problems, `${pointer}/topics`, { item: checkText, min: 1, max: 20 });
}

function checkOpenTeamHours(value: unknown, problems: Problems, pointer: string): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['from'], problems, `${pointer}/from`, { pattern: fromPattern });
  checkText(value['until'], problems, `${pointer}/until`, { pattern: fromPattern });
}

const storedTeamKeys: readonly string[] = ['id', 'title', 'hours', 'topics'];

export function isStoredTeam(value: unknown): value is Team {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isText(value['title'], 1, 80) &&
    isStoredTeamHours(value['hours']) &&
    isListOf(value['topics'], isStoredTeamTopicsItem, 1, 20) &&
    hasOnly(value, storedTeamKeys)
  );
}

const storedTeamHoursKeys: readonly string[] = ['from', 'until'];

function isStoredTeamHours(value: unknown): boolean {
  return (
    isRecord(value) &&
    isMatch(value['from'], fromPattern) &&
    isMatch(value['until'], fromPattern) &&
    hasOnly(value, storedTeamHoursKeys)
  );
}

function isStoredTeamTopicsItem(value: unknown): boolean {
  return isText(value);
}

export function checkStoredTeam(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkText(value['title'], problems, `${pointer}/title`, { min: 1, max: 80 });
  checkStoredTeamHours(value['hours'], problems, `${pointer}/hours`);
  checkList(value['topics'], problems, `${pointer}/topics`, { item: checkText, min: 1, max: 20 });
  checkKeys(value, problems, pointer, storedTeamKeys);
}

function checkStoredTeamHours(value: unknown, problems: Problems, pointer: string): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['from'], problems, `${pointer}/from`, { pattern: fromPattern });
  checkText(value['until'], problems, `${pointer}/until`, { pattern: fromPattern });
  checkKeys(value, problems, pointer, storedTeamHoursKeys);
}

export function writeStoredTeam(value: Team): unknown {
  return {
    id: value.id,
    title: value.title,
    hours: writeStoredTeamHours(value.hours),
    topics: value.topics,
  };
}

function writeStoredTeamHours(value: Team['hours']): unknown {
  return {
    from: value.from,
    until: value.until,
  };
}

const createInputKeys: readonly string[] = ['id', 'title', 'hours', 'topics'];

export function isCreateInput(value: unknown): value is CreateInput {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isText(value['title'], 1, 80) &&
    isCreateInputHours(value['hours']) &&
    isListOf(value['topics'], isCreateInputTopicsItem, 1, 20) &&
    hasOnly(value, createInputKeys)
  );
}

const createInputHoursKeys: readonly string[] = ['from', 'until'];

function isCreateInputHours(value: unknown): boolean {
  return (
    isRecord(value) &&
    isMatch(value['from'], fromPattern) &&
    isMatch(value['until'], fromPattern) &&
    hasOnly(value, createInputHoursKeys)
  );
}

function isCreateInputTopicsItem(value: unknown): boolean {
  return isText(value);
}

export function checkCreateInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkText(value['title'], problems, `${pointer}/title`, { min: 1, max: 80 });
  checkCreateInputHours(value['hours'], problems, `${pointer}/hours`);
  checkList(value['topics'], problems, `${pointer}/topics`, { item: checkText, min: 1, max: 20 });
  checkKeys(value, problems, pointer, createInputKeys);
}

function checkCreateInputHours(value: unknown, problems: Problems, pointer: string): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['from'], problems, `${pointer}/from`, { pattern: fromPattern });
  checkText(value['until'], problems, `${pointer}/until`, { pattern: fromPattern });
  checkKeys(value, problems, pointer, createInputHoursKeys);
}

export function writeCreateInput(value: CreateInput): unknown {
  return {
    id: value.id,
    title: value.title,
    hours: writeCreateInputHours(value.hours),
    topics: value.topics,
  };
}

function writeCreateInputHours(value: CreateInput['hours']): unknown {
  return {
    from: value.from,
    until: value.until,
  };
}

export function isCreateOutput(value: unknown): value is Team {
  return isOpenTeam(value);
}

export function checkCreateOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkOpenTeam(value, problems, pointer);
}

export function writeCreateOutput(value: Team): unknown {
  return writeTeam(value);
}

export function isReadOutput(value: unknown): value is Team {
  return isOpenTeam(value);
}

export function checkReadOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkOpenTeam(value, problems, pointer);
}

export function writeReadOutput(value: Team): unknown {
  return writeTeam(value);
}

export function isListOutput(value: unknown): value is ListOutput {
  return isListOf(value, isListOutputItem);
}

function isListOutputItem(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isText(value['title'], 1, 80) &&
    isListOf(value['topics'], isListOutputItemTopicsItem, 1, 20)
  );
}

function isListOutputItemTopicsItem(value: unknown): boolean {
  return isText(value);
}

export function checkListOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkList(value, problems, pointer, { item: checkListOutputItem });
}

function checkListOutputItem(value: unknown, problems: Problems, pointer: string): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkText(value['title'], problems, `${pointer}/title`, { min: 1, max: 80 });
  checkList(value['topics'], problems, `${pointer}/topics`, { item: checkText, min: 1, max: 20 });
}

export function writeListOutput(value: ListOutput): unknown {
  return writeList(value, writeListOutputItem);
}

function writeListOutputItem(value: ListOutput[number]): unknown {
  return {
    id: value.id,
    title: value.title,
    topics: value.topics,
  };
}

const changeInputKeys: readonly string[] = ['title', 'hours', 'topics'];

export function isChangeInput(value: unknown): value is ChangeInput {
  return (
    isRecord(value) &&
    (value['title'] === undefined || isText(value['title'], 1, 80)) &&
    (value['hours'] === undefined || isChangeInputHours(value['hours'])) &&
    (value['topics'] === undefined || isListOf(value['topics'], isChangeInputTopicsItem, 1, 20)) &&
    hasOnly(value, changeInputKeys)
  );
}

const changeInputHoursKeys: readonly string[] = ['from', 'until'];

function isChangeInputHours(value: unknown): boolean {
  return (
    isRecord(value) &&
    isMatch(value['from'], fromPattern) &&
    isMatch(value['until'], fromPattern) &&
    hasOnly(value, changeInputHoursKeys)
  );
}

function isChangeInputTopicsItem(value: unknown): boolean {
  return isText(value);
}

export function checkChangeInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  if (value['title'] !== undefined) {
    checkText(value['title'], problems, `${pointer}/title`, { min: 1, max: 80 });
  }
  if (value['hours'] !== undefined) {
    checkChangeInputHours(value['hours'], problems, `${pointer}/hours`);
  }
  if (value['topics'] !== undefined) {
    checkList(value['topics'], problems, `${pointer}/topics`, { item: checkText, min: 1, max: 20 });
  }
  checkKeys(value, problems, pointer, changeInputKeys);
}

function checkChangeInputHours(value: unknown, problems: Problems, pointer: string): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['from'], problems, `${pointer}/from`, { pattern: fromPattern });
  checkText(value['until'], problems, `${pointer}/until`, { pattern: fromPattern });
  checkKeys(value, problems, pointer, changeInputHoursKeys);
}

export function writeChangeInput(value: ChangeInput): unknown {
  return {
    title: value.title,
    hours: value.hours && writeChangeInputHours(value.hours),
    topics: value.topics,
  };
}

function writeChangeInputHours(value: NonNullable<ChangeInput['hours']>): unknown {
  return {
    from: value.from,
    until: value.until,
  };
}

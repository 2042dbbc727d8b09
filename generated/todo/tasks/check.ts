import type { Draft, Problems } from '@toac/runtime/check';
import {
  checkBoolean,
  checkDate,
  checkFormat,
  checkKeys,
  checkList,
  checkOneOf,
  checkRecord,
  checkText,
  fieldsOf,
  hasOnly,
  isBoolean,
  isDate,
  isId,
  isListOf,
  isOneOf,
  isRecord,
  isText,
  trusted,
  writeList,
} from '@toac/runtime/check';
import type { AddInput, CompletedEvent, EditInput, ListOutput, Task } from './types.ts';

export function writeTask(value: Task): unknown {
  return {
    id: value.id,
    owner: value.owner,
    title: value.title,
    notes: value.notes,
    priority: value.priority,
    due: value.due,
    done: value.done,
  };
}

const priorityValues: readonly string[] = ['low', 'normal', 'high'];

export function isOpenTask(value: unknown): value is Task {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['owner']) &&
    isText(value['title'], 1, 120) &&
    (value['notes'] === undefined || isText(value['notes'], 0, 4000)) &&
    isOneOf(value['priority'], priorityValues) &&
    (value['due'] === undefined || isDate(value['due'])) &&
    isBoolean(value['done'])
  );
}

export function checkOpenTask(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['owner'], problems, `${pointer}/owner`, 'id');
  checkText(value['title'], problems, `${pointer}/title`, { min: 1, max: 120 });
  if (value['notes'] !== undefined) {
    checkText(value['notes'], problems, `${pointer}/notes`, { max: 4000 });
  }
  checkOneOf(value['priority'], problems, `${pointer}/priority`, priorityValues);
  if (value['due'] !== undefined) checkDate(value['due'], problems, `${pointer}/due`);
  checkBoolean(value['done'], problems, `${pointer}/done`);
}

const storedTaskKeys: readonly string[] = [
  'id',
  'owner',
  'title',
  'notes',
  'priority',
  'due',
  'done',
];

export function isStoredTask(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['owner']) &&
    isText(value['title'], 1, 120) &&
    (value['notes'] === undefined || isText(value['notes'], 0, 4000)) &&
    (value['priority'] === undefined || isOneOf(value['priority'], priorityValues)) &&
    (value['due'] === undefined || isDate(value['due'])) &&
    (value['done'] === undefined || isBoolean(value['done'])) &&
    hasOnly(value, storedTaskKeys)
  );
}

export function checkStoredTask(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['owner'], problems, `${pointer}/owner`, 'id');
  checkText(value['title'], problems, `${pointer}/title`, { min: 1, max: 120 });
  if (value['notes'] !== undefined) {
    checkText(value['notes'], problems, `${pointer}/notes`, { max: 4000 });
  }
  if (value['priority'] !== undefined) {
    checkOneOf(value['priority'], problems, `${pointer}/priority`, priorityValues);
  }
  if (value['due'] !== undefined) checkDate(value['due'], problems, `${pointer}/due`);
  if (value['done'] !== undefined) checkBoolean(value['done'], problems, `${pointer}/done`);
  checkKeys(value, problems, pointer, storedTaskKeys);
}

export function readStoredTask(value: unknown): Task {
  const fields = fieldsOf(value);
  const draft: Draft<Task> = {
    id: trusted(fields['id']),
    owner: trusted(fields['owner']),
    title: trusted(fields['title']),
    priority: trusted(fields['priority'] ?? 'normal'),
    done: trusted(fields['done'] ?? false),
  };

  if (fields['notes'] !== undefined) draft.notes = trusted(fields['notes']);
  if (fields['due'] !== undefined) draft.due = trusted(fields['due']);

  return draft;
}

export function writeStoredTask(value: Task): unknown {
  return {
    id: value.id,
    owner: value.owner,
    title: value.title,
    notes: value.notes,
    priority: value.priority,
    due: value.due,
    done: value.done,
  };
}

const addInputKeys: readonly string[] = ['owner', 'title', 'notes', 'priority', 'due'];

export function isAddInput(value: unknown): value is AddInput {
  return (
    isRecord(value) &&
    isId(value['owner']) &&
    isText(value['title'], 1, 120) &&
    (value['notes'] === undefined || isText(value['notes'], 0, 4000)) &&
    (value['priority'] === undefined || isOneOf(value['priority'], priorityValues)) &&
    (value['due'] === undefined || isDate(value['due'])) &&
    hasOnly(value, addInputKeys)
  );
}

export function checkAddInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['owner'], problems, `${pointer}/owner`, 'id');
  checkText(value['title'], problems, `${pointer}/title`, { min: 1, max: 120 });
  if (value['notes'] !== undefined) {
    checkText(value['notes'], problems, `${pointer}/notes`, { max: 4000 });
  }
  if (value['priority'] !== undefined) {
    checkOneOf(value['priority'], problems, `${pointer}/priority`, priorityValues);
  }
  if (value['due'] !== undefined) checkDate(value['due'], problems, `${pointer}/due`);
  checkKeys(value, problems, pointer, addInputKeys);
}

export function writeAddInput(value: AddInput): unknown {
  return {
    owner: value.owner,
    title: value.title,
    notes: value.notes,
    priority: value.priority,
    due: value.due,
  };
}

export function isAddOutput(value: unknown): value is Task {
  return isOpenTask(value);
}

export function checkAddOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkOpenTask(value, problems, pointer);
}

export function writeAddOutput(value: Task): unknown {
  return writeTask(value);
}

export function isListOutput(value: unknown): value is ListOutput {
  return isListOf(value, isOpenTask);
}

export function checkListOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkList(value, problems, pointer, { item: checkOpenTask });
}

export function writeListOutput(value: ListOutput): unknown {
  return writeList(value, writeTask);
}

export function isReadOutput(value: unknown): value is Task {
  return isOpenTask(value);
}

export function checkReadOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkOpenTask(value, problems, pointer);
}

export function writeReadOutput(value: Task): unknown {
  return writeTask(value);
}

const editInputKeys: readonly string[] = ['title', 'notes', 'priority', 'due', 'done'];

export function isEditInput(value: unknown): value is EditInput {
  return (
    isRecord(value) &&
    (value['title'] === undefined || isText(value['title'], 1, 120)) &&
    (value['notes'] === undefined || value['notes'] === null || isText(value['notes'], 0, 4000)) &&
    (value['priority'] === undefined || isOneOf(value['priority'], priorityValues)) &&
    (value['due'] === undefined || value['due'] === null || isDate(value['due'])) &&
    (value['done'] === undefined || isBoolean(value['done'])) &&
    hasOnly(value, editInputKeys)
  );
}

export function checkEditInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  if (value['title'] !== undefined) {
    checkText(value['title'], problems, `${pointer}/title`, { min: 1, max: 120 });
  }
  if (value['notes'] !== undefined && value['notes'] !== null) {
    checkText(value['notes'], problems, `${pointer}/notes`, { max: 4000 });
  }
  if (value['priority'] !== undefined) {
    checkOneOf(value['priority'], problems, `${pointer}/priority`, priorityValues);
  }
  if (value['due'] !== undefined && value['due'] !== null) {
    checkDate(value['due'], problems, `${pointer}/due`);
  }
  if (value['done'] !== undefined) checkBoolean(value['done'], problems, `${pointer}/done`);
  checkKeys(value, problems, pointer, editInputKeys);
}

export function writeEditInput(value: EditInput): unknown {
  return {
    title: value.title,
    notes: value.notes,
    priority: value.priority,
    due: value.due,
    done: value.done,
  };
}

export function isCompletedEvent(value: unknown): value is CompletedEvent {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['owner']) &&
    isText(value['title'], 1, 120)
  );
}

export function checkCompletedEvent(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['owner'], problems, `${pointer}/owner`, 'id');
  checkText(value['title'], problems, `${pointer}/title`, { min: 1, max: 120 });
}

export function writeCompletedEvent(value: CompletedEvent): unknown {
  return {
    id: value.id,
    owner: value.owner,
    title: value.title,
  };
}

import type { Draft, RecordRule, Rule } from '@toac/runtime/check';
import {
  defaulted,
  fieldsOf,
  flag,
  hasOnly,
  id,
  integer,
  isBoolean,
  isId,
  isListOf,
  isRecord,
  isText,
  list,
  open,
  openRecord,
  optional,
  record,
  text,
  trusted,
  writeList,
} from '@toac/runtime/check';
import type * as types from './types.ts';

export const checkFile: RecordRule = record({
  id: id,
  owner: id,
  office: text(1, 20),
  secret: defaulted(flag),
  readers: defaulted(list(id)),
  text: optional(text(0, 4000)),
});

export function isFile(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['owner']) &&
    isText(value['office'], 1, 20) &&
    (value['secret'] === undefined || isBoolean(value['secret'])) &&
    (value['readers'] === undefined || isListOf(value['readers'], isId)) &&
    (value['text'] === undefined || isText(value['text'], 0, 4000)) &&
    hasOnly(value, checkFile.keys)
  );
}

export function readFile(value: unknown): types.File {
  const fields = fieldsOf(value);
  const draft: Draft<types.File> = {
    id: trusted(fields['id']),
    owner: trusted(fields['owner']),
    office: trusted(fields['office']),
    secret: trusted(fields['secret'] ?? false),
    readers: trusted(fields['readers'] ?? []),
  };

  if (fields['text'] !== undefined) draft.text = trusted(fields['text']);

  return draft;
}

export function writeFile(value: types.File): unknown {
  return {
    id: value.id,
    owner: value.owner,
    office: value.office,
    secret: value.secret,
    readers: value.readers,
    text: value.text,
  };
}

export const checkAddInput: RecordRule = record({
  owner: id,
  office: text(1, 20),
  secret: optional(flag),
});

export function isAddInput(value: unknown): value is types.AddInput {
  return (
    isRecord(value) &&
    isId(value['owner']) &&
    isText(value['office'], 1, 20) &&
    (value['secret'] === undefined || isBoolean(value['secret'])) &&
    hasOnly(value, checkAddInput.keys)
  );
}

export const checkAddOutput: Rule = openRecord({ id: id });

export function writeAddOutput(value: types.AddOutput): unknown {
  return { id: value.id };
}

export const checkReadOutput: Rule = openRecord({ id: id, text: optional(text(0, 4000)) });

export function writeReadOutput(value: types.ReadOutput): unknown {
  return { id: value.id, text: value.text };
}

const checkListOutputItem = record({ id: id });

export const checkListOutput: Rule = open(list(checkListOutputItem));

export function writeListOutput(value: types.ListOutput): unknown {
  return writeList(value, writeListOutputItem);
}

function writeListOutputItem(value: types.ListOutput[number]): unknown {
  return { id: value.id };
}

export const checkEditInput: RecordRule = record({
  text: optional(text(0, 4000)),
  secret: optional(flag),
  owner: optional(id),
});

export function isEditInput(value: unknown): value is types.EditInput {
  return (
    isRecord(value) &&
    (value['text'] === undefined || isText(value['text'], 0, 4000)) &&
    (value['secret'] === undefined || isBoolean(value['secret'])) &&
    (value['owner'] === undefined || isId(value['owner'])) &&
    hasOnly(value, checkEditInput.keys)
  );
}

export const checkCountOutput: Rule = openRecord({ files: integer() });

export function writeCountOutput(value: types.CountOutput): unknown {
  return { files: value.files };
}

import type { RecordRule } from '@toac/runtime/check';
import { hasOnly, id, isId, isRecord, isText, optional, record, text } from '@toac/runtime/check';
import type * as types from './types.ts';

export const checkDocument: RecordRule = record({ id: id, title: text(1, 80), owner: id });

export function isDocument(value: unknown): value is types.Document {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isText(value['title'], 1, 80) &&
    isId(value['owner']) &&
    hasOnly(value, checkDocument.keys)
  );
}

export function writeDocument(value: types.Document): unknown {
  return { id: value.id, title: value.title, owner: value.owner };
}

export const checkRenameInput: RecordRule = record({ title: optional(text(1, 80)) });

export function isRenameInput(value: unknown): value is types.RenameInput {
  return (
    isRecord(value) &&
    (value['title'] === undefined || isText(value['title'], 1, 80)) &&
    hasOnly(value, checkRenameInput.keys)
  );
}

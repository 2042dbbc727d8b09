import type { Problems } from '@toac/runtime/check';
import {
  checkFormat,
  checkKeys,
  checkRecord,
  checkText,
  hasOnly,
  isRecord,
  isText,
} from '@toac/runtime/check';
import type { Document, RenameInput } from './types.ts';

const documentKeys: readonly string[] = ['id', 'title', 'owner'];

export function checkDocument(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkText(value['title'], problems, `${pointer}/title`, { min: 1, max: 80 });
  checkFormat(value['owner'], problems, `${pointer}/owner`, 'id');
  checkKeys(value, problems, pointer, documentKeys);
}

export function writeDocument(value: Document): unknown {
  return {
    id: value.id,
    title: value.title,
    owner: value.owner,
  };
}

const renameInputKeys: readonly string[] = ['title'];

export function isRenameInput(value: unknown): value is RenameInput {
  return (
    isRecord(value) &&
    (value['title'] === undefined || isText(value['title'], 1, 80)) &&
    hasOnly(value, renameInputKeys)
  );
}

export function checkRenameInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  if (value['title'] !== undefined) {
    checkText(value['title'], problems, `${pointer}/title`, { min: 1, max: 80 });
  }
  checkKeys(value, problems, pointer, renameInputKeys);
}

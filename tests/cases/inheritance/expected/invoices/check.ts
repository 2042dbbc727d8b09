import type { Draft, Problems } from '@toac/runtime/check';
import {
  checkDecimal,
  checkFormat,
  checkKeys,
  checkRecord,
  checkText,
  checkTimestamp,
  fieldsOf,
  hasOnly,
  isRecord,
  isText,
  readTimestamp,
  trusted,
  writeTimestamp,
} from '@toac/runtime/check';
import type { Invoice, RenameInput } from './types.ts';

const invoiceKeys: readonly string[] = ['id', 'title', 'owner', 'total', 'signed'];

export function checkInvoice(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkText(value['title'], problems, `${pointer}/title`, { min: 1, max: 80 });
  checkFormat(value['owner'], problems, `${pointer}/owner`, 'id');
  checkDecimal(value['total'], problems, `${pointer}/total`, { digits: 12, scale: 2 });
  if (value['signed'] !== undefined) checkTimestamp(value['signed'], problems, `${pointer}/signed`);
  checkKeys(value, problems, pointer, invoiceKeys);
}

export function readInvoice(value: unknown): Invoice {
  const fields = fieldsOf(value);
  const draft: Draft<Invoice> = {
    id: trusted(fields['id']),
    title: trusted(fields['title']),
    owner: trusted(fields['owner']),
    total: trusted(fields['total']),
  };

  if (fields['signed'] !== undefined) draft.signed = readTimestamp(fields['signed']);

  return draft;
}

export function writeInvoice(value: Invoice): unknown {
  return {
    id: value.id,
    title: value.title,
    owner: value.owner,
    total: value.total,
    signed: value.signed && writeTimestamp(value.signed),
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

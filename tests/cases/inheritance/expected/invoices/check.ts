import type { Draft, RecordRule } from '@toac/runtime/check';
import {
  decimal,
  fieldsOf,
  hasOnly,
  id,
  isDecimal,
  isId,
  isRecord,
  isText,
  isTimestamp,
  optional,
  readTimestamp,
  record,
  text,
  timestamp,
  trusted,
  writeTimestamp,
} from '@toac/runtime/check';
import type * as types from './types.ts';

export const checkInvoice: RecordRule = record({
  id: id,
  title: text(1, 80),
  owner: id,
  total: decimal({ digits: 12, scale: 2 }),
  signed: optional(timestamp()),
});

export function isInvoice(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isText(value['title'], 1, 80) &&
    isId(value['owner']) &&
    isDecimal(value['total'], 12, 2) &&
    (value['signed'] === undefined || isTimestamp(value['signed'])) &&
    hasOnly(value, checkInvoice.keys)
  );
}

export function readInvoice(value: unknown): types.Invoice {
  const fields = fieldsOf(value);
  const draft: Draft<types.Invoice> = {
    id: trusted(fields['id']),
    title: trusted(fields['title']),
    owner: trusted(fields['owner']),
    total: trusted(fields['total']),
  };

  if (fields['signed'] !== undefined) draft.signed = readTimestamp(fields['signed']);

  return draft;
}

export function writeInvoice(value: types.Invoice): unknown {
  return {
    id: value.id,
    title: value.title,
    owner: value.owner,
    total: value.total,
    signed: value.signed && writeTimestamp(value.signed),
  };
}

export const checkRenameInput: RecordRule = record({ title: optional(text(1, 80)) });

export function isRenameInput(value: unknown): value is types.RenameInput {
  return (
    isRecord(value) &&
    (value['title'] === undefined || isText(value['title'], 1, 80)) &&
    hasOnly(value, checkRenameInput.keys)
  );
}

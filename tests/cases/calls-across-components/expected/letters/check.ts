import type { RecordRule, Rule } from '@toac/runtime/check';
import {
  email,
  hasOnly,
  id,
  isEmail,
  isId,
  isRecord,
  isText,
  openRecord,
  record,
  text,
} from '@toac/runtime/check';
import type * as types from './types.ts';

export const checkLetter: RecordRule = record({ id: id, to: id, text: text(1, 400) });

export function isLetter(value: unknown): value is types.Letter {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['to']) &&
    isText(value['text'], 1, 400) &&
    hasOnly(value, checkLetter.keys)
  );
}

export function writeLetter(value: types.Letter): unknown {
  return { id: value.id, to: value.to, text: value.text };
}

export const checkWriteInput: RecordRule = record({ email: email, text: text(1, 400) });

export function isWriteInput(value: unknown): value is types.WriteInput {
  return (
    isRecord(value) &&
    isEmail(value['email']) &&
    isText(value['text'], 1, 400) &&
    hasOnly(value, checkWriteInput.keys)
  );
}

export const checkWriteNobodyData: Rule = openRecord({ email: text() });

export function writeWriteNobodyData(value: types.WriteNobodyData): unknown {
  return { email: value.email };
}

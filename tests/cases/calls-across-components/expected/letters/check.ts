import type { Problems } from '@toac/runtime/check';
import {
  checkFormat,
  checkKeys,
  checkRecord,
  checkText,
  hasOnly,
  isEmail,
  isRecord,
  isText,
} from '@toac/runtime/check';
import type { Letter, WriteInput, WriteNobodyData } from './types.ts';

const letterKeys: readonly string[] = ['id', 'to', 'text'];

export function checkLetter(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['to'], problems, `${pointer}/to`, 'id');
  checkText(value['text'], problems, `${pointer}/text`, { min: 1, max: 400 });
  checkKeys(value, problems, pointer, letterKeys);
}

export function writeLetter(value: Letter): unknown {
  return {
    id: value.id,
    to: value.to,
    text: value.text,
  };
}

const writeInputKeys: readonly string[] = ['email', 'text'];

export function isWriteInput(value: unknown): value is WriteInput {
  return (
    isRecord(value) &&
    isEmail(value['email']) &&
    isText(value['text'], 1, 400) &&
    hasOnly(value, writeInputKeys)
  );
}

export function checkWriteInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['email'], problems, `${pointer}/email`, 'email');
  checkText(value['text'], problems, `${pointer}/text`, { min: 1, max: 400 });
  checkKeys(value, problems, pointer, writeInputKeys);
}

export function checkWriteNobodyData(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['email'], problems, `${pointer}/email`);
}

export function writeWriteNobodyData(value: WriteNobodyData): unknown {
  return { email: value.email };
}

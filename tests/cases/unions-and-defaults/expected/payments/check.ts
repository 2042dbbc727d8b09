import type { Draft, Problems, UnknownRecord } from '@toac/runtime/check';
import {
  checkFormat,
  checkInteger,
  checkKeys,
  checkOneOf,
  checkRecord,
  checkText,
  fieldsOf,
  hasOnly,
  isInteger,
  isRecord,
  isText,
  trusted,
  unreadable,
} from '@toac/runtime/check';
import type { Method, MethodRequest, PayInput, PayRequest, Payment } from './types.ts';

const paymentKeys: readonly string[] = ['id', 'method', 'note', 'level'];

export function checkPayment(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkMethod(value['method'], problems, `${pointer}/method`);
  if (value['note'] !== undefined) {
    checkText(value['note'], problems, `${pointer}/note`, { max: 20 });
  }
  if (value['level'] !== undefined) {
    checkInteger(value['level'], problems, `${pointer}/level`, { min: 0, max: 9 });
  }
  checkKeys(value, problems, pointer, paymentKeys);
}

export function readPayment(value: unknown): Payment {
  const fields = fieldsOf(value);
  const draft: Draft<Payment> = {
    id: trusted(fields['id']),
    method: readMethod(fields['method']),
    level: trusted(fields['level'] ?? 1),
  };

  if (fields['note'] !== undefined) draft.note = trusted(fields['note']);

  return draft;
}

export function writePayment(value: Payment): unknown {
  return {
    id: value.id,
    method: writeMethod(value.method),
    note: value.note,
    level: value.level,
  };
}

export function isMethod(value: unknown): boolean {
  if (!isRecord(value)) return false;

  switch (value['kind']) {
    case 'card':
      return isMethodCard(value);
    case 'cash':
      return isMethodCash(value);
    default:
      return false;
  }
}

const methodCardKeys: readonly string[] = ['kind', 'token', 'retries'];

function isMethodCard(value: UnknownRecord): boolean {
  return (
    isText(value['token'], 1, 80) &&
    (value['retries'] === undefined || isInteger(value['retries'], 0, 9)) &&
    hasOnly(value, methodCardKeys)
  );
}

const methodCashKeys: readonly string[] = ['kind'];

function isMethodCash(value: UnknownRecord): boolean {
  return hasOnly(value, methodCashKeys);
}

const methodKinds: readonly string[] = ['card', 'cash'];

export function checkMethod(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  switch (value['kind']) {
    case 'card':
      checkMethodCard(value, problems, pointer);
      break;
    case 'cash':
      checkMethodCash(value, problems, pointer);
      break;
    default:
      checkOneOf(value['kind'], problems, `${pointer}/kind`, methodKinds);
  }
}

function checkMethodCard(value: UnknownRecord, problems: Problems, pointer: string): void {
  checkText(value['token'], problems, `${pointer}/token`, { min: 1, max: 80 });
  if (value['retries'] !== undefined) {
    checkInteger(value['retries'], problems, `${pointer}/retries`, { min: 0, max: 9 });
  }
  checkKeys(value, problems, pointer, methodCardKeys);
}

function checkMethodCash(value: UnknownRecord, problems: Problems, pointer: string): void {
  checkKeys(value, problems, pointer, methodCashKeys);
}

export function readMethod(value: unknown): Method {
  switch (fieldsOf(value)['kind']) {
    case 'card':
      return readMethodCard(value);
    case 'cash':
      return { kind: 'cash' };
    default:
      return unreadable('kind');
  }
}

function readMethodCard(value: unknown): Extract<Method, { readonly kind: 'card' }> {
  const fields = fieldsOf(value);

  return {
    kind: 'card',
    token: trusted(fields['token']),
    retries: trusted(fields['retries'] ?? 3),
  };
}

export function writeMethod(value: MethodRequest): unknown {
  switch (value.kind) {
    case 'card':
      return writeMethodCard(value);
    case 'cash':
      return { kind: 'cash' };
    default:
      return undefined;
  }
}

function writeMethodCard(value: Extract<MethodRequest, { readonly kind: 'card' }>): unknown {
  return {
    kind: 'card',
    token: value.token,
    retries: value.retries,
  };
}

const payInputKeys: readonly string[] = ['method', 'note', 'level'];

export function isPayInput(value: unknown): boolean {
  return (
    isRecord(value) &&
    isMethod(value['method']) &&
    (value['note'] === undefined || value['note'] === null || isText(value['note'], 0, 20)) &&
    (value['level'] === undefined || isInteger(value['level'], 0, 9)) &&
    hasOnly(value, payInputKeys)
  );
}

export function checkPayInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkMethod(value['method'], problems, `${pointer}/method`);
  if (value['note'] !== undefined && value['note'] !== null) {
    checkText(value['note'], problems, `${pointer}/note`, { max: 20 });
  }
  if (value['level'] !== undefined) {
    checkInteger(value['level'], problems, `${pointer}/level`, { min: 0, max: 9 });
  }
  checkKeys(value, problems, pointer, payInputKeys);
}

export function readPayInput(value: unknown): PayInput {
  const fields = fieldsOf(value);
  const draft: Draft<PayInput> = {
    method: readMethod(fields['method']),
    level: trusted(fields['level'] ?? 2),
  };

  if (fields['note'] !== undefined) draft.note = trusted(fields['note']);

  return draft;
}

export function writePayInput(value: PayRequest): unknown {
  return {
    method: writeMethod(value.method),
    note: value.note,
    level: value.level,
  };
}

import type { Draft, RecordRule, Rule, UnknownRecord } from '@toac/runtime/check';
import {
  defaulted,
  fieldsOf,
  hasOnly,
  id,
  integer,
  isId,
  isInteger,
  isRecord,
  isText,
  nullable,
  oneOf,
  optional,
  record,
  text,
  trusted,
  union,
  unreadable,
} from '@toac/runtime/check';
import type * as types from './types.ts';

const checkMethodCard = record({
  kind: oneOf(['card']),
  token: text(1, 80),
  retries: defaulted(integer({ min: 0, max: 9 })),
});

const checkMethodCash = record({ kind: oneOf(['cash']) });

export const checkMethod: Rule = union('kind', {
  card: checkMethodCard,
  cash: checkMethodCash,
});

export const checkPayment: RecordRule = record({
  id: id,
  method: checkMethod,
  note: optional(text(0, 20)),
  level: defaulted(integer({ min: 0, max: 9 })),
});

export function isPayment(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isMethod(value['method']) &&
    (value['note'] === undefined || isText(value['note'], 0, 20)) &&
    (value['level'] === undefined || isInteger(value['level'], 0, 9)) &&
    hasOnly(value, checkPayment.keys)
  );
}

export function readPayment(value: unknown): types.Payment {
  const fields = fieldsOf(value);
  const draft: Draft<types.Payment> = {
    id: trusted(fields['id']),
    method: readMethod(fields['method']),
    level: trusted(fields['level'] ?? 1),
  };

  if (fields['note'] !== undefined) draft.note = trusted(fields['note']);

  return draft;
}

export function writePayment(value: types.Payment): unknown {
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

function isMethodCard(value: UnknownRecord): boolean {
  return (
    isText(value['token'], 1, 80) &&
    (value['retries'] === undefined || isInteger(value['retries'], 0, 9)) &&
    hasOnly(value, checkMethodCard.keys)
  );
}

function isMethodCash(value: UnknownRecord): boolean {
  return hasOnly(value, checkMethodCash.keys);
}

export function readMethod(value: unknown): types.Method {
  switch (fieldsOf(value)['kind']) {
    case 'card':
      return readMethodCard(value);
    case 'cash':
      return { kind: 'cash' };
    default:
      return unreadable('kind');
  }
}

function readMethodCard(value: unknown): Extract<types.Method, { readonly kind: 'card' }> {
  const fields = fieldsOf(value);

  return {
    kind: 'card',
    token: trusted(fields['token']),
    retries: trusted(fields['retries'] ?? 3),
  };
}

export function writeMethod(value: types.MethodRequest): unknown {
  switch (value.kind) {
    case 'card':
      return writeMethodCard(value);
    case 'cash':
      return { kind: 'cash' };
    default:
      return undefined;
  }
}

function writeMethodCard(value: Extract<types.MethodRequest, { readonly kind: 'card' }>): unknown {
  return { kind: 'card', token: value.token, retries: value.retries };
}

export const checkPayInput: RecordRule = record({
  method: checkMethod,
  note: optional(nullable(text(0, 20))),
  level: defaulted(integer({ min: 0, max: 9 })),
});

export function isPayInput(value: unknown): boolean {
  return (
    isRecord(value) &&
    isMethod(value['method']) &&
    (value['note'] === undefined || value['note'] === null || isText(value['note'], 0, 20)) &&
    (value['level'] === undefined || isInteger(value['level'], 0, 9)) &&
    hasOnly(value, checkPayInput.keys)
  );
}

export function readPayInput(value: unknown): types.PayInput {
  const fields = fieldsOf(value);
  const draft: Draft<types.PayInput> = {
    method: readMethod(fields['method']),
    level: trusted(fields['level'] ?? 2),
  };

  if (fields['note'] !== undefined) draft.note = trusted(fields['note']);

  return draft;
}

export function writePayInput(value: types.PayRequest): unknown {
  return { method: writeMethod(value.method), note: value.note, level: value.level };
}

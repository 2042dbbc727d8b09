import type { Draft, Problems, UnknownRecord } from '@toac/runtime/check';
import {
  checkBytes,
  checkFormat,
  checkInteger,
  checkKeys,
  checkOneOf,
  checkRecord,
  checkText,
  fieldsOf,
  hasOnly,
  isBytes,
  isId,
  isOneOf,
  isRecord,
  isText,
  readBytes,
  readSecret,
  trusted,
  writeBytes,
} from '@toac/runtime/check';
import { checkMoney, checkOpenMoney, isMoney, isOpenMoney, writeMoney } from '../check.ts';
import type {
  CaptureInput,
  CapturedEvent,
  ChooseInput,
  DeclineInput,
  DeclinedEvent,
  Method,
  NotifyInput,
  OpenInput,
  Payment,
  PaymentConfiguration,
} from './types.ts';

export function isMethod(value: unknown): value is Method {
  if (!isRecord(value)) return false;

  switch (value['kind']) {
    case 'card':
      return isMethodCard(value);
    case 'transfer':
      return isMethodTransfer(value);
    default:
      return false;
  }
}

const methodCardKeys: readonly string[] = ['kind', 'token'];

function isMethodCard(value: UnknownRecord): boolean {
  return isText(value['token'], 1, 80) && hasOnly(value, methodCardKeys);
}

const methodTransferKeys: readonly string[] = ['kind', 'iban', 'holder'];

function isMethodTransfer(value: UnknownRecord): boolean {
  return (
    isText(value['iban'], 15, 34) &&
    isText(value['holder'], 1, 100) &&
    hasOnly(value, methodTransferKeys)
  );
}

const methodKinds: readonly string[] = ['card', 'transfer'];

export function checkMethod(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  switch (value['kind']) {
    case 'card':
      checkMethodCard(value, problems, pointer);
      break;
    case 'transfer':
      checkMethodTransfer(value, problems, pointer);
      break;
    default:
      checkOneOf(value['kind'], problems, `${pointer}/kind`, methodKinds);
  }
}

function checkMethodCard(value: UnknownRecord, problems: Problems, pointer: string): void {
  checkText(value['token'], problems, `${pointer}/token`, { min: 1, max: 80 });
  checkKeys(value, problems, pointer, methodCardKeys);
}

function checkMethodTransfer(value: UnknownRecord, problems: Problems, pointer: string): void {
  checkText(value['iban'], problems, `${pointer}/iban`, { min: 15, max: 34 });
  checkText(value['holder'], problems, `${pointer}/holder`, { min: 1, max: 100 });
  checkKeys(value, problems, pointer, methodTransferKeys);
}

export function writeMethod(value: Method): unknown {
  switch (value.kind) {
    case 'card':
      return writeMethodCard(value);
    case 'transfer':
      return writeMethodTransfer(value);
    default:
      return undefined;
  }
}

function writeMethodCard(value: Extract<Method, { readonly kind: 'card' }>): unknown {
  return {
    kind: 'card',
    token: value.token,
  };
}

function writeMethodTransfer(value: Extract<Method, { readonly kind: 'transfer' }>): unknown {
  return {
    kind: 'transfer',
    iban: value.iban,
    holder: value.holder,
  };
}

const stateValues: readonly string[] = ['open', 'captured', 'declined', 'refunded'];
const storedPaymentKeys: readonly string[] = [
  'id',
  'order',
  'buyer',
  'amount',
  'method',
  'state',
  'reference',
  'reason',
];

export function isStoredPayment(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['order']) &&
    isId(value['buyer']) &&
    isMoney(value['amount']) &&
    (value['method'] === undefined || isMethod(value['method'])) &&
    (value['state'] === undefined || isOneOf(value['state'], stateValues)) &&
    (value['reference'] === undefined || isText(value['reference'], 1, 80)) &&
    (value['reason'] === undefined || isText(value['reason'], 0, 200)) &&
    hasOnly(value, storedPaymentKeys)
  );
}

export function checkStoredPayment(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['order'], problems, `${pointer}/order`, 'id');
  checkFormat(value['buyer'], problems, `${pointer}/buyer`, 'id');
  checkMoney(value['amount'], problems, `${pointer}/amount`);
  if (value['method'] !== undefined) checkMethod(value['method'], problems, `${pointer}/method`);
  if (value['state'] !== undefined) {
    checkOneOf(value['state'], problems, `${pointer}/state`, stateValues);
  }
  if (value['reference'] !== undefined) {
    checkText(value['reference'], problems, `${pointer}/reference`, { min: 1, max: 80 });
  }
  if (value['reason'] !== undefined) {
    checkText(value['reason'], problems, `${pointer}/reason`, { max: 200 });
  }
  checkKeys(value, problems, pointer, storedPaymentKeys);
}

export function readStoredPayment(value: unknown): Payment {
  const fields = fieldsOf(value);
  const draft: Draft<Payment> = {
    id: trusted(fields['id']),
    order: trusted(fields['order']),
    buyer: trusted(fields['buyer']),
    amount: trusted(fields['amount']),
    state: trusted(fields['state'] ?? 'open'),
  };

  if (fields['method'] !== undefined) draft.method = trusted(fields['method']);
  if (fields['reference'] !== undefined) draft.reference = readSecret(trusted(fields['reference']));
  if (fields['reason'] !== undefined) draft.reason = trusted(fields['reason']);

  return draft;
}

export function writeStoredPayment(value: Payment): unknown {
  return {
    id: value.id,
    order: value.order,
    buyer: value.buyer,
    amount: writeMoney(value.amount),
    method: value.method && writeMethod(value.method),
    state: value.state,
    reference: value.reference && value.reference.reveal(),
    reason: value.reason,
  };
}

const providerValues: readonly string[] = ['stripe', 'adyen'];
const paymentConfigurationKeys: readonly string[] = ['provider', 'webhook', 'retries'];

export function checkPaymentConfiguration(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  if (value['provider'] !== undefined) {
    checkOneOf(value['provider'], problems, `${pointer}/provider`, providerValues);
  }
  checkText(value['webhook'], problems, `${pointer}/webhook`);
  if (value['retries'] !== undefined) {
    checkInteger(value['retries'], problems, `${pointer}/retries`, { min: 0, max: 10 });
  }
  checkKeys(value, problems, pointer, paymentConfigurationKeys);
}

export function readPaymentConfiguration(value: unknown): PaymentConfiguration {
  const fields = fieldsOf(value);

  return {
    provider: trusted(fields['provider'] ?? 'stripe'),
    webhook: readSecret(trusted(fields['webhook'])),
    retries: trusted(fields['retries'] ?? 3),
  };
}

const openInputKeys: readonly string[] = ['order', 'buyer', 'amount'];

export function isOpenInput(value: unknown): value is OpenInput {
  return (
    isRecord(value) &&
    isId(value['order']) &&
    isId(value['buyer']) &&
    isMoney(value['amount']) &&
    hasOnly(value, openInputKeys)
  );
}

export function checkOpenInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['order'], problems, `${pointer}/order`, 'id');
  checkFormat(value['buyer'], problems, `${pointer}/buyer`, 'id');
  checkMoney(value['amount'], problems, `${pointer}/amount`);
  checkKeys(value, problems, pointer, openInputKeys);
}

export function writeOpenInput(value: OpenInput): unknown {
  return {
    order: value.order,
    buyer: value.buyer,
    amount: writeMoney(value.amount),
  };
}

const chooseInputKeys: readonly string[] = ['method'];

export function isChooseInput(value: unknown): value is ChooseInput {
  return isRecord(value) && isMethod(value['method']) && hasOnly(value, chooseInputKeys);
}

export function checkChooseInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkMethod(value['method'], problems, `${pointer}/method`);
  checkKeys(value, problems, pointer, chooseInputKeys);
}

export function writeChooseInput(value: ChooseInput): unknown {
  return { method: writeMethod(value.method) };
}

const captureInputKeys: readonly string[] = ['reference'];

export function isCaptureInput(value: unknown): boolean {
  return isRecord(value) && isText(value['reference'], 1, 80) && hasOnly(value, captureInputKeys);
}

export function checkCaptureInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['reference'], problems, `${pointer}/reference`, { min: 1, max: 80 });
  checkKeys(value, problems, pointer, captureInputKeys);
}

export function readCaptureInput(value: unknown): CaptureInput {
  const fields = fieldsOf(value);

  return { reference: readSecret(trusted(fields['reference'])) };
}

export function writeCaptureInput(value: CaptureInput): unknown {
  return { reference: value.reference.reveal() };
}

const declineInputKeys: readonly string[] = ['reason'];

export function isDeclineInput(value: unknown): value is DeclineInput {
  return (
    isRecord(value) &&
    (value['reason'] === undefined || isText(value['reason'], 0, 200)) &&
    hasOnly(value, declineInputKeys)
  );
}

export function checkDeclineInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  if (value['reason'] !== undefined) {
    checkText(value['reason'], problems, `${pointer}/reason`, { max: 200 });
  }
  checkKeys(value, problems, pointer, declineInputKeys);
}

export function writeDeclineInput(value: DeclineInput): unknown {
  return { reason: value.reason };
}

const notifyInputKeys: readonly string[] = ['signature', 'body'];

export function isNotifyInput(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value['signature']) &&
    isBytes(value['body']) &&
    hasOnly(value, notifyInputKeys)
  );
}

export function checkNotifyInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['signature'], problems, `${pointer}/signature`);
  checkBytes(value['body'], problems, `${pointer}/body`);
  checkKeys(value, problems, pointer, notifyInputKeys);
}

export function readNotifyInput(value: unknown): NotifyInput {
  const fields = fieldsOf(value);

  return {
    signature: trusted(fields['signature']),
    body: readBytes(fields['body']),
  };
}

export function writeNotifyInput(value: NotifyInput): unknown {
  return {
    signature: value.signature,
    body: writeBytes(value.body),
  };
}

export function isCapturedEvent(value: unknown): value is CapturedEvent {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['order']) &&
    isOpenMoney(value['amount'])
  );
}

export function checkCapturedEvent(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['order'], problems, `${pointer}/order`, 'id');
  checkOpenMoney(value['amount'], problems, `${pointer}/amount`);
}

export function writeCapturedEvent(value: CapturedEvent): unknown {
  return {
    id: value.id,
    order: value.order,
    amount: writeMoney(value.amount),
  };
}

export function isDeclinedEvent(value: unknown): value is DeclinedEvent {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['order']) &&
    (value['reason'] === undefined || isText(value['reason'], 0, 200))
  );
}

export function checkDeclinedEvent(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['order'], problems, `${pointer}/order`, 'id');
  if (value['reason'] !== undefined) {
    checkText(value['reason'], problems, `${pointer}/reason`, { max: 200 });
  }
}

export function writeDeclinedEvent(value: DeclinedEvent): unknown {
  return {
    id: value.id,
    order: value.order,
    reason: value.reason,
  };
}

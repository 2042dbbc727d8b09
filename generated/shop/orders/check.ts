import type { Draft, Frame, Problems } from '@toac/runtime/check';
import {
  checkDecimal,
  checkFormat,
  checkInteger,
  checkKeys,
  checkList,
  checkMap,
  checkOneOf,
  checkRecord,
  checkText,
  fieldsOf,
  hasOnly,
  isDecimal,
  isId,
  isInteger,
  isListOf,
  isMapOf,
  isOneOf,
  isRecord,
  isText,
  trusted,
  writeList,
} from '@toac/runtime/check';
import {
  checkAddress,
  checkItem,
  checkMoney,
  checkOpenAddress,
  checkOpenMoney,
  isAddress,
  isItem,
  isMoney,
  isOpenAddress,
  isOpenMoney,
  writeAddress,
  writeItem,
  writeMoney,
} from '../check.ts';
import type {
  CancelledEvent,
  Line,
  ListOutput,
  Order,
  PaidEvent,
  PlaceInput,
  PlaceOutOfStockData,
  PlaceOutput,
  PlaceUnknownItemData,
  PlacedEvent,
  SettleInput,
  ShipInput,
  ShippedEvent,
  SpentOutput,
} from './types.ts';

export function writeOrder(value: Order): unknown {
  return {
    id: value.id,
    buyer: value.buyer,
    lines: writeList(value.lines, writeLine),
    total: writeMoney(value.total),
    state: value.state,
    address: writeAddress(value.address),
    payment: value.payment,
    tracking: value.tracking,
  };
}

const stateValues: readonly string[] = ['placed', 'paid', 'shipped', 'cancelled'];

export function isOpenOrder(value: unknown): value is Order {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['buyer']) &&
    isListOf(value['lines'], isOpenLine, 1, 100) &&
    isOpenMoney(value['total']) &&
    isOneOf(value['state'], stateValues) &&
    isOpenAddress(value['address']) &&
    (value['payment'] === undefined || isId(value['payment'])) &&
    (value['tracking'] === undefined || isText(value['tracking'], 1, 64))
  );
}

export function checkOpenOrder(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['buyer'], problems, `${pointer}/buyer`, 'id');
  checkList(value['lines'], problems, `${pointer}/lines`, {
    item: checkOpenLine,
    min: 1,
    max: 100,
  });
  checkOpenMoney(value['total'], problems, `${pointer}/total`);
  checkOneOf(value['state'], problems, `${pointer}/state`, stateValues);
  checkOpenAddress(value['address'], problems, `${pointer}/address`);
  if (value['payment'] !== undefined) {
    checkFormat(value['payment'], problems, `${pointer}/payment`, 'id');
  }
  if (value['tracking'] !== undefined) {
    checkText(value['tracking'], problems, `${pointer}/tracking`, { min: 1, max: 64 });
  }
}

const lineKeys: readonly string[] = ['sku', 'quantity', 'price'];

export function isLine(value: unknown): value is Line {
  return (
    isRecord(value) &&
    isText(value['sku'], 1, 40) &&
    isInteger(value['quantity'], 1, 999) &&
    isMoney(value['price']) &&
    hasOnly(value, lineKeys)
  );
}

export function checkLine(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['sku'], problems, `${pointer}/sku`, { min: 1, max: 40 });
  checkInteger(value['quantity'], problems, `${pointer}/quantity`, { min: 1, max: 999 });
  checkMoney(value['price'], problems, `${pointer}/price`);
  checkKeys(value, problems, pointer, lineKeys);
}

export function writeLine(value: Line): unknown {
  return {
    sku: value.sku,
    quantity: value.quantity,
    price: writeMoney(value.price),
  };
}

export function isOpenLine(value: unknown): value is Line {
  return (
    isRecord(value) &&
    isText(value['sku'], 1, 40) &&
    isInteger(value['quantity'], 1, 999) &&
    isOpenMoney(value['price'])
  );
}

export function checkOpenLine(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['sku'], problems, `${pointer}/sku`, { min: 1, max: 40 });
  checkInteger(value['quantity'], problems, `${pointer}/quantity`, { min: 1, max: 999 });
  checkOpenMoney(value['price'], problems, `${pointer}/price`);
}

const storedOrderKeys: readonly string[] = [
  'id',
  'buyer',
  'lines',
  'total',
  'state',
  'address',
  'payment',
  'tracking',
];

export function isStoredOrder(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['buyer']) &&
    isListOf(value['lines'], isLine, 1, 100) &&
    isMoney(value['total']) &&
    (value['state'] === undefined || isOneOf(value['state'], stateValues)) &&
    isAddress(value['address']) &&
    (value['payment'] === undefined || isId(value['payment'])) &&
    (value['tracking'] === undefined || isText(value['tracking'], 1, 64)) &&
    hasOnly(value, storedOrderKeys)
  );
}

export function checkStoredOrder(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['buyer'], problems, `${pointer}/buyer`, 'id');
  checkList(value['lines'], problems, `${pointer}/lines`, { item: checkLine, min: 1, max: 100 });
  checkMoney(value['total'], problems, `${pointer}/total`);
  if (value['state'] !== undefined) {
    checkOneOf(value['state'], problems, `${pointer}/state`, stateValues);
  }
  checkAddress(value['address'], problems, `${pointer}/address`);
  if (value['payment'] !== undefined) {
    checkFormat(value['payment'], problems, `${pointer}/payment`, 'id');
  }
  if (value['tracking'] !== undefined) {
    checkText(value['tracking'], problems, `${pointer}/tracking`, { min: 1, max: 64 });
  }
  checkKeys(value, problems, pointer, storedOrderKeys);
}

export function readStoredOrder(value: unknown): Order {
  const fields = fieldsOf(value);
  const draft: Draft<Order> = {
    id: trusted(fields['id']),
    buyer: trusted(fields['buyer']),
    lines: trusted(fields['lines']),
    total: trusted(fields['total']),
    state: trusted(fields['state'] ?? 'placed'),
    address: trusted(fields['address']),
  };

  if (fields['payment'] !== undefined) draft.payment = trusted(fields['payment']);
  if (fields['tracking'] !== undefined) draft.tracking = trusted(fields['tracking']);

  return draft;
}

export function writeStoredOrder(value: Order): unknown {
  return {
    id: value.id,
    buyer: value.buyer,
    lines: writeList(value.lines, writeLine),
    total: writeMoney(value.total),
    state: value.state,
    address: writeAddress(value.address),
    payment: value.payment,
    tracking: value.tracking,
  };
}

const placeInputKeys: readonly string[] = ['buyer', 'items', 'address'];

export function isPlaceInput(value: unknown): value is PlaceInput {
  return (
    isRecord(value) &&
    isId(value['buyer']) &&
    isListOf(value['items'], isItem, 1, 100) &&
    isAddress(value['address']) &&
    hasOnly(value, placeInputKeys)
  );
}

export function checkPlaceInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['buyer'], problems, `${pointer}/buyer`, 'id');
  checkList(value['items'], problems, `${pointer}/items`, { item: checkItem, min: 1, max: 100 });
  checkAddress(value['address'], problems, `${pointer}/address`);
  checkKeys(value, problems, pointer, placeInputKeys);
}

export function writePlaceInput(value: PlaceInput): unknown {
  return {
    buyer: value.buyer,
    items: writeList(value.items, writeItem),
    address: writeAddress(value.address),
  };
}

export function isPlaceOutput(value: unknown): value is PlaceOutput {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isOpenMoney(value['total']) &&
    isOneOf(value['state'], stateValues)
  );
}

export function checkPlaceOutput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkOpenMoney(value['total'], problems, `${pointer}/total`);
  checkOneOf(value['state'], problems, `${pointer}/state`, stateValues);
}

export function writePlaceOutput(value: PlaceOutput): unknown {
  return {
    id: value.id,
    total: writeMoney(value.total),
    state: value.state,
  };
}

export function isPlaceOutOfStockData(value: unknown): value is PlaceOutOfStockData {
  return isRecord(value) && isText(value['sku']);
}

export function checkPlaceOutOfStockData(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['sku'], problems, `${pointer}/sku`);
}

export function writePlaceOutOfStockData(value: PlaceOutOfStockData): unknown {
  return { sku: value.sku };
}

export function isPlaceUnknownItemData(value: unknown): value is PlaceUnknownItemData {
  return isRecord(value) && isText(value['sku']);
}

export function checkPlaceUnknownItemData(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['sku'], problems, `${pointer}/sku`);
}

export function writePlaceUnknownItemData(value: PlaceUnknownItemData): unknown {
  return { sku: value.sku };
}

const settleInputKeys: readonly string[] = ['payment'];

export function isSettleInput(value: unknown): value is SettleInput {
  return isRecord(value) && isId(value['payment']) && hasOnly(value, settleInputKeys);
}

export function checkSettleInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['payment'], problems, `${pointer}/payment`, 'id');
  checkKeys(value, problems, pointer, settleInputKeys);
}

export function writeSettleInput(value: SettleInput): unknown {
  return { payment: value.payment };
}

const shipInputKeys: readonly string[] = ['tracking'];

export function isShipInput(value: unknown): value is ShipInput {
  return isRecord(value) && isText(value['tracking'], 1, 64) && hasOnly(value, shipInputKeys);
}

export function checkShipInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['tracking'], problems, `${pointer}/tracking`, { min: 1, max: 64 });
  checkKeys(value, problems, pointer, shipInputKeys);
}

export function writeShipInput(value: ShipInput): unknown {
  return { tracking: value.tracking };
}

export function isReadOutput(value: unknown): value is Order {
  return isOpenOrder(value);
}

export function checkReadOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkOpenOrder(value, problems, pointer);
}

export function writeReadOutput(value: Order): unknown {
  return writeOrder(value);
}

export function isListOutput(value: unknown): value is ListOutput {
  return isListOf(value, isOpenOrder);
}

export function checkListOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkList(value, problems, pointer, { item: checkOpenOrder });
}

export function writeListOutput(value: ListOutput): unknown {
  return writeList(value, writeOrder);
}

export function isSpentOutput(value: unknown): value is SpentOutput {
  return isMapOf(value, isSpentOutputValue);
}

function isSpentOutputValue(value: unknown): boolean {
  return isDecimal(value, 14, 2);
}

export function checkSpentOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkMap(value, problems, pointer, { item: checkSpentOutputValue });
}

function checkSpentOutputValue(value: unknown, problems: Problems, pointer: string): void {
  checkDecimal(value, problems, pointer, { digits: 14, scale: 2 });
}

export function isExportOutput(value: unknown): value is Frame<Order> {
  return isOpenOrder(value);
}

export function checkExportOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkOpenOrder(value, problems, pointer);
}

export function writeExportOutput(value: Frame<Order>): unknown {
  return writeOrder(value);
}

export function isPlacedEvent(value: unknown): value is PlacedEvent {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['buyer']) &&
    isOpenMoney(value['total'])
  );
}

export function checkPlacedEvent(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['buyer'], problems, `${pointer}/buyer`, 'id');
  checkOpenMoney(value['total'], problems, `${pointer}/total`);
}

export function writePlacedEvent(value: PlacedEvent): unknown {
  return {
    id: value.id,
    buyer: value.buyer,
    total: writeMoney(value.total),
  };
}

export function isPaidEvent(value: unknown): value is PaidEvent {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['buyer']) &&
    isOpenMoney(value['total'])
  );
}

export function checkPaidEvent(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['buyer'], problems, `${pointer}/buyer`, 'id');
  checkOpenMoney(value['total'], problems, `${pointer}/total`);
}

export function writePaidEvent(value: PaidEvent): unknown {
  return {
    id: value.id,
    buyer: value.buyer,
    total: writeMoney(value.total),
  };
}

export function isCancelledEvent(value: unknown): value is CancelledEvent {
  return isRecord(value) && isId(value['id']) && isListOf(value['lines'], isOpenLine, 1, 100);
}

export function checkCancelledEvent(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkList(value['lines'], problems, `${pointer}/lines`, {
    item: checkOpenLine,
    min: 1,
    max: 100,
  });
}

export function writeCancelledEvent(value: CancelledEvent): unknown {
  return {
    id: value.id,
    lines: writeList(value.lines, writeLine),
  };
}

export function isShippedEvent(value: unknown): value is ShippedEvent {
  return isRecord(value) && isId(value['id']) && isText(value['tracking'], 1, 64);
}

export function checkShippedEvent(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkText(value['tracking'], problems, `${pointer}/tracking`, { min: 1, max: 64 });
}

export function writeShippedEvent(value: ShippedEvent): unknown {
  return {
    id: value.id,
    tracking: value.tracking,
  };
}

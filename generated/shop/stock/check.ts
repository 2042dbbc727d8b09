import type { Problems } from '@toac/runtime/check';
import {
  checkFormat,
  checkInteger,
  checkKeys,
  checkList,
  checkMap,
  checkRecord,
  checkText,
  hasOnly,
  isId,
  isInteger,
  isListOf,
  isMapOf,
  isRecord,
  isText,
  writeList,
  writeMap,
} from '@toac/runtime/check';
import {
  checkItem,
  checkMoney,
  checkOpenMoney,
  isItem,
  isMoney,
  isOpenMoney,
  writeItem,
  writeMoney,
} from '../check.ts';
import type {
  ListOutput,
  ReceiveInput,
  ReleaseInput,
  RepriceInput,
  ReserveInput,
  ReserveOutOfStockData,
  ReserveOutput,
  ReserveUnknownItemData,
  Stock,
} from './types.ts';

export function writeStock(value: Stock): unknown {
  return {
    id: value.id,
    sku: value.sku,
    price: writeMoney(value.price),
    available: value.available,
  };
}

export function isOpenStock(value: unknown): value is Stock {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isText(value['sku'], 1, 40) &&
    isOpenMoney(value['price']) &&
    isInteger(value['available'], 0)
  );
}

export function checkOpenStock(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkText(value['sku'], problems, `${pointer}/sku`, { min: 1, max: 40 });
  checkOpenMoney(value['price'], problems, `${pointer}/price`);
  checkInteger(value['available'], problems, `${pointer}/available`, { min: 0 });
}

const storedStockKeys: readonly string[] = ['id', 'sku', 'price', 'available'];

export function isStoredStock(value: unknown): value is Stock {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isText(value['sku'], 1, 40) &&
    isMoney(value['price']) &&
    isInteger(value['available'], 0) &&
    hasOnly(value, storedStockKeys)
  );
}

export function checkStoredStock(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkText(value['sku'], problems, `${pointer}/sku`, { min: 1, max: 40 });
  checkMoney(value['price'], problems, `${pointer}/price`);
  checkInteger(value['available'], problems, `${pointer}/available`, { min: 0 });
  checkKeys(value, problems, pointer, storedStockKeys);
}

export function writeStoredStock(value: Stock): unknown {
  return {
    id: value.id,
    sku: value.sku,
    price: writeMoney(value.price),
    available: value.available,
  };
}

const receiveInputKeys: readonly string[] = ['sku', 'price', 'available'];

export function isReceiveInput(value: unknown): value is ReceiveInput {
  return (
    isRecord(value) &&
    isText(value['sku'], 1, 40) &&
    isMoney(value['price']) &&
    isInteger(value['available'], 0) &&
    hasOnly(value, receiveInputKeys)
  );
}

export function checkReceiveInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['sku'], problems, `${pointer}/sku`, { min: 1, max: 40 });
  checkMoney(value['price'], problems, `${pointer}/price`);
  checkInteger(value['available'], problems, `${pointer}/available`, { min: 0 });
  checkKeys(value, problems, pointer, receiveInputKeys);
}

export function writeReceiveInput(value: ReceiveInput): unknown {
  return {
    sku: value.sku,
    price: writeMoney(value.price),
    available: value.available,
  };
}

export function isReceiveOutput(value: unknown): value is Stock {
  return isOpenStock(value);
}

export function checkReceiveOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkOpenStock(value, problems, pointer);
}

export function writeReceiveOutput(value: Stock): unknown {
  return writeStock(value);
}

const repriceInputKeys: readonly string[] = ['price'];

export function isRepriceInput(value: unknown): value is RepriceInput {
  return isRecord(value) && isMoney(value['price']) && hasOnly(value, repriceInputKeys);
}

export function checkRepriceInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkMoney(value['price'], problems, `${pointer}/price`);
  checkKeys(value, problems, pointer, repriceInputKeys);
}

export function writeRepriceInput(value: RepriceInput): unknown {
  return { price: writeMoney(value.price) };
}

const reserveInputKeys: readonly string[] = ['items'];

export function isReserveInput(value: unknown): value is ReserveInput {
  return (
    isRecord(value) &&
    isListOf(value['items'], isItem, 1, 100) &&
    hasOnly(value, reserveInputKeys)
  );
}

export function checkReserveInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkList(value['items'], problems, `${pointer}/items`, { item: checkItem, min: 1, max: 100 });
  checkKeys(value, problems, pointer, reserveInputKeys);
}

export function writeReserveInput(value: ReserveInput): unknown {
  return { items: writeList(value.items, writeItem) };
}

export function isReserveOutput(value: unknown): value is ReserveOutput {
  return isRecord(value) && isMapOf(value['prices'], isOpenMoney);
}

export function checkReserveOutput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkMap(value['prices'], problems, `${pointer}/prices`, { item: checkOpenMoney });
}

export function writeReserveOutput(value: ReserveOutput): unknown {
  return { prices: writeMap(value.prices, writeMoney) };
}

export function isReserveOutOfStockData(value: unknown): value is ReserveOutOfStockData {
  return isRecord(value) && isText(value['sku']);
}

export function checkReserveOutOfStockData(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['sku'], problems, `${pointer}/sku`);
}

export function writeReserveOutOfStockData(value: ReserveOutOfStockData): unknown {
  return { sku: value.sku };
}

export function isReserveUnknownItemData(value: unknown): value is ReserveUnknownItemData {
  return isRecord(value) && isText(value['sku']);
}

export function checkReserveUnknownItemData(
  value: unknown,
  problems: Problems,
  pointer = '',
): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['sku'], problems, `${pointer}/sku`);
}

export function writeReserveUnknownItemData(value: ReserveUnknownItemData): unknown {
  return { sku: value.sku };
}

const releaseInputKeys: readonly string[] = ['items'];

export function isReleaseInput(value: unknown): value is ReleaseInput {
  return (
    isRecord(value) &&
    isListOf(value['items'], isItem, 1, 100) &&
    hasOnly(value, releaseInputKeys)
  );
}

export function checkReleaseInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkList(value['items'], problems, `${pointer}/items`, { item: checkItem, min: 1, max: 100 });
  checkKeys(value, problems, pointer, releaseInputKeys);
}

export function writeReleaseInput(value: ReleaseInput): unknown {
  return { items: writeList(value.items, writeItem) };
}

export function isListOutput(value: unknown): value is ListOutput {
  return isListOf(value, isListOutputItem);
}

function isListOutputItem(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value['sku'], 1, 40) &&
    isOpenMoney(value['price']) &&
    isInteger(value['available'], 0)
  );
}

export function checkListOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkList(value, problems, pointer, { item: checkListOutputItem });
}

function checkListOutputItem(value: unknown, problems: Problems, pointer: string): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['sku'], problems, `${pointer}/sku`, { min: 1, max: 40 });
  checkOpenMoney(value['price'], problems, `${pointer}/price`);
  checkInteger(value['available'], problems, `${pointer}/available`, { min: 0 });
}

export function writeListOutput(value: ListOutput): unknown {
  return writeList(value, writeListOutputItem);
}

function writeListOutputItem(value: ListOutput[number]): unknown {
  return {
    sku: value.sku,
    price: writeMoney(value.price),
    available: value.available,
  };
}

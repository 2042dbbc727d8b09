import type { Problems } from '@toac/runtime/check';
import {
  checkDecimal,
  checkInteger,
  checkKeys,
  checkOneOf,
  checkRecord,
  checkText,
  hasOnly,
  isDecimal,
  isInteger,
  isOneOf,
  isRecord,
  isText,
} from '@toac/runtime/check';
import type { Address, Item, Money } from './types.ts';

const currencyValues: readonly string[] = ['EUR', 'USD', 'GBP'];
const moneyKeys: readonly string[] = ['amount', 'currency'];

export function isMoney(value: unknown): value is Money {
  return (
    isRecord(value) &&
    isDecimal(value['amount'], 12, 2) &&
    isOneOf(value['currency'], currencyValues) &&
    hasOnly(value, moneyKeys)
  );
}

export function checkMoney(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkDecimal(value['amount'], problems, `${pointer}/amount`, { digits: 12, scale: 2 });
  checkOneOf(value['currency'], problems, `${pointer}/currency`, currencyValues);
  checkKeys(value, problems, pointer, moneyKeys);
}

export function writeMoney(value: Money): unknown {
  return {
    amount: value.amount,
    currency: value.currency,
  };
}

export function isOpenMoney(value: unknown): value is Money {
  return (
    isRecord(value) &&
    isDecimal(value['amount'], 12, 2) &&
    isOneOf(value['currency'], currencyValues)
  );
}

export function checkOpenMoney(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkDecimal(value['amount'], problems, `${pointer}/amount`, { digits: 12, scale: 2 });
  checkOneOf(value['currency'], problems, `${pointer}/currency`, currencyValues);
}

const addressKeys: readonly string[] = ['name', 'line', 'postcode', 'country'];

export function isAddress(value: unknown): value is Address {
  return (
    isRecord(value) &&
    isText(value['name'], 1, 100) &&
    isText(value['line'], 1, 100) &&
    isText(value['postcode'], 1, 12) &&
    isText(value['country'], 2, 2) &&
    hasOnly(value, addressKeys)
  );
}

export function checkAddress(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['name'], problems, `${pointer}/name`, { min: 1, max: 100 });
  checkText(value['line'], problems, `${pointer}/line`, { min: 1, max: 100 });
  checkText(value['postcode'], problems, `${pointer}/postcode`, { min: 1, max: 12 });
  checkText(value['country'], problems, `${pointer}/country`, { min: 2, max: 2 });
  checkKeys(value, problems, pointer, addressKeys);
}

export function writeAddress(value: Address): unknown {
  return {
    name: value.name,
    line: value.line,
    postcode: value.postcode,
    country: value.country,
  };
}

export function isOpenAddress(value: unknown): value is Address {
  return (
    isRecord(value) &&
    isText(value['name'], 1, 100) &&
    isText(value['line'], 1, 100) &&
    isText(value['postcode'], 1, 12) &&
    isText(value['country'], 2, 2)
  );
}

export function checkOpenAddress(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['name'], problems, `${pointer}/name`, { min: 1, max: 100 });
  checkText(value['line'], problems, `${pointer}/line`, { min: 1, max: 100 });
  checkText(value['postcode'], problems, `${pointer}/postcode`, { min: 1, max: 12 });
  checkText(value['country'], problems, `${pointer}/country`, { min: 2, max: 2 });
}

const itemKeys: readonly string[] = ['sku', 'quantity'];

export function isItem(value: unknown): value is Item {
  return (
    isRecord(value) &&
    isText(value['sku'], 1, 40) &&
    isInteger(value['quantity'], 1, 999) &&
    hasOnly(value, itemKeys)
  );
}

export function checkItem(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkText(value['sku'], problems, `${pointer}/sku`, { min: 1, max: 40 });
  checkInteger(value['quantity'], problems, `${pointer}/quantity`, { min: 1, max: 999 });
  checkKeys(value, problems, pointer, itemKeys);
}

export function writeItem(value: Item): unknown {
  return {
    sku: value.sku,
    quantity: value.quantity,
  };
}

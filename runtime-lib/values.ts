// Makers of branded values for handwritten code. Each refuses what a check would refuse.
import { isDateText, isDurationText } from './check/calendar.ts';
import { isDecimalText } from './check/number-text.ts';
import type { DateText, Decimal, Duration, Id } from './core/brands.ts';

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** `id<'shop.payments'>(text)` */
export function id<Component extends string>(text: string): Id<Component> {
  if (!isIdOf<Component>(text)) refuse('an id', text);

  return text;
}

/** `date('2026-03-29')` */
export function date(text: string): DateText {
  if (!isDate(text)) refuse('a date', text);

  return text;
}

/** `duration('P1DT12H')` */
export function duration(text: string): Duration {
  if (!isDuration(text)) refuse('an ISO 8601 duration', text);

  return text;
}

/** `decimal('12.50')`; numbers go through `fromNumber` of `@toac/runtime/decimal`. */
export function decimal(text: string): Decimal {
  if (!isDecimal(text)) refuse('a decimal', text);

  return text;
}

function isIdOf<Component extends string>(text: string): text is Id<Component> {
  return typeof text === 'string' && ID.test(text);
}

function isDate(text: string): text is DateText {
  return typeof text === 'string' && isDateText(text);
}

function isDuration(text: string): text is Duration {
  return typeof text === 'string' && isDurationText(text);
}

function isDecimal(text: string): text is Decimal {
  return typeof text === 'string' && isDecimalText(text);
}

function refuse(what: string, value: unknown): never {
  const shown =
    typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : `a ${typeof value}`;

  throw new TypeError(`not ${what}: ${shown}`);
}

// A value of one field type as a value of another; undefined where it has none there. Nothing is rounded or cut.
import { isDecimalText } from '../../check/number-text.ts';
import type { Value } from '../values.ts';

const WHOLE = /^-?\d+$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function convertValue(value: Value, from: string, to: string): Value | undefined {
  if (to === 'document' || from === to) return value;
  if (typeof value === 'object') return undefined;

  switch (to) {
    case 'text':
      return String(value);
    case 'integer':
      return checkedNumber(value, Number.isSafeInteger);
    case 'number':
      return checkedNumber(value, Number.isFinite);
    case 'bigint':
      return wholeText(value);
    case 'boolean':
      return truthOf(value);
    case 'timestamp':
      return momentOf(value, from);
    case 'bytes':
      return Buffer.from(String(value), 'base64').toString('base64') === value ? value : undefined;
    case 'date':
      return dayOf(value, from);
    default:
      return to.startsWith('decimal') ? decimalOf(value, to) : undefined;
  }
}

/** A text that is not written as the number is, such as `1e3` or one with too many digits, is none. */
function checkedNumber(value: Value, fits: (number: number) => boolean): number | undefined {
  const number = typeof value === 'boolean' ? Number.NaN : Number(value);
  const exact = typeof value === 'number' || isSameNumber(String(value), number);

  return fits(number) && exact ? number : undefined;
}

function isSameNumber(text: string, number: number): boolean {
  return isDecimalText(text) && withoutZeros(text) === withoutZeros(String(number));
}

function withoutZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function wholeText(value: Value): string | undefined {
  const text = typeof value === 'string' ? withoutZeros(value) : String(value);

  return WHOLE.test(text) ? BigInt(text).toString() : undefined;
}

function truthOf(value: Value): boolean | undefined {
  if (value === 'true') return true;

  return value === 'false' ? false : undefined;
}

function momentOf(value: Value, from: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (from === 'date') return `${value}T00:00:00.000Z`;

  const at = Date.parse(value);

  return Number.isNaN(at) || !value.includes('T') ? undefined : new Date(at).toISOString();
}

/** The time of day of a moment would be lost: only midnight is a day. */
function dayOf(value: Value, from: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (from === 'timestamp')
    return value.endsWith('T00:00:00.000Z') ? value.slice(0, 10) : undefined;

  const isDay = DAY.test(value) && !Number.isNaN(Date.parse(value));

  return isDay && new Date(value).toISOString().startsWith(value) ? value : undefined;
}

function decimalOf(value: Value, to: string): string | undefined {
  const [digits = 0, scale = 0] = (/\((\d+)\.(\d+)\)/.exec(to) ?? []).slice(1).map(Number);
  const text = String(value);

  if (typeof value === 'boolean' || !isDecimalText(text)) return undefined;

  const [whole = '', fraction = ''] = withoutZeros(text).split('.');
  const isShort = whole.replace(/^-?0*/, '').length <= digits - scale && fraction.length <= scale;

  return isShort ? `${whole}${scale > 0 ? `.${fraction.padEnd(scale, '0')}` : ''}` : undefined;
}

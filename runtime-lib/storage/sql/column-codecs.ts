// How values of each type stand in columns, and how they come back. A value that does not fit gives undefined.
import { isDecimalText } from '../../check/number-text.ts';
import { tenTo } from '../../decimal/units.ts';
import type { Value } from '../values.ts';
import type { Bound, ColumnType, Dialect } from './dialect.ts';

export interface ColumnCodec {
  readonly type: ColumnType;
  /** Digits behind the point that a whole number stands for. */
  readonly scale: number;
  encode(value: Value): Bound | undefined;
  decode(stored: unknown): Value;
  /** Whether every encoded value comes back as it was. */
  readonly isExact: boolean;
}

const DECIMAL = /^decimal\((\d+)\.(\d+)\)$/;
const MOST_DIGITS = 18;
const WHOLE = /^-?\d{1,19}$/;
const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** Undefined where the field has no column of its own. */
export function codecOf(type: string, dialect: Dialect): ColumnCodec | undefined {
  switch (type) {
    case 'text':
      return text('text');
    case 'date':
      return text('date');
    case 'integer':
      return integer;
    case 'bigint':
      return bigint;
    case 'number':
      return number;
    case 'boolean':
      return boolean(dialect);
    case 'timestamp':
      return timestamp;
    case 'bytes':
      return bytes;
    default:
      return decimal(type);
  }
}

function text(type: 'text' | 'date' | 'id'): ColumnCodec {
  return {
    type,
    scale: 0,
    isExact: true,
    encode: (value) => (typeof value === 'string' ? value : undefined),
    decode: String,
  };
}

export const idCodec: ColumnCodec = text('id');

export const integer: ColumnCodec = {
  type: 'int64',
  scale: 0,
  isExact: false,
  encode: (value) => (Number.isSafeInteger(value) ? BigInt(value as number) : undefined),
  decode: Number,
};

const bigint: ColumnCodec = {
  type: 'int64',
  scale: 0,
  isExact: false,
  encode: (value) =>
    typeof value === 'string' && WHOLE.test(value) ? inRange(BigInt(value)) : undefined,
  decode: String,
};

const number: ColumnCodec = {
  type: 'double',
  scale: 0,
  isExact: false,
  encode: (value) => (typeof value === 'number' && Number.isFinite(value) ? value + 0 : undefined),
  decode: Number,
};

function boolean(dialect: Dialect): ColumnCodec {
  return {
    type: 'boolean',
    scale: 0,
    isExact: true,
    encode: (value) => (typeof value === 'boolean' ? dialect.truth(value) : undefined),
    decode: (stored) => Number(stored) === 1,
  };
}

export const timestamp: ColumnCodec = {
  type: 'int64',
  scale: 0,
  isExact: false,
  encode(value) {
    const at = typeof value === 'string' ? Date.parse(value) : value;

    return Number.isSafeInteger(at) ? BigInt(at as number) : undefined;
  },
  decode: (stored) => new Date(Number(stored)).toISOString(),
};

const bytes: ColumnCodec = {
  type: 'bytes',
  scale: 0,
  isExact: false,
  encode: (value) => (typeof value === 'string' ? Buffer.from(value, 'base64') : undefined),
  decode: (stored) => Buffer.from(stored as Uint8Array).toString('base64'),
};

function decimal(type: string): ColumnCodec | undefined {
  const [digits, scale] = (DECIMAL.exec(type) ?? []).slice(1).map(Number);

  if (digits === undefined || scale === undefined || digits > MOST_DIGITS) return undefined;

  return {
    type: 'int64',
    scale,
    isExact: false,
    encode: (value) =>
      typeof value === 'string' && isDecimalText(value) ? unitsOf(value, scale) : undefined,
    decode: (stored) => decimalText(BigInt(stored as string | bigint), scale),
  };
}

/** Undefined where it has more digits behind its point than the column. */
function unitsOf(value: string, scale: number): bigint | undefined {
  const [whole = '', fraction = ''] = value.split('.');

  if (fraction.length > scale) return undefined;

  return inRange(BigInt(whole + fraction) * tenTo(scale - fraction.length));
}

function decimalText(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);

  return `${units < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

function inRange(value: bigint): bigint | undefined {
  return value < INT64.min || value > INT64.max ? undefined : value;
}

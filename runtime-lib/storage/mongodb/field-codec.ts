// How the values of each type stand in documents of BSON, and how they come back. What compares as it should is native;
// everything else is JSON text, for names with `$`, `.` or `__proto__` in them are safe there alone.
import { exactNumber } from '../../core/exact-number.ts';
import { tenTo } from '../../decimal/units.ts';
import { jsonText } from '../sql/json-text.ts';
import type { Scalar, Value } from '../values.ts';
import { orderedText, plainText } from './ordered-text.ts';

export interface FieldCodec {
  /** Whether the server takes what is stored for equal, and for less, where the type says so. */
  readonly isComparable: boolean;
  /** Whether the server sorts what is stored as the type is sorted. */
  readonly isSortable: boolean;
  encode(value: Value): unknown;
  decode(stored: unknown): Value;
}

const MOST_DIGITS = 18;

export function codecOf(type: string): FieldCodec {
  switch (type) {
    case 'text':
      return text;
    case 'integer':
    case 'number':
    case 'boolean':
    case 'date':
      return plain;
    case 'bigint':
      return bigint;
    case 'timestamp':
      return timestamp;
    case 'bytes':
      return bytes;
    default:
      return decimal(type) ?? document;
  }
}

const plain: FieldCodec = {
  isComparable: true,
  isSortable: true,
  encode: (value) => value,
  decode: (stored) => stored as Value,
};

const text: FieldCodec = {
  isComparable: true,
  isSortable: true,
  encode: (value) => orderedText(String(value)),
  decode: (stored) => plainText(String(stored)),
};

const bigint: FieldCodec = {
  isComparable: true,
  isSortable: true,
  encode: (value) => BigInt(String(value)),
  decode: String,
};

const timestamp: FieldCodec = {
  isComparable: true,
  isSortable: true,
  encode: (value) => new Date(value as string | number),
  decode: (stored) => (stored as Date).toISOString(),
};

/** The server sorts shorter ones first. */
const bytes: FieldCodec = {
  isComparable: true,
  isSortable: false,
  encode: (value) => Buffer.from(String(value), 'base64'),
  decode: (stored) =>
    Buffer.from((stored as { readonly buffer: Uint8Array }).buffer).toString('base64'),
};

/** Whole numbers of the smallest unit, as far as 64 bits reach. */
function decimal(type: string): FieldCodec | undefined {
  const [digits, scale] = (/^decimal\((\d+)\.(\d+)\)$/.exec(type) ?? []).slice(1).map(Number);

  if (digits === undefined || scale === undefined) return undefined;
  if (digits > MOST_DIGITS) return wideDecimal;

  return {
    isComparable: true,
    isSortable: true,
    encode(value) {
      const exact = exactNumber(value);

      if (exact === undefined || exact.scale > scale)
        throw new TypeError(`no ${type}: ${JSON.stringify(value)}`);

      return exact.units * tenTo(scale - exact.scale);
    },
    decode: (stored) => unitsText(BigInt(stored as bigint | number), scale),
  };
}

function unitsText(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);

  return `${units < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

const wideDecimal: FieldCodec = { ...plain, isComparable: false, isSortable: false };

interface JsonText {
  readonly json: string;
}

/** Lists of scalars are native, so that the server can say what they contain. */
const document: FieldCodec = {
  isComparable: true,
  isSortable: true,
  encode: (value) =>
    isPlainList(value) ? value.map(encodeItem) : ({ json: jsonText(value) } satisfies JsonText),
  decode: (stored) =>
    Array.isArray(stored)
      ? stored.map(decodeItem)
      : (JSON.parse((stored as JsonText).json) as Value),
};

function isPlainList(value: Value): value is readonly Scalar[] {
  return Array.isArray(value) && value.every((item) => item !== null && typeof item !== 'object');
}

export function encodeItem(item: Scalar): Scalar {
  return typeof item === 'string' ? orderedText(item) : item;
}

function decodeItem(item: unknown): Scalar {
  return typeof item === 'string' ? plainText(item) : (item as Scalar);
}

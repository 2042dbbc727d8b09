// From the wire to values and back: what generated readX and writeX are made of. Readers run behind a check only.

import { Secret } from '../core/secret.ts';
import { decodeBytes, encodeBytes } from './bytes.ts';
import { isRecord, type UnknownRecord } from './record.ts';

/** While it is built. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** One frame of a stream. */
export type Frame<Stream> = Stream extends AsyncIterable<infer Item> ? Item : never;

/** The list among the types of a value. */
export type ListOf<T> = Extract<T, readonly unknown[]>;

/** The object among the types of a value. */
export type RecordOf<T> = T extends readonly unknown[] | Date | Uint8Array
  ? never
  : Extract<T, object>;

/** A checked value, as what the check found it to be: the one place where text of the wire gets its type. */
export function trusted<T>(value: unknown): T {
  return value as T;
}

/** A checked object. */
export function fieldsOf(value: unknown): UnknownRecord {
  if (isRecord(value)) return value;

  throw new TypeError('read before it was checked: not an object');
}

/** Behind the last case of what a check lets through. */
export function unreadable(what: string): never {
  throw new TypeError(`read before it was checked: ${what}`);
}

export function readTimestamp(value: unknown): Date {
  return new Date(trusted<string>(value));
}

/** Text of RFC 3339 with milliseconds. */
export function writeTimestamp(date: Date): string {
  return date.toISOString();
}

export function readBigint(value: unknown): bigint {
  return BigInt(trusted<string>(value));
}

export function writeBigint(value: bigint): string {
  return value.toString();
}

export function readBytes(value: unknown): Uint8Array {
  return decodeBytes(trusted<string>(value));
}

export function writeBytes(value: Uint8Array): string {
  return encodeBytes(value);
}

export function readSecret<T>(value: T): Secret<T> {
  return new Secret(value);
}

export function readList<T>(value: unknown, read: (item: unknown) => T): readonly T[] {
  return trusted<readonly unknown[]>(value).map(read);
}

export function writeList<T>(list: readonly T[], write: (item: T) => unknown): readonly unknown[] {
  return list.map(write);
}

export function readMap<T>(
  value: unknown,
  read: (item: unknown) => T,
): Readonly<Record<string, T>> {
  const map: Record<string, T> = {};

  for (const [key, item] of Object.entries(fieldsOf(value))) put(map, key, read(item));

  return map;
}

export function writeMap<T>(
  map: Readonly<Record<string, T>>,
  write: (item: T) => unknown,
): Readonly<Record<string, unknown>> {
  const record: Record<string, unknown> = {};

  for (const [key, item] of Object.entries(map)) put(record, key, write(item));

  return record;
}

/** Sets an own property, also one named `__proto__`, which an assignment would take for the prototype. */
export function put<T extends object, K extends keyof T>(record: T, key: K, value: T[K]): void {
  if (key !== '__proto__') record[key] = value;
  else
    Object.defineProperty(record, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

/** Absent and null stay what they are. */
export function writeOptional<T>(value: T, write: (value: NonNullable<T>) => unknown): unknown {
  return value === undefined || value === null ? value : write(value);
}

// Values of TypeScript as what JSON holds: what is stored, journalled and sent. The way back is a generated reader's.
import { encodeBytes } from '../check/bytes.ts';
import { put } from '../check/convert.ts';
import type { Value } from '../storage/values.ts';
import { isSecret } from './secret.ts';

/** Absent members are left out; a secret is revealed, for storages alone hold it. */
export function toWire(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (isSecret(value)) return toWire(value.reveal());
  if (value instanceof Uint8Array) return encodeBytes(value);
  if (Array.isArray(value)) return value.map(toWire);

  return wireMembers(value);
}

/** A copy made at once has its shape at once; made member by member it would change with each. */
function wireMembers(value: object): { readonly [name: string]: Value } {
  const wire = { ...value } as Record<string, Value | undefined>;

  for (const name in wire) {
    const member = wire[name];

    if (member === undefined) return presentMembers(value);
    if (typeof member !== 'string' && typeof member !== 'number') wire[name] = toWire(member);
  }

  return wire as Record<string, Value>;
}

function presentMembers(value: object): { readonly [name: string]: Value } {
  const wire: Record<string, Value> = {};

  for (const name of Object.keys(value)) {
    const member = (value as Readonly<Record<string, unknown>>)[name];

    if (member !== undefined) put(wire, name, toWire(member));
  }

  return wire;
}

/** The same value in another object: equal when all that JSON holds is equal, whatever the order of the members. */
export function sameWire(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || (isObject(a) && isObject(b) && canonical(a) === canonical(b));
}

function isObject(value: Value | undefined): value is Value & object {
  return typeof value === 'object' && value !== null;
}

/** JSON with sorted keys: equal texts, equal values. */
export function canonical(value: Value | undefined): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;

  const members = Object.entries(value as Record<string, Value>)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);

  return `{${members.join()}}`;
}

/** Handlers of one process cannot change what others see, as if there were a wire between them. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  // Typed arrays cannot be frozen, and dates keep their moment inside.
  if (ArrayBuffer.isView(value) || value instanceof Date || isSecret(value)) return value;

  for (const member of Object.values(value)) frozen(member);

  return Object.freeze(value);
}

// What differs between JSON and the values of a client: moments, bigints, bytes. Everything else is the same in both.

export type Shape =
  | 'time'
  | 'bigint'
  | 'bytes'
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> }
  | { readonly by: string; readonly arms: Readonly<Record<string, Shape>> }
  | (() => Shape);

export function fromWire(value: unknown, shape: Shape | undefined): unknown {
  if (shape === undefined || value === null || value === undefined) return value;

  switch (shape) {
    case 'time':
      return new Date(String(value));
    case 'bigint':
      return BigInt(String(value));
    case 'bytes':
      return Uint8Array.from(atob(String(value)), (c) => c.charCodeAt(0));
    default:
      return inside(value, shape, fromWire);
  }
}

export function toWire(value: unknown, shape: Shape | undefined): unknown {
  if (shape === undefined || value === null || value === undefined) return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array)
    return btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join(''));

  return typeof shape === 'string' ? value : inside(value, shape, toWire);
}

type Convert = (value: unknown, shape: Shape | undefined) => unknown;

function inside(value: unknown, shape: Exclude<Shape, string>, convert: Convert): unknown {
  if (typeof shape === 'function') return convert(value, shape());
  if ('list' in shape)
    return Array.isArray(value) ? value.map((item) => convert(item, shape.list)) : value;
  if (typeof value !== 'object' || value === null) return value;

  const entries = Object.entries(value);

  if ('map' in shape)
    return fromEntries(entries.map(([key, item]) => [key, convert(item, shape.map)]));

  const fields = 'fields' in shape ? shape.fields : undefined;

  if (fields !== undefined) {
    return fromEntries(
      entries.map(([key, item]) => [
        key,
        Object.hasOwn(fields, key) ? convert(item, fields[key]) : item,
      ]),
    );
  }

  if ('by' in shape) {
    const arm = entries.find(([key]) => key === shape.by)?.[1];

    return typeof arm === 'string' && Object.hasOwn(shape.arms, arm)
      ? convert(value, shape.arms[arm])
      : value;
  }

  return value;
}

/** `__proto__` stays a property. */
function fromEntries(entries: readonly (readonly [string, unknown])[]): unknown {
  return Object.fromEntries(entries);
}

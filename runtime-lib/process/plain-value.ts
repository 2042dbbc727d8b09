// Any value as plain JSON for logs: secrets hidden, errors told, circles cut, nothing that throws. Loses what is too deep.
import { isSecret } from '../core/secret.ts';

const DEEPEST = 8;
const LONGEST = 10_000;

export function plainValue(value: unknown): unknown {
  return plain(value, []);
}

function plain(value: unknown, above: readonly object[]): unknown {
  switch (typeof value) {
    case 'string':
      return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
    case 'bigint':
      return value.toString();
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'symbol':
    case 'function':
      return `[${typeof value}]`;
    case 'object':
      return value === null ? null : plainObject(value, above);
    default:
      return value;
  }
}

function plainObject(value: object, above: readonly object[]): unknown {
  if (isSecret(value)) return '***';
  if (above.includes(value)) return '[circular]';
  if (above.length >= DEEPEST) return '[deep]';

  const inside = [...above, value];

  try {
    if (value instanceof Error) return plainError(value, inside);
    if (value instanceof Uint8Array) return `[${value.length} bytes]`;
    if (Array.isArray(value)) return value.map((item) => plain(item, inside));
    if (value instanceof Map) return plain(Object.fromEntries(value), above);
    if (value instanceof Set) return plain([...value], above);
    if ('toJSON' in value && typeof value.toJSON === 'function')
      return plain(value.toJSON() as unknown, inside);

    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v, inside)]));
  } catch {
    // A getter that throws.
    return '[unreadable]';
  }
}

function plainError(error: Error, inside: readonly object[]): unknown {
  const { name, message, stack, cause } = error;
  const told = { name, message, stack: stack ?? `${name}: ${message}` };

  return cause === undefined ? told : { ...told, cause: plain(cause, inside) };
}

// Rules of flags, bytes, and values of any kind. The fast forms decide the same.
import { isBytes } from './bytes.ts';
import { amount, type Problems } from './problems.ts';
import type { Rule } from './rule.ts';

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** `boolean` in contracts. */
export function flag(value: unknown, problems: Problems, pointer = ''): void {
  if (typeof value !== 'boolean') problems.mistyped(value, pointer, 'true or false');
}

/** Anything, but something. */
export function isPresent(value: unknown): boolean {
  return value !== undefined;
}

export function anything(value: unknown, problems: Problems, pointer = ''): void {
  if (value === undefined) problems.mistyped(value, pointer, 'a value');
}

export function bytes(min = 0, max: number = Number.POSITIVE_INFINITY): Rule {
  return (value, problems, pointer = '') => {
    if (typeof value !== 'string') problems.mistyped(value, pointer, 'base64 text');
    else if (!isBytes(value)) problems.add(pointer, 'format', 'must be base64 with padding');
    else if (!isBytes(value, min, max)) {
      problems.add(pointer, 'size', `must have ${amount(min, max, ['byte', 'bytes'])}`);
    }
  };
}

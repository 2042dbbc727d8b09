// Says what is wrong with flags, bytes, and values of any kind. The fast forms decide the same.
import { isBytes } from './bytes.ts';
import { amount, type Problems } from './problems.ts';

export interface SizeRule {
  readonly min?: number;
  readonly max?: number;
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function checkBoolean(value: unknown, problems: Problems, pointer: string): void {
  if (typeof value !== 'boolean') problems.mistyped(value, pointer, 'true or false');
}

/** Anything, but something. */
export function isPresent(value: unknown): boolean {
  return value !== undefined;
}

export function checkPresent(value: unknown, problems: Problems, pointer: string): void {
  if (value === undefined) problems.mistyped(value, pointer, 'a value');
}

export function checkBytes(
  value: unknown,
  problems: Problems,
  pointer: string,
  rule: SizeRule = {},
): void {
  const { min = 0, max = Number.POSITIVE_INFINITY } = rule;

  if (typeof value !== 'string') problems.mistyped(value, pointer, 'base64 text');
  else if (!isBytes(value)) problems.add(pointer, 'format', 'must be base64 with padding');
  else if (!isBytes(value, min, max)) {
    problems.add(pointer, 'size', `must have ${amount(min, max, ['byte', 'bytes'])}`);
  }
}

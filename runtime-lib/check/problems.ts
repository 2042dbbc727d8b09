// Collects what is wrong with a value, at most 100 times: enough for a person, no amplifier for an attacker.
import type { Problem, ProblemCode } from '../core/problem.ts';

const MOST = 100;

export class Problems {
  readonly #list: Problem[] = [];

  get list(): readonly Problem[] {
    return this.#list;
  }

  /** Nothing more is taken; walks may end. */
  get full(): boolean {
    return this.#list.length >= MOST;
  }

  add(pointer: string, code: ProblemCode, message: string): void {
    if (!this.full) this.#list.push({ pointer, code, message });
  }

  /** Something else than `what`, or nothing at all. */
  mistyped(value: unknown, pointer: string, what: string): void {
    if (value === undefined) this.add(pointer, 'required', 'is required');
    else this.add(pointer, 'type', `must be ${what}`);
  }
}

/** A pointer's segment (RFC 6901). */
export function segment(key: string): string {
  if (!key.includes('~') && !key.includes('/')) return key;

  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** "1 to 9 items", "at least 1 item", "exactly 8 characters". */
export function amount(min: number, max: number, [one, many]: readonly [string, string]): string {
  const unit = (count: number) => (count === 1 ? one : many);

  if (min === max) return `exactly ${min} ${unit(min)}`;
  if (max === Number.POSITIVE_INFINITY) return `at least ${min} ${unit(min)}`;
  if (min === 0) return `at most ${max} ${unit(max)}`;

  return `${min} to ${max} ${unit(max)}`;
}

/** Bounds are inclusive, but for `above` and `below`. */
export interface Bounds<T> {
  readonly min?: T;
  readonly max?: T;
  readonly above?: T;
  readonly below?: T;
}

/** Says every bound that does not hold; `compare` is below, at or above 0 as the value is to the bound. */
export function checkBounds<T extends string | number>(
  { min, max, above, below }: Bounds<T>,
  problems: Problems,
  pointer: string,
  compare: (bound: T) => number,
): void {
  const report = (message: string): void => problems.add(pointer, 'range', message);

  if (min !== undefined && compare(min) < 0) report(`must be at least ${min}`);
  if (max !== undefined && compare(max) > 0) report(`must be at most ${max}`);
  if (above !== undefined && compare(above) <= 0) report(`must be above ${above}`);
  if (below !== undefined && compare(below) >= 0) report(`must be below ${below}`);
}

// A value that is shown to nobody: not by JSON, not by the console, not inside a template. Must not leave reveal() else.

const HIDDEN = '***';
// Registered, so that two copies of this library know each other's secrets.
const hidden: unique symbol = Symbol.for('toac.secret');
const inspect: unique symbol = Symbol.for('nodejs.util.inspect.custom');

export function isSecret(value: unknown): value is Secret<unknown> {
  return typeof value === 'object' && value !== null && hidden in value;
}

export class Secret<T = string> {
  readonly [hidden] = true;
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value itself. Every use of it is a place to look at in a review. */
  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [Symbol.toPrimitive](): string {
    return HIDDEN;
  }

  /** What Node's console and debuggers print. */
  [inspect](): string {
    return HIDDEN;
  }
}

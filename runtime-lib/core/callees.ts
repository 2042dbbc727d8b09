// What the full names of operations lead to: looked for once each.
import type { OperationDefinition } from './definition.ts';
import { apart } from './operation-name.ts';
import type { Part } from './part.ts';

export interface Callee {
  readonly part: Part;
  readonly operation: OperationDefinition;
}

export class Callees {
  readonly #parts: ReadonlyMap<string, Part>;
  readonly #known = new Map<string, Callee>();

  constructor(parts: ReadonlyMap<string, Part>) {
    this.#parts = parts;
  }

  /** Undefined where no component of this process has it. Names that lead nowhere are not kept: callers choose them. */
  named(full: string): Callee | undefined {
    const known = this.#known.get(full);

    if (known !== undefined) return known;

    const [component, name] = apart(full);
    const part = this.#parts.get(component);
    const operation = part?.operations.get(name);

    if (part === undefined || operation === undefined) return undefined;

    const found = { part, operation };

    this.#known.set(full, found);

    return found;
  }
}

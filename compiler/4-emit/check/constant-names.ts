// Names of constants that a file declares for itself, by what they stand for: the same thing is declared once.
import { isIdentifier, isReservedWord, pascalCase } from '../../base/names.ts';
import type { Module } from '../code/module.ts';

export class ConstantNames {
  protected readonly module: Module;
  private readonly known = new Map<string, string>();

  constructor(module: Module) {
    this.module = module;
  }

  /** The name of a constant or type alias that was declared before. */
  declared(key: string): string | undefined {
    return this.known.get(key);
  }

  /** The first of the names that is free, for a constant or type alias. */
  declare(key: string, wanted: readonly string[]): string {
    const own = this.firstFree(wanted);

    this.known.set(key, own);

    return own;
  }

  private firstFree(wanted: readonly string[]): string {
    for (const own of wanted) {
      if (isIdentifier(own) && !isReservedWord(own) && this.module.claim(own)) return own;
    }

    let free = `other${pascalCase(wanted.at(-1) ?? 'Value')}`;

    while (!this.module.claim(free)) free = `other${pascalCase(free)}`;

    return free;
  }
}

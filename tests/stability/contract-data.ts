// Contracts as data, so that they can be edited.
import { parse, stringify } from 'yaml';
import type { SourceFile } from '../../compiler/base/source.ts';
import type { Random } from '../support/random.ts';

export type Json = Record<string, unknown>;

/** Path ⇒ data, or text that is no data any more. */
export type Contracts = Readonly<Record<string, Json | string>>;

export function contractsFrom(files: readonly SourceFile[]): Contracts {
  return Object.fromEntries(files.map(({ path, text }) => [path, parse(text) as Json]));
}

export function filesFrom(contracts: Contracts): readonly SourceFile[] {
  return Object.entries(contracts).map(([path, of]) => ({
    path,
    text: typeof of === 'string' ? of : stringify(of, { lineWidth: 0 }),
  }));
}

/** Changes the contracts and says what it did; undefined where it cannot be done to these. */
export type Edit = (contracts: Record<string, Json | string>, random: Random) => string | undefined;

export function components(contracts: Contracts): readonly string[] {
  return Object.keys(contracts).filter(
    (path) =>
      !/\/(toac|types)\.yaml$|\/deployments\//.test(path) && typeof contracts[path] !== 'string',
  );
}

export function randomWord(random: Random): string {
  return `${random.pick(['alpha', 'beta', 'gamma', 'delta', 'omega', 'new', 'class', 'Order'.toLowerCase()])}${random.below(30)}`;
}

// What will be done to the output folder, as data. Reads files, changes none: either all of a plan is done, or nothing.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile } from '../base/source.ts';
import type { Content, Layout } from './content.ts';
import type { Stat } from './disk.ts';

export interface Target {
  /** Absolute, without links. */
  readonly project: string;
  /** The output folder, relative to the project, with forward slashes. */
  readonly out: string;
}

export type Step =
  | {
      readonly kind: 'create';
      readonly path: string;
      readonly content: Content;
      readonly record: OutputKey;
    }
  | {
      readonly kind: 'update';
      readonly path: string;
      readonly content: Content;
      readonly before: Stat;
      readonly record: OutputKey;
    }
  | {
      readonly kind: 'same';
      readonly path: string;
      readonly stat: Stat;
      readonly record: OutputKey;
    }
  | { readonly kind: 'prune'; readonly path: string; readonly before: Stat }
  | { readonly kind: 'keep'; readonly path: string; readonly why: 'edited' | 'ejected' }
  | { readonly kind: 'refuse'; readonly path: string };

export interface OutputKey {
  /** Of the artifact and its source. */
  readonly key: string;
  /** Of the body, as in the header. */
  readonly digest: string;
  /** Of a file in pieces. */
  readonly layout?: Layout;
}

export interface Plan {
  /** Absolute. */
  readonly root: string;
  readonly steps: readonly Step[];
  readonly leftovers: readonly string[];
  readonly refused: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** The files that diagnostics stand in, for frames. */
  readonly sources: readonly SourceFile[];
  /** Unified differences of refused files, by path relative to the project. */
  readonly differences: ReadonlyMap<string, string>;
}

export type Count = Readonly<Record<Step['kind'], number>>;

export function countSteps(steps: readonly Step[]): Count {
  const count = { create: 0, update: 0, same: 0, prune: 0, keep: 0, refuse: 0 };

  for (const { kind } of steps) count[kind]++;

  return count;
}

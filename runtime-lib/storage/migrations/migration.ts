// A migration as a storage applies it: changes of its tables, what stands there afterwards, and which builds may run on
// it. Types only.
import type { Table } from '../table.ts';
import type { Value } from '../values.ts';

export interface Migration {
  readonly id: string;
  /** Of the file that it was written in: one that was applied is not edited. */
  readonly digest: string;
  readonly changes: readonly TableChange[];
  /** The fingerprint of all tables after it. */
  readonly schema: string;
  readonly admits: Admits;
}

/** By component, the fingerprints of the tables of the builds that may run, the newest first. */
export type Admits = Readonly<Record<string, readonly string[]>>;

export type TableChange =
  | { readonly kind: 'create'; readonly table: Table }
  | { readonly kind: 'drop'; readonly table: Table }
  /** What `rows` says happens to every row, tombstones included; without it the rows stay as they are. */
  | {
      readonly kind: 'change';
      readonly from: Table;
      readonly to: Table;
      readonly rows: readonly RowChange[];
    };

export type RowChange =
  | { readonly kind: 'rename'; readonly field: string; readonly to: string }
  | { readonly kind: 'drop'; readonly field: string }
  /** A value that does not fit becomes `otherwise`; without it, or where that is null and may not be, nothing is done. */
  | {
      readonly kind: 'retype';
      readonly field: string;
      readonly to: string;
      readonly otherwise?: Value;
    }
  /** Where the field has no value. */
  | { readonly kind: 'fill'; readonly field: string; readonly value: Value }
  /** The values stay; how they are stored does not. */
  | { readonly kind: 'keep' };

export interface Applied {
  readonly id: string;
  readonly digest: string;
  readonly at: number;
  readonly schema: string;
  readonly admits: Admits;
  /** Whether all of its changes are done. */
  readonly finished: boolean;
}

export interface Migrations {
  /** In the order in which they were applied. */
  applied(): Promise<readonly Applied[]>;
  /** One at a time, whoever asks; false where it was applied already. Goes on with what a crash cut off. */
  apply(migration: Migration): Promise<boolean>;
}

// What a storage may be asked to find: conditions over one entity's fields, with every value bound. Types only.
// Two-valued: what is absent or null is equal to null alone, and neither less nor greater than anything.
import type { Scalar } from './values.ts';

export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** `field` is a scalar field at the top level, or `id`, `_version`, `_created`, `_updated`. */
export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'compare';
      readonly field: string;
      readonly operator: Operator;
      /** In the wire form of the field's type: a timestamp is ISO 8601, a decimal or a bigint is text. */
      readonly value: Scalar | null;
    }
  | {
      readonly kind: 'compare-fields';
      readonly left: string;
      readonly operator: Operator;
      readonly right: string;
    }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly Scalar[] }
  /** A list of scalars has the value among its items. */
  | { readonly kind: 'contains'; readonly field: string; readonly value: Scalar };

export interface SortKey {
  readonly field: string;
  readonly order: 'asc' | 'desc';
}

export interface Find {
  readonly where?: Condition;
  /** Absent and null come first where the order is ascending; `id` is always the last key, ascending. */
  readonly sort?: readonly SortKey[];
  readonly limit: number;
  /** So many are left out at the beginning. */
  readonly omit?: number;
  /** Only what stands behind these: the values of the sort keys, and the id. */
  readonly after?: { readonly values: readonly (Scalar | null)[]; readonly id: string };
}

// Sets of JSON values, as the containment engine compares them. Built from contracts, and by tests from JSON Schema.
import type { Json } from '../../2-model/type-model.ts';

export type Schema =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean' }
  /** Equal as JSON Schema says: 1 and 1.0 are one. */
  | { readonly kind: 'values'; readonly values: readonly Json[] }
  | NumberSchema
  | StringSchema
  | ArraySchema
  | ObjectSchema
  | { readonly kind: 'any-of' | 'all-of' | 'one-of'; readonly of: readonly Schema[] }
  | { readonly kind: 'not'; readonly of: Schema }
  /** A name of the definitions that stand beside it. */
  | { readonly kind: 'ref'; readonly to: string };

/** Bounds and divisors as decimal texts: never rounded. */
export interface NumberSchema {
  readonly kind: 'number';
  readonly integer?: boolean;
  readonly min?: string;
  readonly max?: string;
  readonly above?: string;
  readonly below?: string;
  readonly multipleOf?: string;
}

export interface StringSchema {
  readonly kind: 'string';
  /** In code points. */
  readonly min?: number;
  readonly max?: number;
  /** Of the RE2 subset; each matches somewhere, as in JSON Schema. */
  readonly patterns?: readonly string[];
  /** A closed list: the texts of a format are a proper part of all texts. */
  readonly format?: TextFormat;
}

/** Texts with a form; of those that are ordered, a part by value (bounds as the contract writes them). */
export interface TextFormat {
  readonly name:
    | 'uuid'
    | 'email'
    | 'uri'
    | 'hostname'
    | 'bigint'
    | 'decimal'
    | 'date'
    | 'timestamp'
    | 'duration'
    | 'base64';
  readonly min?: string;
  readonly max?: string;
  readonly above?: string;
  readonly below?: string;
  /** Of decimals: digits in all, and after the point. */
  readonly digits?: number;
  readonly scale?: number;
  /** Of base64: bytes. */
  readonly minBytes?: number;
  readonly maxBytes?: number;
}

export interface ArraySchema {
  readonly kind: 'array';
  readonly prefix?: readonly Schema[];
  /** Behind the prefix; absent: anything. */
  readonly rest?: Schema;
  readonly min?: number;
  readonly max?: number;
  readonly unique?: boolean;
  readonly contains?: { readonly schema: Schema; readonly min: number; readonly max?: number };
}

export interface ObjectSchema {
  readonly kind: 'object';
  readonly properties?: readonly {
    readonly name: string;
    readonly schema: Schema;
    readonly required: boolean;
  }[];
  readonly patterns?: readonly { readonly pattern: string; readonly schema: Schema }[];
  /** Of what neither list names; absent: anything, `none`: closed. */
  readonly rest?: Schema;
  readonly names?: Schema;
  readonly min?: number;
  readonly max?: number;
}

export type Definitions = ReadonlyMap<string, Schema>;

export interface Side {
  readonly schema: Schema;
  /** One object for all schemas of a side: what was found out about them is remembered by it. */
  readonly definitions: Definitions;
}

export type Verdict =
  | { readonly contained: 'yes' }
  /** `witness` is in the first and not in the second, checked by evaluating both. */
  | { readonly contained: 'no'; readonly witness: Json }
  /** What stopped it, in words. */
  | { readonly contained: 'undecided'; readonly cause: string };

export type Relation = 'equal' | 'widened' | 'narrowed' | 'crossing' | 'undecided';

/** From the old to the new. */
export interface Related {
  readonly relation: Relation;
  /** old ⊆ new? Its witness is a value that was valid and is not. */
  readonly forward: Verdict;
  /** new ⊆ old? Its witness is a value that was not valid and is. */
  readonly backward: Verdict;
}

// The tree of a pattern. Characters are code points; classes keep their names, because their sets are ECMAScript's.

export type PatternSyntax =
  | { readonly kind: 'alternatives'; readonly of: readonly PatternSyntax[] }
  | { readonly kind: 'sequence'; readonly of: readonly PatternSyntax[] }
  /** `most` is undefined where there is no upper bound. Lazy or greedy does not matter: only whether a text matches. */
  | {
      readonly kind: 'repeat';
      readonly of: PatternSyntax;
      readonly least: number;
      readonly most: number | undefined;
    }
  | { readonly kind: 'set'; readonly negated: boolean; readonly parts: readonly SetPart[] }
  /** Everything but line ends. */
  | { readonly kind: 'any' }
  | { readonly kind: 'start' | 'end' }
  /** `\b`, `\B` */
  | { readonly kind: 'boundary'; readonly negated: boolean };

export type SetPart =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  /** `\d` `\w` `\s` and their opposites */
  | { readonly kind: 'class'; readonly name: 'd' | 'w' | 's'; readonly negated: boolean }
  /** `\p{Lu}`: a general category of Unicode */
  | { readonly kind: 'category'; readonly name: string; readonly negated: boolean };

/** What is wrong, at UTF-16 offsets in the pattern's source. */
export interface PatternProblem {
  readonly start: number;
  readonly end: number;
  readonly problem: string;
  readonly hint?: string;
}

export type ParsedPattern =
  | { readonly pattern: PatternSyntax; readonly problem?: undefined }
  | { readonly pattern?: undefined; readonly problem: PatternProblem };

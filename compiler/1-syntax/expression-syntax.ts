// Part of the seam behind 1-syntax: expressions as they are written.
import type { Span } from '../base/source.ts';
import type { Located, Name } from './located.ts';
import type { BrokenSyntax, LiteralSyntax } from './type-syntax.ts';

export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type ExpressionSyntax =
  | { readonly kind: 'and' | 'or'; readonly at: Span; readonly of: readonly ExpressionSyntax[] }
  | { readonly kind: 'not'; readonly at: Span; readonly of: ExpressionSyntax }
  | {
      readonly kind: 'compare';
      readonly at: Span;
      readonly operator: Located<CompareOperator>;
      readonly left: ExpressionSyntax;
      readonly right: ExpressionSyntax;
    }
  /** `x in (a | b)` has values, `x in path` has a path. */
  | {
      readonly kind: 'in';
      readonly at: Span;
      readonly left: ExpressionSyntax;
      readonly values: readonly LiteralSyntax[] | undefined;
      readonly path: PathSyntax | undefined;
    }
  | { readonly kind: 'has'; readonly at: Span; readonly path: PathSyntax }
  /** `now() - 14d` */
  | {
      readonly kind: 'shift';
      readonly at: Span;
      readonly of: ExpressionSyntax;
      readonly operator: Located<'+' | '-'>;
      readonly by: LiteralSyntax;
    }
  | { readonly kind: 'literal'; readonly at: Span; readonly literal: LiteralSyntax }
  | PathSyntax
  | {
      readonly kind: 'call';
      readonly at: Span;
      readonly name: Name;
      readonly args: CallArgumentsSyntax;
    }
  | BrokenSyntax;

/** A lone word is a literal of kind 'word', never a path: a path has at least one segment, or a known root. */
export interface PathSyntax {
  readonly kind: 'path';
  readonly at: Span;
  readonly root: Name;
  readonly segments: readonly PathSegmentSyntax[];
}

export type PathSegmentSyntax =
  /** `.name` or `['name']` */
  | { readonly kind: 'name'; readonly at: Span; readonly name: Name }
  /** `[]` */
  | { readonly kind: 'each'; readonly at: Span };

export type CallArgumentsSyntax =
  /** role(a:(entity.b):c) */
  | { readonly kind: 'segments'; readonly segments: readonly (Name | PathSyntax)[] }
  /** scheme(basic) */
  | { readonly kind: 'word'; readonly word: Name }
  /** claims(name = literal) */
  | { readonly kind: 'claim'; readonly name: Name; readonly value: LiteralSyntax }
  /** now(), today(), today('Europe/Berlin') */
  | { readonly kind: 'zone'; readonly zone: Located<string> | undefined }
  /** The function is not known, or its arguments were reported. */
  | { readonly kind: 'skipped' };

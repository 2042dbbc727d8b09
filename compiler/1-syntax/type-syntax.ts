// Part of the seam behind 1-syntax: types as they are written, and data.
import type { Span } from '../base/source.ts';
import type { Located, Name } from './located.ts';

export interface TypeDeclarationSyntax {
  readonly name: Name;
  readonly type: TypeSyntax;
}

export type TypeSyntax =
  | ScalarTypeSyntax
  | ListTypeSyntax
  | MapTypeSyntax
  | ObjectTypeSyntax
  | UnionTypeSyntax
  | SchemaTypeSyntax
  | BrokenSyntax;

export interface BrokenSyntax {
  readonly kind: 'broken';
  readonly at: Span;
}

export interface Annotations {
  readonly description?: Located<string>;
  readonly default?: ValueSyntax;
  readonly null?: Located<boolean>;
  readonly secret?: Located<boolean>;
  readonly deprecated?: DeprecationSyntax;
  /** A former name; of an enum, former values: new ⇒ old. */
  readonly was?: Name | readonly { readonly now: Name; readonly old: Name }[];
  readonly size?: RangeSyntax;
  readonly range?: RangeSyntax;
}

/** `deprecated: true` has no members. */
export interface DeprecationSyntax {
  readonly at: Span;
  readonly since?: Located<string>;
  readonly sunset?: Located<string>;
  readonly use?: Located<string>;
}

/** `atom | atom = literal`, short or as `$type`. */
export interface ScalarTypeSyntax {
  readonly kind: 'scalar';
  readonly at: Span;
  readonly atoms: readonly AtomSyntax[];
  readonly default: LiteralSyntax | undefined;
  readonly annotations: Annotations;
}

export interface ListTypeSyntax {
  readonly kind: 'list';
  readonly at: Span;
  readonly item: TypeSyntax;
  readonly annotations: Annotations;
}

/** `{ $map: T }`; the short form `map(T)` is an atom. */
export interface MapTypeSyntax {
  readonly kind: 'map';
  readonly at: Span;
  readonly value: TypeSyntax;
  readonly annotations: Annotations;
}

export interface ObjectTypeSyntax {
  readonly kind: 'object';
  readonly at: Span;
  readonly fields: readonly FieldSyntax[];
  readonly annotations: Annotations;
}

export interface FieldSyntax {
  /** Without the question mark; `at` too. */
  readonly name: Name;
  readonly optional: boolean;
  readonly type: TypeSyntax;
}

export interface UnionTypeSyntax {
  readonly kind: 'union';
  readonly at: Span;
  readonly discriminator: Name;
  readonly arms: readonly TypeDeclarationSyntax[];
  readonly annotations: Annotations;
}

export interface SchemaTypeSyntax {
  readonly kind: 'schema';
  readonly at: Span;
  readonly schema: ValueSyntax;
  readonly annotations: Annotations;
}

export type AtomSyntax =
  | {
      readonly kind: 'builtin';
      readonly at: Span;
      readonly word: Name;
      readonly args: ArgumentsSyntax | undefined;
    }
  /** A type's name, or a word that the language does not know (its arguments are skipped). */
  | { readonly kind: 'name'; readonly at: Span; readonly name: Name }
  | { readonly kind: 'null'; readonly at: Span }
  /** `.` (no path) or `.a.b` */
  | { readonly kind: 'self'; readonly at: Span; readonly path: readonly Name[] }
  | BrokenSyntax;

export type ArgumentsSyntax =
  | { readonly kind: 'range'; readonly at: Span; readonly range: RangeSyntax }
  | { readonly kind: 'pattern'; readonly at: Span; readonly source: string }
  | {
      readonly kind: 'values';
      readonly at: Span;
      readonly values: readonly Name[];
      readonly open: boolean;
    }
  | { readonly kind: 'digits'; readonly at: Span; readonly digits: number; readonly scale: number }
  /** The dotted name, whole; `ref(identity)` too. Also the name in `blob(name)`. */
  | { readonly kind: 'component'; readonly at: Span; readonly name: Name }
  | { readonly kind: 'type'; readonly at: Span; readonly type: ScalarTypeSyntax };

/** `8` is min and max; a bound is a number, or a date as text. */
export interface RangeSyntax {
  readonly at: Span;
  readonly min: BoundSyntax | undefined;
  readonly max: BoundSyntax | undefined;
}

export interface BoundSyntax {
  readonly at: Span;
  /** Numbers as written, so that decimals and bigints lose nothing; dates as ISO text. */
  readonly text: string;
  readonly exclusive: boolean;
}

export type LiteralSyntax =
  | { readonly kind: 'number'; readonly at: Span; readonly text: string }
  | { readonly kind: 'text'; readonly at: Span; readonly value: string }
  | { readonly kind: 'boolean'; readonly at: Span; readonly value: boolean }
  | { readonly kind: 'null'; readonly at: Span }
  /** Milliseconds. */
  | { readonly kind: 'duration'; readonly at: Span; readonly value: number }
  /** A bare word: a value of the enum that is meant. */
  | { readonly kind: 'word'; readonly at: Span; readonly value: string };

/** Data as it stands in YAML. */
export type ValueSyntax =
  | { readonly kind: 'scalar'; readonly at: Span; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly at: Span; readonly items: readonly ValueSyntax[] }
  | { readonly kind: 'map'; readonly at: Span; readonly entries: readonly ValueEntrySyntax[] };

export interface ValueEntrySyntax {
  readonly key: Name;
  readonly value: ValueSyntax;
}

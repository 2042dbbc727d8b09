// The seam behind 1-syntax: what stands in the contracts, located, with types and expressions as trees.
// Nothing is resolved here; what could not be read is 'broken' or listed in `failed`, and was reported.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile, Span } from '../base/source.ts';

export interface Located<T> {
  readonly value: T;
  readonly at: Span;
}

/** A name as written; `at` covers just the name. */
export type Name = Located<string>;

export interface Syntax {
  readonly sources: readonly SourceFile[];
  readonly project: ProjectSyntax;
  /** types.yaml */
  readonly types: readonly TypeDeclarationSyntax[];
  /** Sorted by id. */
  readonly components: readonly ComponentSyntax[];
  /** Sorted by name. */
  readonly deployments: readonly DeploymentSyntax[];
  readonly suppressions: readonly SuppressionSyntax[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `# toac-ignore TOA3201: reason`; silences that warning on its own line, or on the next when alone on its line. */
export interface SuppressionSyntax {
  readonly at: Span;
  readonly code: Name;
  readonly reason: string;
  /** The line (from 1) whose warnings it silences. */
  readonly line: number;
}

/** Keys that are present but could not be read: a missing value there is no second mistake. */
export interface Readable {
  readonly failed: readonly string[];
}

export interface ProjectSyntax extends Readable {
  readonly at: Span;
  readonly language: Located<number> | undefined;
  readonly project: Name | undefined;
  readonly version: Located<string> | undefined;
  readonly out: Located<string> | undefined;
  readonly src: Located<string> | undefined;
  readonly emit: readonly Name[] | undefined;
}

/** One component file. `id` is its path under contracts/ with dots. */
export interface ComponentSyntax extends Readable {
  readonly id: string;
  readonly file: string;
  /** An empty span at the file's start, for what concerns the whole file. */
  readonly at: Span;
  readonly description: Located<string> | undefined;
  readonly was: Name | undefined;
  readonly abstract: Located<boolean> | undefined;
  readonly extends: Name | undefined;
  readonly configuration: ObjectTypeSyntax | undefined;
  readonly types: readonly TypeDeclarationSyntax[];
  readonly entity: EntitySyntax | undefined;
  readonly operations: readonly OperationSyntax[];
  readonly events: readonly EventSyntax[];
  readonly receivers: readonly ReceiverSyntax[];
  readonly policies: readonly PolicySyntax[];
  readonly routes: readonly RouteSyntax[];
  readonly schedules: readonly ScheduleSyntax[];
}

export interface TypeDeclarationSyntax {
  readonly name: Name;
  readonly type: TypeSyntax;
}

// ---- types -------------------------------------------------------------------------------------

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

// ---- expressions -------------------------------------------------------------------------------

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

// ---- sections ----------------------------------------------------------------------------------

export interface EntitySyntax extends Readable {
  /** The key `entity`. */
  readonly at: Span;
  readonly name: Name | undefined;
  readonly id: Name | undefined;
  readonly storage: Name | undefined;
  readonly was: Name | undefined;
  readonly fields: ObjectTypeSyntax | undefined;
  readonly unique: readonly { readonly name: Name; readonly fields: readonly Name[] }[];
  readonly index: readonly {
    readonly name: Name;
    readonly keys: readonly { readonly field: Name; readonly order: Name }[];
  }[];
}

export interface OperationSyntax extends Readable {
  readonly name: Name;
  readonly description: Located<string> | undefined;
  readonly type: Name | undefined;
  readonly scope: Name | undefined;
  readonly auto: Located<boolean> | undefined;
  readonly input: TypeSyntax | undefined;
  readonly output: TypeSyntax | undefined;
  readonly errors: readonly ErrorSyntax[];
  readonly where: ExpressionSyntax | undefined;
  readonly limit: Located<number> | undefined;
  readonly ensure: Located<boolean> | undefined;
  readonly concurrency: Name | undefined;
  /** `key`, or the dotted path of an input. */
  readonly idempotent: Name | undefined;
  /** Milliseconds. */
  readonly timeout: Located<number> | undefined;
  /** Dotted names of operations. */
  readonly calls: readonly Name[];
  readonly emits: readonly Name[];
  readonly deletes: Located<boolean> | undefined;
  readonly task: Located<boolean> | undefined;
  readonly forward: Name | undefined;
  readonly internal: Located<boolean> | undefined;
  readonly deprecated: DeprecationSyntax | undefined;
  readonly was: Name | undefined;
}

export interface ErrorSyntax {
  readonly name: Name;
  /** 422 where none is written. */
  readonly status: Located<number> | undefined;
  readonly data: TypeSyntax | undefined;
}

export interface EventSyntax extends Readable {
  readonly name: Name;
  readonly description: Located<string> | undefined;
  readonly when:
    | { readonly kind: 'created' | 'updated' | 'deleted'; readonly at: Span }
    /** `field -> value` */
    | {
        readonly kind: 'becomes';
        readonly at: Span;
        readonly field: Name;
        readonly value: LiteralSyntax;
      }
    | undefined;
  readonly payload: TypeSyntax | undefined;
  readonly deprecated: DeprecationSyntax | undefined;
  readonly was: Name | undefined;
}

export interface ReceiverSyntax extends Readable {
  /** Dotted: component and event. */
  readonly event: Name;
  readonly call: Name | undefined;
  readonly query: readonly AssignmentSyntax[] | undefined;
  readonly input: readonly AssignmentSyntax[] | undefined;
  readonly if: ExpressionSyntax | undefined;
  readonly order: Name | undefined;
  readonly each: Name | undefined;
  readonly external: Located<boolean> | undefined;
  readonly payload: TypeSyntax | undefined;
}

export interface AssignmentSyntax {
  readonly name: Name;
  readonly expression: ExpressionSyntax;
}

export interface PolicySyntax {
  readonly name: Name;
  readonly expression: ExpressionSyntax;
}

export interface RouteSyntax {
  readonly path: Name;
  readonly segments: readonly RouteSegmentSyntax[];
  readonly methods: readonly MethodSyntax[];
}

export interface RouteSegmentSyntax {
  readonly at: Span;
  /** Without the colon. */
  readonly text: string;
  readonly parameter: boolean;
}

export interface MethodSyntax extends Readable {
  readonly method: Name;
  readonly call: Name | undefined;
  /** A disjunction. */
  readonly allow: readonly ExpressionSyntax[] | undefined;
  readonly query: QuerySyntax | undefined;
  readonly bind: readonly AssignmentSyntax[];
  readonly guard: readonly AssignmentSyntax[];
  readonly input: readonly Name[] | undefined;
  readonly output: readonly Name[] | undefined;
  readonly accepts: readonly Name[] | undefined;
  readonly cache: CacheSyntax | undefined;
  readonly require: readonly Name[];
  readonly status: Located<number> | undefined;
  readonly incept: Name | undefined;
  readonly hide: Located<boolean> | undefined;
  readonly deprecated: DeprecationSyntax | undefined;
}

export interface QuerySyntax {
  readonly at: Span;
  readonly filter: readonly Name[];
  readonly sort: readonly Name[];
  readonly fields: readonly Name[];
  readonly limit:
    | {
        readonly at: Span;
        readonly default: Located<number> | undefined;
        readonly max: Located<number> | undefined;
      }
    | undefined;
}

export interface CacheSyntax {
  readonly at: Span;
  readonly public: Located<boolean> | undefined;
  /** Milliseconds. */
  readonly max: Located<number> | undefined;
  readonly revalidate: Located<number> | undefined;
}

export interface ScheduleSyntax extends Readable {
  readonly name: Name;
  readonly call: Name | undefined;
  readonly cron: Located<string> | undefined;
  /** Milliseconds. */
  readonly every: Located<number> | undefined;
  readonly timezone: Located<string> | undefined;
  readonly overlap: Name | undefined;
  readonly catchup:
    | { readonly at: Span; readonly mode: 'none' | 'latest' | 'all'; readonly most: number }
    | undefined;
  readonly jitter: Located<number> | undefined;
}

/** One file of deployments/. Values stay data: 2-model merges them, 3-check reads them by kind. */
export interface DeploymentSyntax extends Readable {
  readonly name: string;
  readonly file: string;
  readonly at: Span;
  readonly abstract: Located<boolean> | undefined;
  readonly extends: Name | undefined;
  readonly registry: Located<string> | undefined;
  readonly services: ValueSyntax | undefined;
  readonly bindings: ValueSyntax | undefined;
  readonly storages: ValueSyntax | undefined;
  readonly configuration: ValueSyntax | undefined;
  readonly external: ValueSyntax | undefined;
  readonly gateway: ValueSyntax | undefined;
  readonly identity: ValueSyntax | undefined;
  /** Component ⇒ policies, each an expression. */
  readonly policies: readonly {
    readonly component: Name;
    readonly policies: readonly PolicySyntax[];
  }[];
}

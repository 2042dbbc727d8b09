// The seam behind 1-syntax: what stands in the contracts, located, with types and expressions as trees.
// Nothing is resolved here; what could not be read is 'broken' or listed in `failed`, and was reported.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile, Span } from '../base/source.ts';
import type { ExpressionSyntax } from './expression-syntax.ts';
import type { Located, Name } from './located.ts';
import type {
  DeprecationSyntax,
  LiteralSyntax,
  ObjectTypeSyntax,
  TypeDeclarationSyntax,
  TypeSyntax,
  ValueSyntax,
} from './type-syntax.ts';

export type {
  CallArgumentsSyntax,
  CompareOperator,
  ExpressionSyntax,
  PathSegmentSyntax,
  PathSyntax,
} from './expression-syntax.ts';
export type { Located, Name } from './located.ts';
export type {
  Annotations,
  ArgumentsSyntax,
  AtomSyntax,
  BoundSyntax,
  BrokenSyntax,
  DeprecationSyntax,
  FieldSyntax,
  ListTypeSyntax,
  LiteralSyntax,
  MapTypeSyntax,
  ObjectTypeSyntax,
  RangeSyntax,
  ScalarTypeSyntax,
  SchemaTypeSyntax,
  TypeDeclarationSyntax,
  TypeSyntax,
  UnionTypeSyntax,
  ValueEntrySyntax,
  ValueSyntax,
} from './type-syntax.ts';

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

/** One entry of allowances.yaml; absent is what could not be read, and was reported. */
export interface AllowanceSyntax {
  readonly at: Span;
  readonly finding: Name | undefined;
  readonly rule: Name | undefined;
  readonly element: Located<string> | undefined;
  readonly reason: Located<string> | undefined;
  readonly owner: Located<string> | undefined;
  readonly second: Located<string> | undefined;
  /** A day: `2027-01-31`. */
  readonly until: Located<string> | undefined;
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

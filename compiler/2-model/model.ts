// The seam behind 2-model: names resolved, shorthand expanded, inheritance applied. Readonly plain data.
// Building it cannot fail: what could not be resolved is listed in `unresolved` and stands as `any` or an empty id.
import type { Related } from '../base/diagnostic.ts';
import type { SourceFile, Span } from '../base/source.ts';
import type { Deployment } from './deployment-model.ts';
import type { Expression, Operand, PathOperand, Policy } from './expression-model.ts';
import type { Declaration, Deprecation, Node, NodeId, Reference } from './node.ts';
import type { Field, Json, ObjectType, Slot } from './type-model.ts';

/** A name that means nothing where it stands. */
export interface Unresolved {
  readonly at: Span;
  readonly what: UnresolvedKind;
  readonly name: string;
  /** Where it was looked for, in the reader's words: "Order", "the input of place". */
  readonly scope: string;
  /** What would have been right there, for suggestions and related places. */
  readonly candidates: readonly Candidate[];
  readonly related?: readonly Related[];
}

export type UnresolvedKind =
  | 'type'
  | 'field'
  | 'component'
  | 'operation'
  | 'event'
  | 'policy'
  | 'value'
  | 'root'
  | 'function'
  /** A bare word where no enum gives it a meaning. */
  | 'word'
  /** Something that is neither true nor false, where a condition stands. */
  | 'condition'
  /** A condition where a value stands. */
  | 'operand'
  | 'input'
  | 'error'
  | 'deployment';

export interface Candidate {
  readonly name: string;
  readonly at?: Span;
}

export interface Model {
  readonly project: Project;
  readonly types: readonly TypeDeclaration[];
  /** Sorted by id. */
  readonly components: readonly Component[];
  /** Flattened, the most specific first. */
  readonly routes: readonly Route[];
  /** Merged; sorted by name. Where none is written: the embedded default. */
  readonly deployments: readonly Deployment[];
  /** What all of it was read from; sorted by path. */
  readonly sources: readonly SourceFile[];
  readonly unresolved: readonly Unresolved[];
}

export interface Project {
  readonly at: Span;
  readonly name: string;
  readonly version: string;
  readonly out: string;
  readonly src: string;
  readonly emit: readonly string[] | undefined;
}

/** Id: 'types/Money' when shared, 'shop.orders/types/Line' when a component's own. */
export interface TypeDeclaration extends Declaration {
  readonly slot: Slot;
}

export interface Component extends Declaration {
  readonly file: string;
  readonly abstract: boolean;
  /** Id of the base. */
  readonly extends?: Reference;
  readonly configuration?: ObjectType;
  readonly types: readonly TypeDeclaration[];
  readonly entity?: Entity;
  readonly operations: readonly Operation[];
  readonly events: readonly Event[];
  readonly receivers: readonly Receiver[];
  readonly policies: readonly Policy[];
  readonly schedules: readonly Schedule[];
}

export interface Entity extends Declaration {
  readonly key: 'uuid' | 'given';
  readonly storage: string;
  /** `name` is the entity's type name; `fields` without the system's. */
  readonly fields: readonly Field[];
  readonly unique: readonly Unique[];
  readonly index: readonly Index[];
}

export interface Unique extends Node {
  readonly name: string;
  readonly fields: readonly Reference[];
}

export interface Index extends Node {
  readonly name: string;
  readonly keys: readonly { readonly field: Reference; readonly order: 'asc' | 'desc' }[];
}

export type OperationType =
  | 'transition'
  | 'observation'
  | 'assignment'
  | 'computation'
  | 'effect'
  | 'unmanaged';

export type OperationScope = 'object' | 'new' | 'objects' | 'stream' | 'changeset' | 'none';

/** The scopes of each type; the first is the default. */
export const SCOPES: Readonly<Record<OperationType, readonly OperationScope[]>> = {
  transition: ['object', 'new', 'objects'],
  observation: ['object', 'objects', 'stream', 'none'],
  assignment: ['changeset'],
  computation: ['none'],
  effect: ['none', 'object', 'objects', 'stream'],
  unmanaged: ['none'],
};

/** What an `auto` operation does, spelled out. */
export type AutoBody =
  | 'create'
  | 'set'
  | 'delete'
  | 'delete-many'
  | 'read'
  | 'list'
  | 'stream'
  | 'update';

export interface Operation extends Declaration {
  /** The component that declares it here; `origin` is where it was first written (inheritance). */
  readonly component: NodeId;
  readonly origin: NodeId;
  readonly type: OperationType;
  readonly scope: OperationScope;
  /** Whether type and scope were written well; if not, what depends on them is not reported. */
  readonly sound: boolean;
  readonly auto?: AutoBody;
  /** The span of `auto`, where it is written but means nothing for this type and scope. */
  readonly autoMisplaced?: Span;
  readonly input?: Slot;
  readonly output?: Slot;
  readonly errors: readonly ErrorDeclaration[];
  readonly where?: Expression;
  readonly limit?: { readonly value: number; readonly at: Span };
  readonly ensure?: Span;
  readonly concurrency: 'retry' | 'fail';
  readonly idempotent?: { readonly path: 'key' | readonly string[]; readonly at: Span };
  readonly timeout?: number;
  readonly calls: readonly Reference[];
  readonly emits: readonly Reference[];
  readonly deletes?: Span;
  readonly task?: Span;
  readonly forward?: Reference;
  readonly internal?: Span;
  /** Present keys, for rules about keys that do not belong. */
  readonly keys: Readonly<Record<string, Span>>;
}

export interface ErrorDeclaration extends Declaration {
  readonly status: number;
  readonly data?: Slot;
}

export interface Event extends Declaration {
  readonly component: NodeId;
  readonly when?:
    | { readonly kind: 'created' | 'updated' | 'deleted' }
    | {
        readonly kind: 'becomes';
        readonly field: Reference;
        readonly value: Json;
        readonly at: Span;
      };
  readonly payload?: Slot;
}

export interface Receiver extends Node {
  readonly event: Reference;
  readonly component: NodeId;
  readonly call: Reference;
  readonly query?: readonly Assignment[];
  readonly input?: readonly Assignment[];
  readonly if?: Expression;
  readonly order: 'entity' | 'none';
  readonly each?: 'replica';
  readonly external: boolean;
  readonly payload?: Slot;
}

export interface Assignment {
  readonly name: string;
  readonly at: Span;
  readonly value: Operand;
}

export interface Schedule extends Declaration {
  readonly component: NodeId;
  readonly call: Reference;
  readonly timing:
    | { readonly kind: 'cron'; readonly cron: string; readonly timezone: string }
    | { readonly kind: 'every'; readonly milliseconds: number };
  readonly timingAt?: Span;
  readonly zoneAt?: Span;
  readonly overlap: 'skip' | 'queue' | 'allow';
  readonly catchup: { readonly mode: 'none' | 'latest' | 'all'; readonly most: number };
  readonly jitter: number;
}

/** One method of one path. Id: 'shop.orders/routes/~1orders~1:id/GET'. */
export interface Route extends Node {
  readonly component: NodeId;
  readonly method: string;
  readonly path: string;
  readonly segments: readonly RouteSegment[];
  readonly operation: Reference;
  /** Undefined when `allow` is missing or broken. */
  readonly access?: Access;
  readonly bind: readonly Bind[];
  readonly guards: readonly Guard[];
  readonly query?: Query;
  /** Narrowing lists. */
  readonly input?: readonly Reference[];
  readonly output?: readonly Reference[];
  readonly accepts: readonly string[];
  readonly cache?: {
    readonly public: boolean;
    readonly max?: number;
    readonly revalidate?: number;
    readonly at: Span;
  };
  readonly require: readonly string[];
  readonly status?: { readonly value: number; readonly at: Span };
  readonly incept?: Reference;
  readonly hide: boolean;
  readonly deprecated?: Deprecation;
  readonly keys: Readonly<Record<string, Span>>;
}

export interface RouteSegment {
  readonly text: string;
  readonly at: Span;
  readonly parameter?: Parameter;
}

export interface Parameter {
  readonly name: string;
  readonly binds:
    | { readonly to: 'id' }
    | { readonly to: 'criterion'; readonly field: string }
    | { readonly to: 'input'; readonly name: string }
    /** Used by `bind` or by an expression alone. */
    | { readonly to: 'expression' }
    | { readonly to: 'nothing' };
}

/** `allow`, whole and split as LANGUAGE 6 says. */
export interface Access {
  readonly at: Span;
  readonly allow: Expression;
  /** With every entity and input atom unknown; may be true, false or unknown. */
  readonly gateway: Expression;
  /** The whole, where an entity or input atom stands in it. */
  readonly service?: Expression;
  /** Values that travel: the request and route atoms of the service half. */
  readonly travels: readonly PathOperand[];
}

export interface Bind {
  readonly input: Reference;
  readonly source: Operand;
}

export interface Guard {
  readonly input: Reference;
  readonly access: Access;
}

export interface Query {
  readonly at: Span;
  readonly filter: readonly Reference[];
  readonly sort: readonly Reference[];
  readonly fields: readonly Reference[];
  readonly limit?: { readonly default: number; readonly max: number; readonly at: Span };
}

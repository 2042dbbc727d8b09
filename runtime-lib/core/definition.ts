// What component.ts and main.ts of generated services define: plain data with functions at its leaves. Types only.
import type { Problems } from '../check/problems.ts';
import type { Expression } from './expression.ts';

/** The functions of check.ts for one value. */
export interface Codec {
  readonly is?: (value: never) => boolean;
  readonly check?: (value: never, problems: Problems, pointer: string) => void;
  readonly read?: (value: never) => unknown;
  readonly write?: (value: never) => unknown;
  /** Nothing in it has another form on the wire: what was read can be written as it is. */
  readonly plain?: true;
}

export interface ComponentDefinition {
  readonly id: string;
  readonly configuration?: Codec;
  readonly entity?: EntityDefinition;
  readonly operations: readonly OperationDefinition[];
  readonly events?: readonly EventDefinition[];
  readonly receivers?: readonly ReceiverDefinition[];
  readonly schedules?: readonly ScheduleDefinition[];
  /** By name; a deployment may narrow them. */
  readonly policies?: Readonly<Record<string, Expression>>;
  /** What routes ask of the entity or the input: the service's half. */
  readonly access?: readonly AccessDefinition[];
}

export interface AccessDefinition {
  /** `GET /orders/:id` */
  readonly route: string;
  readonly allow?: Expression;
  /** Who may send a property of the input. */
  readonly guards?: readonly { readonly input: string; readonly allow: Expression }[];
  /** Refused looks missing. */
  readonly hide?: true;
}

export interface EntityDefinition {
  readonly name: string;
  readonly key: 'uuid' | 'given';
  readonly storage: string;
  readonly fields: readonly FieldDefinition[];
  readonly unique?: readonly { readonly name: string; readonly fields: readonly string[] }[];
  readonly index?: readonly { readonly name: string; readonly keys: readonly IndexKey[] }[];
  readonly check: Codec;
}

export interface IndexKey {
  readonly field: string;
  readonly order: 'asc' | 'desc';
}

export interface FieldDefinition {
  readonly name: string;
  /** `text`, `integer`, `decimal(12.2)`, …, or `document` for everything that is no scalar. */
  readonly type: string;
  /** Of a list of scalars: the type of its items. Filters may ask what it contains. */
  readonly items?: string;
  readonly optional?: true;
  readonly nullable?: true;
  readonly default?: unknown;
  readonly secret?: true;
  readonly was?: string;
}

export interface OperationDefinition {
  readonly name: string;
  readonly type:
    | 'transition'
    | 'observation'
    | 'assignment'
    | 'computation'
    | 'effect'
    | 'unmanaged';
  readonly scope: 'object' | 'new' | 'objects' | 'stream' | 'changeset' | 'none';
  /** What the runtime does itself. */
  readonly auto?:
    | 'create'
    | 'set'
    | 'delete'
    | 'delete-many'
    | 'read'
    | 'list'
    | 'stream'
    | 'update';
  readonly forward?: string;
  readonly handler?: (...args: readonly never[]) => unknown;
  readonly input?: Codec;
  readonly output?: Codec;
  readonly errors?: readonly {
    readonly code: string;
    readonly status: number;
    readonly data?: Codec;
  }[];
  readonly where?: unknown;
  readonly limit?: number;
  readonly ensure?: true;
  readonly concurrency?: 'fail';
  readonly idempotent?: 'key' | readonly string[];
  readonly timeout?: number;
  readonly calls?: readonly string[];
  readonly emits?: readonly string[];
  readonly deletes?: true;
  readonly task?: true;
  readonly internal?: true;
  /** The function returns `{ state, output }`: the whole output, or what the entity does not give. */
  readonly split?: 'whole' | 'rest';
  /** Every input that fits makes an entity that fits. */
  readonly proven?: true;
}

export interface EventDefinition {
  readonly name: string;
  readonly when?:
    | 'created'
    | 'updated'
    | 'deleted'
    | { readonly field: string; readonly value: unknown };
  readonly payload?: Codec;
}

export interface ReceiverDefinition {
  readonly event: string;
  readonly call: string;
  readonly query?: readonly AssignmentDefinition[];
  readonly input?: readonly AssignmentDefinition[];
  readonly if?: unknown;
  readonly order?: 'none';
  readonly each?: 'replica';
  readonly external?: true;
}

export interface AssignmentDefinition {
  readonly name: string;
  readonly value: unknown;
}

export interface ScheduleDefinition {
  readonly name: string;
  readonly call: string;
  readonly timing: unknown;
  readonly overlap: 'skip' | 'queue' | 'allow';
  readonly catchup: unknown;
  readonly jitter: number;
}

/** What runs as one process. */
export interface ServiceDefinition {
  readonly name: string;
  readonly components: readonly ComponentDefinition[];
  /** By name, the kinds that some deployment provides. */
  readonly storages: Readonly<Record<string, readonly string[]>>;
  readonly bindings: Readonly<Record<string, readonly string[]>>;
}

// model.json as data: what both sides of a comparison are. Positions are elsewhere; what goes without saying is absent.
import type { CompareOperator, Comparison, Root } from '../2-model/expression-model.ts';
import type { AutoBody, OperationScope, OperationType, Parameter } from '../2-model/model.ts';
import type { Deprecation, NodeId } from '../2-model/node.ts';
import type { Json, Range, Size } from '../2-model/type-model.ts';

export interface Document {
  readonly language: number;
  readonly project: string;
  readonly version: string;
  /** Digests of contracts that belong to no component, by name. */
  readonly contracts?: Readonly<Record<string, string>>;
  readonly types: readonly TypeDocument[];
  readonly components: readonly ComponentDocument[];
  readonly deployments: readonly DeploymentDocument[];
}

export interface Declared {
  readonly id: NodeId;
  readonly name: string;
  readonly doc?: string;
  readonly deprecated?: Deprecation;
  readonly was?: string;
}

export interface Named {
  readonly id: NodeId;
  readonly name: string;
}

export interface TypeDocument extends Declared {
  readonly slot: SlotDocument;
  readonly surface: string;
}

export interface ComponentDocument extends Declared {
  readonly contract?: string;
  readonly abstract?: true;
  readonly extends?: Named;
  readonly configuration?: ObjectDocument;
  readonly types?: readonly TypeDocument[];
  readonly entity?: EntityDocument;
  readonly operations?: readonly OperationDocument[];
  readonly events?: readonly EventDocument[];
  readonly receivers?: readonly ReceiverDocument[];
  readonly policies?: readonly PolicyDocument[];
  readonly routes?: readonly RouteDocument[];
  readonly schedules?: readonly ScheduleDocument[];
}

export interface EntityDocument extends Declared {
  readonly key: 'uuid' | 'given';
  readonly storage: string;
  readonly fields: readonly FieldDocument[];
  readonly unique?: readonly {
    readonly id: NodeId;
    readonly name: string;
    readonly fields: readonly Named[];
  }[];
  readonly index?: readonly {
    readonly id: NodeId;
    readonly name: string;
    readonly keys: readonly { readonly field: Named; readonly order: 'asc' | 'desc' }[];
  }[];
  readonly surface: string;
}

export interface OperationDocument extends Declared {
  readonly origin: NodeId;
  readonly type: OperationType;
  readonly scope: OperationScope;
  readonly auto?: AutoBody;
  readonly input?: SlotDocument;
  readonly output?: SlotDocument;
  readonly errors?: readonly (Declared & {
    readonly status: number;
    readonly data?: SlotDocument;
  })[];
  readonly where?: ExpressionDocument;
  readonly limit?: { readonly value: number };
  readonly ensure?: true;
  readonly concurrency?: 'fail';
  readonly idempotent?: { readonly path: 'key' | readonly string[] };
  readonly timeout?: number;
  readonly calls?: readonly Named[];
  readonly emits?: readonly Named[];
  readonly deletes?: true;
  readonly task?: true;
  readonly forward?: Named;
  readonly internal?: true;
  readonly surface: string;
}

export interface EventDocument extends Declared {
  readonly when?:
    | { readonly kind: 'created' | 'updated' | 'deleted' }
    | { readonly kind: 'becomes'; readonly field: Named; readonly value: Json };
  readonly payload?: SlotDocument;
  readonly surface: string;
}

export interface ReceiverDocument {
  readonly id: NodeId;
  readonly event: Named;
  readonly call: Named;
  readonly query?: readonly AssignmentDocument[];
  readonly input?: readonly AssignmentDocument[];
  readonly if?: ExpressionDocument;
  readonly order: 'entity' | 'none';
  readonly each?: 'replica';
  readonly external?: true;
  readonly payload?: SlotDocument;
}

export interface AssignmentDocument {
  readonly name: string;
  readonly value: OperandDocument;
}

export interface ScheduleDocument extends Declared {
  readonly call: Named;
  readonly timing:
    | { readonly kind: 'cron'; readonly cron: string; readonly timezone: string }
    | { readonly kind: 'every'; readonly milliseconds: number };
  readonly overlap: 'skip' | 'queue' | 'allow';
  readonly catchup: { readonly mode: 'none' | 'latest' | 'all'; readonly most: number };
  readonly jitter: number;
}

export interface PolicyDocument extends Declared {
  readonly expression: ExpressionDocument;
}

export interface RouteDocument {
  readonly id: NodeId;
  readonly method: string;
  readonly path: string;
  readonly segments?: readonly { readonly text: string; readonly parameter?: Parameter }[];
  readonly operation: Named;
  readonly access?: { readonly allow: ExpressionDocument };
  readonly bind?: readonly { readonly input: Named; readonly source: OperandDocument }[];
  readonly guards?: readonly {
    readonly input: Named;
    readonly access: { readonly allow: ExpressionDocument };
  }[];
  readonly query?: {
    readonly filter?: readonly Named[];
    readonly sort?: readonly Named[];
    readonly fields?: readonly Named[];
    readonly limit?: { readonly default: number; readonly max: number };
  };
  readonly input?: readonly Named[];
  readonly output?: readonly Named[];
  readonly accepts?: readonly string[];
  readonly cache?: {
    readonly public: boolean;
    readonly max?: number;
    readonly revalidate?: number;
  };
  readonly require?: readonly string[];
  readonly status?: { readonly value: number };
  readonly incept?: Named;
  readonly hide?: true;
  readonly deprecated?: Deprecation;
}

export interface DeploymentDocument {
  readonly name: string;
  readonly abstract?: true;
  readonly embedded?: true;
  readonly extends?: string;
  readonly registry?: string;
  readonly services?: readonly {
    readonly name: string;
    readonly components?: readonly { readonly id: string }[];
    readonly properties: { readonly value: Json };
  }[];
  readonly bindings?: readonly ProvisionDocument[];
  readonly storages?: readonly ProvisionDocument[];
  readonly external?: readonly ProvisionDocument[];
  readonly configuration?: readonly {
    readonly component: string;
    readonly values: { readonly value: Json };
  }[];
  readonly gateway?: { readonly value: Json };
  readonly identity?: { readonly value: Json };
  readonly policies?: readonly {
    readonly component: string;
    readonly policies: readonly PolicyDocument[];
  }[];
}

export interface ProvisionDocument {
  readonly name: string;
  readonly kind: string;
  readonly properties: { readonly value: Json };
}

export interface SlotDocument {
  readonly type: TypeNode;
  readonly nullable?: true;
  readonly default?: Json;
  readonly doc?: string;
  readonly secret?: true;
  readonly deprecated?: Deprecation;
  readonly from?: readonly string[];
}

export interface FieldDocument extends SlotDocument {
  readonly name: string;
  readonly optional?: true;
  readonly was?: string;
}

export interface ObjectDocument {
  readonly kind: 'object';
  readonly fields: readonly FieldDocument[];
  readonly open?: true;
}

export type TypeNode =
  | {
      readonly kind: 'string';
      readonly format?: 'uuid' | 'email' | 'uri' | 'hostname';
      readonly size?: Size;
      readonly pattern?: string;
    }
  | {
      readonly kind: 'integer' | 'number' | 'bigint' | 'decimal';
      readonly range?: Range;
      readonly digits?: number;
      readonly scale?: number;
    }
  | { readonly kind: 'boolean' | 'secret' | 'any' }
  | { readonly kind: 'timestamp' | 'date' | 'duration'; readonly range?: Range }
  | { readonly kind: 'bytes'; readonly size?: Size }
  | {
      readonly kind: 'enum';
      readonly values: readonly string[];
      readonly open: boolean;
      readonly was?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'ref'; readonly of: string }
  | { readonly kind: 'list'; readonly item: SlotDocument; readonly size?: Size }
  | { readonly kind: 'map'; readonly value: SlotDocument; readonly size?: Size }
  | ObjectDocument
  | {
      readonly kind: 'union';
      readonly discriminator: string;
      readonly arms: readonly { readonly name: string; readonly slot: SlotDocument }[];
    }
  | { readonly kind: 'either'; readonly of: readonly TypeNode[] }
  | { readonly kind: 'named'; readonly name: string; readonly target: NodeId }
  | { readonly kind: 'entity'; readonly name: string; readonly component: NodeId }
  | { readonly kind: 'stream'; readonly item: SlotDocument };

export type ExpressionDocument =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly of: readonly ExpressionDocument[] }
  | { readonly kind: 'not'; readonly of: ExpressionDocument }
  | {
      readonly kind: 'compare';
      readonly operator: CompareOperator;
      readonly left: OperandDocument;
      readonly right: OperandDocument;
      readonly as: Comparison;
    }
  | {
      readonly kind: 'in';
      readonly left: OperandDocument;
      readonly right: readonly OperandDocument[];
      readonly as: Comparison;
    }
  | { readonly kind: 'has' | 'true'; readonly path: PathDocument }
  /** Its expression stands where the policy is declared. */
  | { readonly kind: 'policy'; readonly id: NodeId; readonly name: string }
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'role'; readonly segments: readonly (string | PathDocument)[] }
  | { readonly kind: 'scheme'; readonly scheme: string }
  | { readonly kind: 'claim'; readonly name: string; readonly value: Json };

export type OperandDocument =
  | PathDocument
  | { readonly kind: 'literal'; readonly value: Json; readonly type: TypeNode }
  | { readonly kind: 'now'; readonly type: TypeNode }
  | { readonly kind: 'today'; readonly zone?: string; readonly type: TypeNode }
  | {
      readonly kind: 'shift';
      readonly of: OperandDocument;
      readonly by: number;
      readonly type: TypeNode;
    };

export interface PathDocument {
  readonly kind: 'path';
  readonly root: Root;
  readonly segments?: readonly string[];
  readonly type: TypeNode;
  readonly absent: boolean;
}

// What routes.ts of a generated component says to the gateway: plain data with rules at its leaves. Types only.
import type { Rule } from '../check/rule.ts';
import type { OperationDefinition } from '../core/definition.ts';
import type { Expression, Operand } from '../core/expression.ts';

/** What main.ts of a generated gateway lists. */
export interface GatewayDefinition {
  readonly components: readonly RoutesDefinition[];
}

export interface RoutesDefinition {
  readonly component: string;
  readonly routes: readonly RouteDefinition[];
}

export interface RouteDefinition {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/orders/:id/ship`; with the method it is the route's name, by which the service knows its own half of the policy. */
  readonly path: string;
  /** An operation of the component. */
  readonly call: string;
  readonly type: OperationDefinition['type'];
  readonly scope: OperationDefinition['scope'];
  /** A hash of what the operation is on the wire: clients say for which they were made. */
  readonly surface?: string;
  /** Of success. */
  readonly status: number;
  /** The gateway's half of `allow`: what it cannot know is left out in the caller's favour. Absent: it refuses nobody. */
  readonly allow?: Expression;
  /** A refusal looks as if there were nothing. */
  readonly hide?: true;
  /** In the order of the path. */
  readonly parameters?: readonly ParameterDefinition[];
  /** What the request fills, and no body may hold. */
  readonly bind?: readonly BindDefinition[];
  /** Who may send a property: the gateway's half. */
  readonly guards?: readonly { readonly input: string; readonly allow: Expression }[];
  /** On GET and DELETE: inputs as the query string has them. */
  readonly inputs?: readonly TextDefinition[];
  /** What a body may hold, where the route lists it; else the service says. */
  readonly takes?: readonly string[];
  /** Absent: the route takes no body. */
  readonly body?: BodyDefinition;
  /** Of lists and streams. */
  readonly query?: QueryDefinition;
  /** Members of the output that the route shows, where it lists them. */
  readonly shows?: readonly string[];
  /** Whether the operation answers at all: with a value, a list of entities, or frames. */
  readonly answers?: 'value' | 'page' | 'stream';
  /** The answer is the entity as it is stored: its version is its tag. */
  readonly tagged?: true;
  /** Codes of declared errors, with their statuses. */
  readonly errors?: Readonly<Record<string, number>>;
  /** The service has a half of the policy: entity and input decide as well. */
  readonly asks?: true;
  /** What the service's half asks of the request: `language`, `authority`, `headers.x-team`. */
  readonly reads?: readonly string[];
  /** Headers that a request must have. */
  readonly require?: readonly string[];
  readonly cache?: CacheDefinition;
  /** The only GET of the new entity with just its id: '/orders/'. */
  readonly location?: string;
  readonly task?: true;
  readonly deprecated?: { readonly sunset?: string };
  /** Milliseconds; absent: the usual. */
  readonly timeout?: number;
}

/** A text of path or query as a value of the wire. */
export interface TextDefinition {
  readonly name: string;
  readonly as: 'text' | 'number' | 'boolean' | 'json';
  readonly rule: Rule;
  readonly required?: true;
  /** Several, apart by commas; the rule is of all of them together. */
  readonly list?: true;
}

export interface ParameterDefinition extends TextDefinition {
  readonly to: 'id' | 'criterion' | 'input' | 'expression';
  /** The field or input, where it is named otherwise. */
  readonly of?: string;
}

export interface BindDefinition {
  readonly input: string;
  readonly from: Operand;
  /** Of a header or a claim, which are texts: how it is read. Absent: as it is. */
  readonly as?: Exclude<TextDefinition['as'], 'text'>;
}

export interface BodyDefinition {
  readonly required?: true;
  /** 'raw': bytes, given by `bind` from `request.body`. */
  readonly kind: 'value' | 'raw';
  /** Media types; absent: `application/json`. */
  readonly accepts?: readonly string[];
}

export interface QueryDefinition {
  readonly filter?: readonly FilterDefinition[];
  readonly sort?: readonly string[];
  readonly fields?: readonly string[];
  readonly limit: { readonly default: number; readonly max: number };
}

export interface FilterDefinition extends TextDefinition {
  readonly operators: readonly ('eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'in' | 'null')[];
  /** The field is a list of scalars: equality means that it holds the value. */
  readonly contains?: true;
}

/** Seconds. */
export interface CacheDefinition {
  readonly public?: true;
  readonly max?: number;
  readonly revalidate?: number;
}

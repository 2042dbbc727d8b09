// The expressions of contracts as generated components hold them: resolved, typed, without positions. Types only.
import type { Operator } from '../storage/condition.ts';

export type ExpressionRoot =
  | 'entity'
  | 'identity'
  | 'route'
  | 'request'
  | 'input'
  | 'claims'
  | 'event';

/** How two operands meet: by code point, by value, by instant, as booleans, or against null. */
export type Meeting = 'text' | 'number' | 'time' | 'boolean' | 'null';

export type Expression =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | CompareExpression
  | InExpression
  | { readonly kind: 'has'; readonly path: PathOperand }
  /** A boolean path as a condition. */
  | { readonly kind: 'true'; readonly path: PathOperand }
  /** A policy by name; where its expression is not in place, the environment has it. */
  | { readonly kind: 'policy'; readonly name: string; readonly of?: Expression }
  | { readonly kind: 'authenticated' }
  | RoleExpression
  | { readonly kind: 'scheme'; readonly scheme: string }
  | { readonly kind: 'claim'; readonly name: string; readonly value: unknown };

export interface CompareExpression {
  readonly kind: 'compare';
  readonly operator: Operator;
  readonly left: Operand;
  readonly right: Operand;
  readonly as: Meeting;
}

export interface InExpression {
  readonly kind: 'in';
  readonly left: Operand;
  /** Literals, or one path to a list. */
  readonly right: readonly Operand[];
  readonly as: Meeting;
}

export interface RoleExpression {
  readonly kind: 'role';
  readonly segments: readonly (string | PathOperand)[];
}

export type Operand =
  | PathOperand
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'now' }
  | { readonly kind: 'today'; readonly zone?: string }
  /** `of` moved by so many milliseconds. */
  | { readonly kind: 'shift'; readonly of: Operand; readonly by: number };

export interface PathOperand {
  readonly kind: 'path';
  readonly root: ExpressionRoot;
  /** '[]' is each item of a list. */
  readonly segments: readonly string[];
}

/** What the roots of paths stand for. Values are as handlers see them, or as they are on the wire. */
export interface ExpressionEnvironment {
  readonly entity?: unknown;
  readonly identity?: ExpressionIdentity | undefined;
  readonly route?: unknown;
  readonly request?: unknown;
  readonly input?: unknown;
  readonly claims?: unknown;
  readonly event?: unknown;
  readonly now: Date;
  /** Of `today()` where the expression names none; else UTC. */
  readonly zone?: string;
  readonly policies?: Readonly<Record<string, Expression>>;
}

export interface ExpressionIdentity {
  readonly id: string;
  readonly roles: readonly string[];
  readonly scheme: string;
}

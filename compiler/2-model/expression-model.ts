// Expressions, resolved and typed. Two-valued; atoms that a place cannot know are 'unknown' (the gateway's half).
import type { Span } from '../base/source.ts';
import type { Declaration, NodeId, Reference } from './node.ts';
import type { Json, Type } from './type-model.ts';

export type Root = 'entity' | 'identity' | 'route' | 'request' | 'input' | 'claims' | 'event';
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** How two operands meet: by code point, by value, by instant, as booleans, or against null. */
export type Comparison = 'text' | 'number' | 'time' | 'boolean' | 'null' | 'unresolved';

export type Expression =
  | { readonly kind: 'constant'; readonly at: Span; readonly value: boolean }
  | { readonly kind: 'unknown'; readonly at: Span }
  | { readonly kind: 'unresolved'; readonly at: Span }
  | { readonly kind: 'and' | 'or'; readonly at: Span; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly at: Span; readonly of: Expression }
  | {
      readonly kind: 'compare';
      readonly at: Span;
      readonly operator: CompareOperator;
      readonly left: Operand;
      readonly right: Operand;
      readonly as: Comparison;
    }
  | {
      readonly kind: 'in';
      readonly at: Span;
      readonly left: Operand;
      /** Literals, or one path to a list. */
      readonly right: readonly Operand[];
      readonly as: Comparison;
    }
  | { readonly kind: 'has'; readonly at: Span; readonly path: PathOperand }
  /** A boolean path as a condition. */
  | { readonly kind: 'true'; readonly at: Span; readonly path: PathOperand }
  /** A policy by name, with its expression in place. */
  | {
      readonly kind: 'policy';
      readonly at: Span;
      readonly name: string;
      readonly id: NodeId;
      readonly of: Expression;
    }
  | { readonly kind: 'authenticated'; readonly at: Span }
  | {
      readonly kind: 'role';
      readonly at: Span;
      readonly segments: readonly (string | PathOperand)[];
    }
  | { readonly kind: 'scheme'; readonly at: Span; readonly scheme: string }
  | { readonly kind: 'claim'; readonly at: Span; readonly name: string; readonly value: Json };

export type Operand =
  | PathOperand
  | { readonly kind: 'literal'; readonly at: Span; readonly value: Json; readonly type: Type }
  | { readonly kind: 'now'; readonly at: Span; readonly type: Type }
  | { readonly kind: 'today'; readonly at: Span; readonly zone?: string; readonly type: Type }
  /** `of` moved by so many milliseconds. */
  | {
      readonly kind: 'shift';
      readonly at: Span;
      readonly of: Operand;
      readonly by: number;
      readonly type: Type;
    }
  | { readonly kind: 'unresolved'; readonly at: Span; readonly type: Type };

export interface PathOperand {
  readonly kind: 'path';
  readonly at: Span;
  readonly root: Root;
  readonly segments: readonly PathSegment[];
  /** Of what the path leads to; behind `[]` the type of the items. */
  readonly type: Type;
  /** Whether the value may be absent or null. */
  readonly absent: boolean;
}

/** '[]' is each item of a list. */
export type PathSegment = string;

export interface Policy extends Declaration {
  readonly component: NodeId;
  readonly expression: Expression;
  /** The policies that it names. */
  readonly uses: readonly Reference[];
}

/** Every path of an expression, through policies. */
export function pathsOf(expression: Expression): readonly PathOperand[] {
  const found: PathOperand[] = [];

  collectPaths(expression, found);

  return found;
}

/** Whether such a path is in it, through policies. */
export function hasPath(expression: Expression, isIt: (path: PathOperand) => boolean): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      for (let i = 0; i < expression.of.length; i++)
        if (hasPath(expression.of[i] as Expression, isIt)) return true;

      return false;
    case 'not':
    case 'policy':
      return hasPath(expression.of, isIt);
    case 'compare':
      return leadsThrough(expression.left, isIt) || leadsThrough(expression.right, isIt);
    case 'constant':
    case 'authenticated':
      return false;
    default:
      return operandsOf(expression).some((operand) => leadsThrough(operand, isIt));
  }
}

function leadsThrough(operand: Operand, isIt: (path: PathOperand) => boolean): boolean {
  if (operand.kind === 'shift') return leadsThrough(operand.of, isIt);

  return operand.kind === 'path' && isIt(operand);
}

function collectPaths(expression: Expression, into: PathOperand[]): void {
  switch (expression.kind) {
    case 'and':
    case 'or':
      for (let i = 0; i < expression.of.length; i++)
        collectPaths(expression.of[i] as Expression, into);
      break;
    case 'not':
    case 'policy':
      collectPaths(expression.of, into);
      break;
    default: {
      const operands = operandsOf(expression);

      for (let i = 0; i < operands.length; i++) collectPath(operands[i] as Operand, into);
    }
  }
}

function collectPath(operand: Operand, into: PathOperand[]): void {
  if (operand.kind === 'path') into.push(operand);
  else if (operand.kind === 'shift') collectPath(operand.of, into);
}

/** What an expression itself compares or asks for; not what is inside it. */
export function operandsOf(expression: Expression): readonly Operand[] {
  switch (expression.kind) {
    case 'compare':
      return [expression.left, expression.right];
    case 'in':
      return [expression.left, ...expression.right];
    case 'has':
    case 'true':
      return [expression.path];
    case 'role':
      return expression.segments.filter((s) => typeof s !== 'string');
    default:
      return [];
  }
}

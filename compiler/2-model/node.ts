// What every declaration of the model has: a stable id, a place, a name, its texts.
import type { Span } from '../base/source.ts';

/** 'shop.orders/operations/place/input/lines': JSON-pointer-escaped segments; stable across edits elsewhere. */
export type NodeId = string;

export interface Node {
  readonly id: NodeId;
  readonly at: Span;
}

export interface Declaration extends Node {
  readonly name: string;
  readonly doc?: string;
  readonly deprecated?: Deprecation;
  readonly was?: string;
}

export interface Deprecation {
  readonly since?: string;
  readonly sunset?: string;
  readonly use?: string;
}

export interface Reference {
  readonly name: string;
  readonly at: Span;
  /** Empty when unresolved. */
  readonly id: NodeId;
}

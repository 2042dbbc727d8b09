// Types, resolved. A Slot is a place that holds a value; a Type is what may stand there.
import type { Span } from '../base/source.ts';
import type { Deprecation, NodeId } from './node.ts';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

export interface Slot {
  readonly id: NodeId;
  readonly at: Span;
  readonly type: Type;
  readonly nullable: boolean;
  /** In wire form. */
  readonly default?: Json;
  readonly defaultAt?: Span;
  readonly doc?: string;
  readonly secret?: true;
  readonly deprecated?: Deprecation;
  /** Written `.` or `.a.b`: the path of the entity's field. */
  readonly from?: readonly string[];
  /** Annotations that mean nothing on this type, and the like; 3-check reports them. */
  readonly misplaced?: readonly { readonly what: string; readonly at: Span }[];
}

export interface Field extends Slot {
  readonly name: string;
  readonly optional: boolean;
  readonly was?: string;
}

export type Type =
  | StringType
  | NumericType
  | BooleanType
  | TimeType
  | BytesType
  | EnumType
  | ReferenceType
  | ListType
  | MapType
  | ObjectType
  | UnionType
  | EitherType
  | NamedType
  | EntityType
  | StreamType
  | SecretType
  | AnyType;

/** Bounds are inclusive unless marked; numbers as text, exactly as written. */
export interface Range {
  readonly min?: string;
  readonly max?: string;
  readonly above?: string;
  readonly below?: string;
  readonly at?: Span;
}

/** Whole numbers; NaN where something else was written, which 3-check reports. */
export interface Size {
  readonly min?: number;
  readonly max?: number;
  readonly at?: Span;
}

export interface StringType {
  readonly kind: 'string';
  readonly format?: 'uuid' | 'email' | 'uri' | 'hostname';
  /** In code points. */
  readonly size?: Size;
  readonly pattern?: string;
}

/** `integer` is in the safe range, `bigint` is int64 and travels as text, `decimal` travels as text. */
export interface NumericType {
  readonly kind: 'integer' | 'number' | 'bigint' | 'decimal';
  readonly range?: Range;
  /** Of decimals: digits in all, and after the point. */
  readonly digits?: number;
  readonly scale?: number;
}

export interface BooleanType {
  readonly kind: 'boolean';
}

export interface TimeType {
  readonly kind: 'timestamp' | 'date' | 'duration';
  readonly range?: Range;
}

export interface BytesType {
  readonly kind: 'bytes';
  readonly size?: Size;
}

export interface EnumType {
  readonly kind: 'enum';
  readonly values: readonly string[];
  readonly open: boolean;
  /** New ⇒ old. */
  readonly was?: Readonly<Record<string, string>>;
  /** Where it is declared, for related places. */
  readonly at: Span;
  /** Where each value stands, in the order of `values`. */
  readonly spans: readonly Span[];
}

/** `ref(shop.orders)`; `of` is a component's id or 'identity'. */
export interface ReferenceType {
  readonly kind: 'ref';
  readonly of: string;
}

export interface ListType {
  readonly kind: 'list';
  readonly item: Slot;
  readonly size?: Size;
}

export interface MapType {
  readonly kind: 'map';
  readonly value: Slot;
  readonly size?: Size;
}

/** Closed: other properties are errors in inputs and ignored by readers. */
export interface ObjectType {
  readonly kind: 'object';
  readonly fields: readonly Field[];
  /** From `$schema` only: other properties are taken as they are. */
  readonly open?: true;
}

/** Told apart by the discriminator, whose values are the arms' names. */
export interface UnionType {
  readonly kind: 'union';
  readonly discriminator: string;
  readonly arms: readonly { readonly name: string; readonly at: Span; readonly slot: Slot }[];
}

/** `string | integer`: disjoint plain types. */
export interface EitherType {
  readonly kind: 'either';
  readonly of: readonly Type[];
}

export interface NamedType {
  readonly kind: 'named';
  readonly name: string;
  /** 'types/Money' or 'shop.orders/types/Line'. */
  readonly target: NodeId;
}

/** The name of an entity as a type: its fields and `id`. */
export interface EntityType {
  readonly kind: 'entity';
  readonly name: string;
  readonly component: NodeId;
}

export interface StreamType {
  readonly kind: 'stream';
  readonly item: Slot;
}

export interface SecretType {
  readonly kind: 'secret';
}

export interface AnyType {
  readonly kind: 'any';
  /** Stands for what could not be resolved; nothing more is said about it. */
  readonly unresolved?: true;
}

type Kind = Type['kind'];

/** Single values with an order or an identity: what keys, filters and queries compare. */
export const COMPARABLE: ReadonlySet<Kind> = new Set([
  'string',
  'integer',
  'number',
  'bigint',
  'decimal',
  'boolean',
  'timestamp',
  'date',
  'enum',
  'ref',
  'any',
]);

/** Types with types inside. */
export type Composed = Extract<
  Type,
  { readonly kind: 'list' | 'map' | 'object' | 'union' | 'either' | 'named' | 'entity' | 'stream' }
>;

const COMPOSED: ReadonlySet<Kind> = new Set<Composed['kind']>([
  'list',
  'map',
  'object',
  'union',
  'either',
  'named',
  'entity',
  'stream',
]);

export function isComposed(type: Type): type is Composed {
  return COMPOSED.has(type.kind);
}

// Schemas in normal form, each once: equal normal forms are one node, whichever side they come from. References that do
// not recurse are gone; those that do are nodes that know their target.
import type { Json } from '../../2-model/type-model.ts';
import type { NumberSet } from './number-set.ts';
import type { Definitions, Schema, StringSchema } from './schema.ts';
import {
  ARRAY,
  BOOLEAN,
  EVERY,
  NULL,
  NUMBER,
  OBJECT,
  STRING,
  type TypeSet,
  typeOf,
} from './type-set.ts';

export interface Node {
  readonly id: number;
  readonly form: Form;
  /** What it was made of, for evaluation. */
  readonly schema: Schema;
  readonly definitions: Definitions;
  /** Types that may have values in it; all values of these types are in it. Found out once. */
  masks: Masks | undefined;
  /** A name inside that leads nowhere: nothing can be said of the set. */
  readonly broken: string | undefined;
  /** A value in it, once one was found. */
  sample: { readonly value: Json } | undefined;
}

export interface Masks {
  readonly some: TypeSet;
  readonly whole: TypeSet;
}

export type Form =
  | { readonly kind: 'all' | 'none' | 'null' | 'boolean' }
  | { readonly kind: 'values'; readonly values: readonly Json[] }
  | { readonly kind: 'number'; readonly set: NumberSet }
  | { readonly kind: 'string'; readonly texts: StringSchema }
  | ArrayForm
  | ObjectForm
  | { readonly kind: 'any-of' | 'all-of' | 'one-of'; readonly of: readonly Node[] }
  | { readonly kind: 'not'; readonly of: Node }
  | { readonly kind: 'ref'; readonly target: () => Node };

export interface ArrayForm {
  readonly kind: 'array';
  readonly prefix: readonly Node[];
  readonly rest: Node;
  readonly min: number;
  readonly max: number;
  readonly unique: boolean;
  readonly contains?: Counted | undefined;
}

export interface Counted {
  readonly node: Node;
  readonly min: number;
  readonly max: number;
}

export interface Property {
  readonly node: Node;
  readonly required: boolean;
}

export interface ObjectForm {
  readonly kind: 'object';
  readonly properties: ReadonlyMap<string, Property>;
  readonly patterns: readonly { readonly pattern: string; readonly node: Node }[];
  readonly rest: Node;
  readonly names: Node | undefined;
  readonly min: number;
  readonly max: number;
}

/** What stands directly inside; the target of a reference does not. */
export function childrenOf(form: Form): readonly Node[] {
  switch (form.kind) {
    case 'any-of':
    case 'all-of':
    case 'one-of':
      return form.of;
    case 'not':
      return [form.of];
    case 'array':
      return [
        ...form.prefix,
        form.rest,
        ...(form.contains === undefined ? [] : [form.contains.node]),
      ];
    case 'object':
      return [
        ...[...form.properties.values()].map(({ node }) => node),
        ...form.patterns.map(({ node }) => node),
        form.rest,
        ...(form.names === undefined ? [] : [form.names]),
      ];
    default:
      return [];
  }
}

const UNKNOWN: Masks = { some: EVERY, whole: 0 };

export function masksOf(node: Node): Masks {
  if (node.masks !== undefined) return node.masks;

  // While it is being found out, nothing is known.
  node.masks = UNKNOWN;
  node.masks = masks(node.form);

  return node.masks;
}

function masks(form: Form): Masks {
  switch (form.kind) {
    case 'all':
      return { some: EVERY, whole: EVERY };
    case 'none':
      return { some: 0, whole: 0 };
    case 'null':
      return { some: NULL, whole: NULL };
    case 'boolean':
      return { some: BOOLEAN, whole: BOOLEAN };
    case 'values':
      return valueMasks(form.values);
    case 'number': {
      const { low, high, divisor } = form.set;
      const isWhole = low === undefined && high === undefined && divisor === undefined;

      return { some: NUMBER, whole: isWhole ? NUMBER : 0 };
    }
    case 'string': {
      const { min = 0, max, patterns = [], format } = form.texts;
      const isWhole =
        min === 0 && max === undefined && patterns.length === 0 && format === undefined;

      return { some: STRING, whole: isWhole ? STRING : 0 };
    }
    case 'array':
      return { some: ARRAY, whole: isAnyArray(form) ? ARRAY : 0 };
    case 'object':
      return { some: OBJECT, whole: isAnyObject(form) ? OBJECT : 0 };
    case 'ref':
      return masksOf(form.target());
    case 'not': {
      const { some, whole } = masksOf(form.of);

      return { some: EVERY & ~whole, whole: EVERY & ~some };
    }
    case 'all-of':
      return form.of.map(masksOf).reduce((a, b) => ({
        some: a.some & b.some,
        whole: a.whole & b.whole,
      }));
    case 'any-of':
      return form.of.map(masksOf).reduce(either);
    case 'one-of':
      // All of a type in one, and none of it in the others: rarely so, and never needed.
      return { some: form.of.map(masksOf).reduce(either).some, whole: 0 };
  }
}

function either(a: Masks, b: Masks): Masks {
  return { some: a.some | b.some, whole: a.whole | b.whole };
}

function valueMasks(values: readonly Json[]): Masks {
  const some = values.reduce<TypeSet>((all, value) => all | typeOf(value), 0);
  const whole =
    (values.includes(null) ? NULL : 0) |
    (values.includes(true) && values.includes(false) ? BOOLEAN : 0);

  return { some, whole };
}

function isAnyArray({ prefix, rest, min, max, unique, contains }: ArrayForm): boolean {
  return (
    [...prefix, rest].every((node) => node.form.kind === 'all') &&
    min === 0 &&
    max === Number.POSITIVE_INFINITY &&
    !unique &&
    contains === undefined
  );
}

function isAnyObject({ properties, patterns, rest, names, min, max }: ObjectForm): boolean {
  return (
    properties.size === 0 &&
    patterns.length === 0 &&
    rest.form.kind === 'all' &&
    names === undefined &&
    min === 0 &&
    max === Number.POSITIVE_INFINITY
  );
}

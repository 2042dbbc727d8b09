// Sets of the six types of JSON, as bits. Numbers are one type: whole numbers are a part of them.
import type { Json } from '../../2-model/type-model.ts';
import { isList } from './json-text.ts';

export type TypeSet = number;

export const NULL = 1;
export const BOOLEAN = 2;
export const NUMBER = 4;
export const STRING = 8;
export const ARRAY = 16;
export const OBJECT = 32;
export const EVERY = 63;

/** In the order in which examples of them are understood. */
export const TYPES: readonly TypeSet[] = [STRING, NUMBER, BOOLEAN, NULL, ARRAY, OBJECT];

export function typeOf(value: Json): TypeSet {
  if (value === null) return NULL;
  if (isList(value)) return ARRAY;

  switch (typeof value) {
    case 'boolean':
      return BOOLEAN;
    case 'number':
      return NUMBER;
    case 'string':
      return STRING;
    default:
      return OBJECT;
  }
}

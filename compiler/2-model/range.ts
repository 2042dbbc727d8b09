// Bounds, put where a type has a place for them.

import type { RangeSyntax } from '../1-syntax/syntax.ts';
import type { Span } from '../base/source.ts';
import { defined } from './scope.ts';
import type { Range, Size, Type } from './type-model.ts';

export function sizeOf(range: RangeSyntax): Size {
  return defined({
    min: range.min === undefined ? undefined : whole(range.min.text, range.min.exclusive ? 1 : 0),
    max: range.max === undefined ? undefined : whole(range.max.text, range.max.exclusive ? -1 : 0),
    at: range.at,
  });
}

function whole(text: string, shift: number): number {
  return /^\d+$/.test(text) ? Number(text) + shift : Number.NaN;
}

export function rangeOf(range: RangeSyntax): Range {
  const { min, max, at } = range;

  return defined({
    min: min?.exclusive === false ? min.text : undefined,
    above: min?.exclusive === true ? min.text : undefined,
    max: max?.exclusive === false ? max.text : undefined,
    below: max?.exclusive === true ? max.text : undefined,
    at,
  });
}

interface Bounds {
  readonly size: RangeSyntax | undefined;
  readonly range: RangeSyntax | undefined;
}

export function withBounds(
  type: Type,
  { size, range }: Bounds,
  misplaced: { readonly what: string; readonly at: Span }[],
): Type {
  let result = type;

  if (size !== undefined) {
    if (['string', 'list', 'map', 'bytes'].includes(result.kind)) {
      const { kind, ...others } = result;

      result = { kind, ...others, size: sizeOf(size) } as Type;
    } else if (!isUnresolved(result)) misplaced.push({ what: '$size', at: size.at });
  }

  if (range !== undefined) {
    if (['integer', 'number', 'bigint', 'decimal', 'date', 'timestamp'].includes(result.kind)) {
      const { kind, ...others } = result;

      result = { kind, ...others, range: rangeOf(range) } as Type;
    } else if (!isUnresolved(result)) misplaced.push({ what: '$range', at: range.at });
  }

  return result;
}

function isUnresolved(type: Type): boolean {
  return type.kind === 'any' && type.unresolved === true;
}

// Bounds, put where a type has a place for them.

import type { RangeSyntax } from '../1-syntax/syntax.ts';
import type { Span } from '../base/source.ts';
import type { Draft } from './scope.ts';
import type { Range, Size, Type } from './type-model.ts';

export function sizeOf({ min, max, at }: RangeSyntax): Size {
  const size: Draft<Size> = {};

  if (min !== undefined) size.min = whole(min.text, min.exclusive ? 1 : 0);
  if (max !== undefined) size.max = whole(max.text, max.exclusive ? -1 : 0);

  size.at = at;

  return size;
}

function whole(text: string, shift: number): number {
  return /^\d+$/.test(text) ? Number(text) + shift : Number.NaN;
}

export function rangeOf({ min, max, at }: RangeSyntax): Range {
  const range: Draft<Range> = {};

  if (min !== undefined) range[min.exclusive ? 'above' : 'min'] = min.text;
  if (max !== undefined) range[max.exclusive ? 'below' : 'max'] = max.text;

  range.at = at;

  return range;
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

// Single values as sets: what stands on the wire for a text, a number, a moment, an id.
import type { Range, Size } from '../../2-model/type-model.ts';
import { oncePer } from '../../base/once-per.ts';
import type { Schema, TextFormat } from '../containment/schema.ts';
import type { TypeNode } from '../document.ts';

export type LeafNode = Exclude<
  TypeNode,
  {
    readonly kind: 'list' | 'map' | 'object' | 'union' | 'either' | 'named' | 'entity' | 'stream';
  }
>;

/** Ids travel as text of this form, whatever they lead to. */
const ID = '^[A-Za-z0-9_-]{1,64}$';

export const leafSchema = oncePer((type: LeafNode): Schema => {
  switch (type.kind) {
    case 'string':
      return stringSchema(type);
    case 'integer':
      return { kind: 'number', integer: true, ...wholeBounds(type.range) };
    case 'number':
      return { kind: 'number', ...boundsOf(type.range) };
    case 'bigint':
      return text({ name: 'bigint', ...boundsOf(type.range) });
    case 'decimal':
      return text({
        name: 'decimal',
        ...boundsOf(type.range),
        ...digitsOf(type),
      });
    case 'boolean':
      return { kind: 'boolean' };
    case 'timestamp':
    case 'date':
      return text({ name: type.kind, ...boundsOf(type.range) });
    case 'duration':
      return text({ name: 'duration' });
    case 'bytes':
      return text({ name: 'base64', ...byteBounds(type.size) });
    case 'enum':
      return type.open ? { kind: 'string' } : { kind: 'values', values: type.values };
    case 'ref':
      return { kind: 'string', patterns: [ID] };
    case 'secret':
      return { kind: 'string' };
    case 'any':
      return { kind: 'all' };
  }
});

/** Where none are said, there are as many as the runtime takes on each side of the point. */
function digitsOf({
  digits,
  scale = 0,
}: Extract<LeafNode, { readonly kind: 'integer' | 'number' | 'bigint' | 'decimal' }>): object {
  return digits === undefined ? { digits: 2 * MOST_DIGITS, scale: MOST_DIGITS } : { digits, scale };
}

const MOST_DIGITS = 38;

function text(format: TextFormat): Schema {
  return { kind: 'string', format };
}

function stringSchema({ format, size, pattern }: Extract<LeafNode, { kind: 'string' }>): Schema {
  return {
    kind: 'string',
    ...(size?.min === undefined ? {} : { min: size.min }),
    ...(size?.max === undefined ? {} : { max: size.max }),
    ...(pattern === undefined ? {} : { patterns: [pattern] }),
    ...(format === undefined ? {} : { format: { name: format } }),
  };
}

/** Only what JSON numbers say exactly is an integer. */
function wholeBounds(range: Range | undefined): object {
  const bounds = boundsOf(range);
  const low = bounds.min === undefined && bounds.above === undefined;
  const high = bounds.max === undefined && bounds.below === undefined;

  return {
    ...bounds,
    ...(low ? { min: String(Number.MIN_SAFE_INTEGER) } : {}),
    ...(high ? { max: String(Number.MAX_SAFE_INTEGER) } : {}),
  };
}

function boundsOf(range: Range | undefined): Omit<Range, 'at'> {
  if (range === undefined) return {};

  const { min, max, above, below } = range;

  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(above === undefined ? {} : { above }),
    ...(below === undefined ? {} : { below }),
  };
}

function byteBounds(size: Size | undefined): object {
  return {
    ...(size?.min === undefined ? {} : { minBytes: size.min }),
    ...(size?.max === undefined ? {} : { maxBytes: size.max }),
  };
}

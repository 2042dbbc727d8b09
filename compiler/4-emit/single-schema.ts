// Schemas of single values: texts, numbers, moments, bytes, references. The same in every position.
import type {
  BytesType,
  Composed,
  Json,
  NumericType,
  Range,
  StringType,
  Type,
} from '../2-model/type-model.ts';
import { unreachable } from '../base/invariant.ts';
import { oncePer } from '../base/once-per.ts';
import { integerBounds } from './check/slot-shape.ts';
import { type Printed, remembered } from './text/yaml-data.ts';

export type JsonSchema = { readonly [keyword: string]: Json };

type Single = Exclude<Type, Composed>;

/** Once per type: an entity's fields come again in its inputs and outputs. */
export const singleSchema = oncePer((type: Single): Printed => remembered(newSchema(type)));

function newSchema(type: Single): JsonSchema {
  switch (type.kind) {
    case 'string':
      return stringSchema(type);
    case 'integer':
    case 'number':
    case 'bigint':
    case 'decimal':
      return numericSchema(type);
    case 'boolean':
      return { type: 'boolean' };
    case 'timestamp':
      return present({
        type: 'string',
        format: 'date-time',
        'x-toac-range': rangeJson(type.range),
      });
    case 'date':
    case 'duration':
      return present({ type: 'string', format: type.kind, 'x-toac-range': rangeJson(type.range) });
    case 'bytes':
      return bytesSchema(type);
    case 'enum':
      return type.open
        ? { type: 'string', examples: type.values }
        : { type: 'string', enum: type.values };
    case 'ref':
      return { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$', 'x-toac-ref': type.of };
    case 'secret':
      return { type: 'string' };
    case 'any':
      return {};
    default:
      return unreachable(type);
  }
}

function stringSchema({ format, size, pattern }: StringType): JsonSchema {
  return present({ type: 'string', format, minLength: size?.min, maxLength: size?.max, pattern });
}

function numericSchema(type: NumericType): JsonSchema {
  const { range } = type;

  switch (type.kind) {
    case 'integer': {
      const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = integerBounds(range);

      return { type: 'integer', minimum: min, maximum: max };
    }
    case 'number':
      return present({
        type: 'number',
        minimum: numeric(range?.min),
        exclusiveMinimum: numeric(range?.above),
        maximum: numeric(range?.max),
        exclusiveMaximum: numeric(range?.below),
      });
    case 'bigint':
      return present({
        type: 'string',
        format: 'int64',
        pattern: '^(0|-?[1-9][0-9]{0,18})$',
        'x-toac-range': rangeJson(range),
      });
    case 'decimal':
      return present({
        type: 'string',
        format: 'decimal',
        pattern: decimalPattern(type),
        'x-toac-range': rangeJson(range),
      });
    default:
      return unreachable(type.kind);
  }
}

function decimalPattern({ digits, scale = 0 }: NumericType): string {
  const places = digits === undefined ? 38 : scale;
  const whole = digits === undefined ? 38 : digits - scale;
  const before = whole === 0 ? '0' : `(0|[1-9][0-9]{0,${whole - 1}})`;

  return `^-?${before}${places === 0 ? '' : `(\\.[0-9]{1,${places}})?`}$`;
}

function numeric(written: string | undefined): number | undefined {
  return written === undefined ? undefined : Number(written);
}

/** Bounds of what travels as text. */
function rangeJson(range: Range | undefined): Json | undefined {
  const { min, max, above, below } = range ?? {};
  const bounds = present({ min, max, above, below });

  return Object.keys(bounds).length === 0 ? undefined : bounds;
}

/** Sizes count bytes; those of the text are what they imply. */
function bytesSchema({ size }: BytesType): JsonSchema {
  const { min, max } = size ?? {};

  return present({
    type: 'string',
    contentEncoding: 'base64',
    minLength: min === undefined || min === 0 ? undefined : encoded(min),
    maxLength: max === undefined ? undefined : encoded(max),
    'x-toac-size': size === undefined ? undefined : present({ min, max }),
  });
}

function encoded(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

export function present(of: Readonly<Record<string, Json | undefined>>): JsonSchema {
  const schema: Record<string, Json> = {};

  for (const key of Object.keys(of)) {
    const value = of[key];

    if (value !== undefined) schema[key] = value;
  }

  return schema;
}

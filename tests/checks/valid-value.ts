// A valid value on the wire for a slot: what a well-behaved sender may send.

import type {
  Field,
  Json,
  NumericType,
  Size,
  Slot,
  StringType,
  TimeType,
  Type,
} from '../../compiler/2-model/type-model.ts';
import type { CheckedTypes, Position } from '../../compiler/4-emit/check/check-request.ts';
import {
  armFields,
  defaultOf,
  integerBounds,
  targetOf,
  travelling,
  typeAt,
} from '../../compiler/4-emit/check/slot-shape.ts';
import type { Random } from './random.ts';

export interface Making {
  readonly random: Random;
  readonly types: CheckedTypes;
  readonly position: Position;
  readonly depth: number;
}

/** What a pattern used in tests matches. */
export const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  '^[A-Z]{2}-[0-9]{4}$': ['AB-1234', 'ZZ-0000'],
  '^[a-z/]+$': ['a', 'a/b', 'abc'],
  '^[0-2][0-9]:[0-5][0-9]$': ['00:00', '23:59', '29:30'],
  x: ['x', 'axb', 'üx'],
};

export function validValue(slot: Slot, making: Making): Json {
  if (slot.nullable && making.random.chance(0.15)) return null;

  return ofType(slot.type, making);
}

function ofType(type: Type, making: Making): Json {
  const { random } = making;

  switch (type.kind) {
    case 'string':
      return stringValue(type, random);
    case 'integer':
    case 'number':
    case 'bigint':
    case 'decimal':
      return numericValue(type, random);
    case 'boolean':
      return random.chance(0.5);
    case 'timestamp':
    case 'date':
    case 'duration':
      return timeValue(type, random);
    case 'bytes':
      return bytesValue(type.size, random);
    case 'enum':
      return type.open && random.chance(0.2) ? 'something-else' : random.pick(type.values);
    case 'ref':
      return random.pick(['0190163d-8694-739b-aea5-966c26f8ad91', 'a', 'Given_id-1']);
    case 'secret':
      return 'hush';
    case 'any':
      return random.pick<Json>(['free', 1, true, null, [1, 'two'], { x: { y: [] } }]);
    default:
      return composedValue(type, making);
  }
}

function composedValue(type: Type, making: Making): Json {
  const { random, types } = making;
  const inner = { ...making, depth: making.depth + 1 };

  switch (type.kind) {
    case 'list':
      return Array.from({ length: count(type.size, making) }, () => validValue(type.item, inner));
    case 'map':
      return Object.fromEntries(
        Array.from({ length: count(type.size, making) }, (_, i) => [
          mapKey(i, random),
          validValue(type.value, inner),
        ]),
      );
    case 'object':
      return objectValue(type.fields, inner, type.open === true ? { beside: 1 } : {});
    case 'union': {
      const arm = random.pick(type.arms);

      return {
        [type.discriminator]: arm.name,
        ...objectValue(armFields(arm.slot, type.discriminator, types), inner, {}),
      };
    }
    case 'either':
      return ofType(random.pick(type.of), making);
    case 'named':
    case 'entity':
      return validValue(typeAt(types, targetOf(type) ?? '').slot, making);
    case 'stream':
      return validValue(type.item, making);
    default:
      throw new Error(`not composed: ${type.kind}`);
  }
}

function mapKey(i: number, random: Random): string {
  return random.pick(['key', 'a/b', 'c~d', 'ü', '', 'constructor', '0']) + i;
}

function objectValue(
  fields: readonly Field[],
  making: Making,
  more: { readonly [key: string]: Json },
): { [key: string]: Json } {
  const { random, position, types, depth } = making;
  const entries = travelling(fields, position)
    .filter((field) => {
      const absent = field.optional || defaultOf(field, position, types) !== undefined;

      // Recursive types end here.
      return !absent || (depth < 6 && random.chance(0.7));
    })
    .map((field): [string, Json] => [field.name, validValue(field, making)]);

  return Object.fromEntries([
    ...(random.chance(0.3) ? entries.reverse() : entries),
    ...Object.entries(more),
  ]);
}

function count(size: Size | undefined, { random, depth }: Making): number {
  const min = size?.min ?? 0;
  const max = Math.min(size?.max ?? min + 4, min + 4);

  return depth > 5 ? min : random.whole(min, max);
}

function stringValue({ format, size, pattern }: StringType, random: Random): string {
  switch (format) {
    case 'uuid':
      return random.pick([
        '0190163d-8694-739b-aea5-966c26f8ad91',
        '0190163D-8694-739B-AEA5-966C26F8AD91',
      ]);
    case 'email':
      return random.pick(['ada@example.com', 'a.b+c@mail.example.co.uk', "o'neil@x-y.example"]);
    case 'uri':
      return random.pick([
        'https://example.com/a?b=c#d',
        'mailto:ada@example.com',
        'urn:isbn:0451450523',
        'http://[::1]:80/',
      ]);
    case 'hostname':
      return random.pick(['example.com', 'a', 'xn--bcher-kva.example', 'a-b.c.']);
    default:
      if (pattern !== undefined) return random.pick(PATTERNS[pattern] ?? []);

      return characters(
        random.whole(size?.min ?? 0, Math.min(size?.max ?? 12, (size?.min ?? 0) + 12)),
        random,
      );
  }
}

/** Of code points: one of them takes two units. */
export function characters(length: number, random: Random): string {
  return Array.from({ length }, () =>
    random.pick([...'abcXYZ 019_-/~"\\', 'é', '日', '\u{1f600}']),
  ).join('');
}

function numericValue(type: NumericType, random: Random): number | string {
  const { range, digits, scale = 0 } = type;
  const { min = -1000, max = 1000 } = integerBounds(range);
  const whole = random.whole(
    Math.max(min, Math.min(max, 1000) - 2000),
    Math.min(max, Math.max(min, -1000) + 2000),
  );

  switch (type.kind) {
    case 'integer':
      return random.chance(0.1) && range === undefined ? Number.MAX_SAFE_INTEGER : whole;
    case 'number':
      return (
        Math.min(max, Math.max(min, whole === max || whole === min ? whole : whole + 0.25)) + 0
      );
    case 'bigint':
      return range === undefined && random.chance(0.2) ? '-9223372036854775808' : String(whole);
    default:
      return decimalText(
        whole,
        { digits: digits ?? 20, scale: digits === undefined ? 5 : scale },
        random,
      );
  }
}

function decimalText(
  whole: number,
  { digits, scale }: { digits: number; scale: number },
  random: Random,
): string {
  const before =
    digits - scale < 4 ? String(whole % 10 ** Math.max(0, digits - scale)) : String(whole);
  const places = random.whole(0, scale);

  return places === 0 ? before : `${before}.${'5'.repeat(places)}`;
}

function timeValue(type: TimeType, random: Random): string {
  const day = random.pick(['2024-02-29', '2026-12-31', '2030-06-15']);

  switch (type.kind) {
    case 'date':
      return day;
    case 'duration':
      return random.pick(['P1D', 'PT5M', 'P1Y2M3DT4H5M6S', 'P2W']);
    default:
      return (
        day + random.pick(['T00:00:00Z', 'T23:59:59.999Z', 't12:30:00.123456z', 'T12:00:00+05:30'])
      );
  }
}

function bytesValue(size: Size | undefined, random: Random): string {
  const length = random.whole(size?.min ?? 0, Math.min(size?.max ?? 20, (size?.min ?? 0) + 20));

  return Buffer.from(Array.from({ length }, () => random.whole(0, 255))).toString('base64');
}

// A value that fits a type, on the wire: the plainest. Undefined where none is found, and then a route is not tried.
import type { Field, Json, NumericType, Slot, StringType, Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { fromNow, fromToday } from './moment.ts';
import { patternSample } from './sample-pattern.ts';

export class NoSample extends Error {
  override readonly name = 'NoSample';
}

/** `hint`: what it is called, where any text will do. */
export function sampleOf(slot: Slot, program: Program, hint: string): Json {
  return slot.default ?? sampleOfType(slot.type, program, hint);
}

export function sampleOfType(type: Type, program: Program, hint: string): Json {
  switch (type.kind) {
    case 'string':
      return textSample(type, hint);
    case 'integer':
    case 'number':
      return Number(numberSample(type));
    case 'bigint':
    case 'decimal':
      return numberSample(type);
    case 'boolean':
      return false;
    case 'timestamp':
      return type.range === undefined ? fromNow(0) : `${dayIn(type.range)}T00:00:00.000Z`;
    case 'date':
      return type.range === undefined ? fromToday(0) : dayIn(type.range);
    case 'duration':
      return 'PT1M';
    case 'bytes':
      return Buffer.from('a'.repeat(type.size?.min ?? 1)).toString('base64');
    case 'enum':
      return type.values[0] ?? hint;
    case 'ref':
    case 'secret':
    case 'any':
      return hint;
    case 'stream':
      throw new NoSample();
    default:
      return composedSample(type, program, hint);
  }
}

type Composed = Extract<
  Type,
  { kind: 'list' | 'map' | 'object' | 'union' | 'either' | 'named' | 'entity' }
>;

function composedSample(type: Composed, program: Program, hint: string): Json {
  switch (type.kind) {
    case 'list':
      return repeated(type.size?.min ?? 0, () => sampleOf(type.item, program, hint));
    case 'map': {
      const items = repeated(type.size?.min ?? 0, () => sampleOf(type.value, program, hint));

      return Object.fromEntries(items.map((item, i) => [`key${i}`, item]));
    }
    case 'object':
      return objectSample(type.fields, program);
    case 'union': {
      const [arm] = type.arms;
      const inner = arm === undefined ? {} : sampleOfType(arm.slot.type, program, hint);

      return { [type.discriminator]: arm?.name ?? '', ...(inner as object) };
    }
    case 'either':
      return sampleOfType(type.of[0] as Type, program, hint);
    case 'named':
      return sampleOf(program.index.type(type.target).slot, program, hint);
    case 'entity':
      return {
        id: hint,
        ...objectSample(program.index.component(type.component).entity?.fields ?? [], program),
      };
  }
}

function repeated<T>(count: number, make: () => T): readonly T[] {
  return Array.from({ length: count }, make);
}

/** What must be there. */
export function objectSample(
  fields: readonly Field[],
  program: Program,
): { readonly [name: string]: Json } {
  return Object.fromEntries(
    fields
      .filter((f) => !f.optional && f.default === undefined)
      .map((f) => [f.name, f.nullable ? null : sampleOf(f, program, f.name)]),
  );
}

const FORMATS: Readonly<Record<string, string>> = {
  uuid: '0190163d-8694-739b-aea5-966c26f8ad91',
  email: 'ann@example.com',
  uri: 'https://example.com/',
  hostname: 'example.com',
};

function textSample({ format, size, pattern }: StringType, hint: string): string {
  if (format !== undefined) return FORMATS[format] ?? hint;

  if (pattern !== undefined) {
    const sample = patternSample(pattern, size?.min);

    if (sample === undefined || [...sample].length > (size?.max ?? Number.POSITIVE_INFINITY))
      throw new NoSample();

    return sample;
  }

  const text = [...hint.replace(/[^A-Za-z0-9 _-]/g, '')].slice(0, size?.max ?? hint.length);

  return text.join('').padEnd(size?.min ?? 0, 'x');
}

/** Whole where it may be: the nearest to zero. */
function numberSample({ range = {} }: NumericType): string {
  const { min, max, above, below } = range;

  if (min !== undefined && Number(min) > 0) return min;
  if (above !== undefined && Number(above) >= 0) return String(Number(above) + 1);
  if (max !== undefined && Number(max) < 0) return max;
  if (below !== undefined && Number(below) <= 0) return String(Number(below) - 1);

  return '0';
}

function dayIn({ min, max, above, below }: NonNullable<NumericType['range']>): string {
  const day = min ?? max;

  if (day !== undefined) return day.slice(0, 10);

  const by = above === undefined ? -86_400_000 : 86_400_000;

  return new Date(Date.parse(above ?? below ?? '') + by).toISOString().slice(0, 10);
}

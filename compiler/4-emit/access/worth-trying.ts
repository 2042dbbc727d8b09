// Values on both sides of what a condition compares with, as far as the type has them.
import type { Operand } from '../../2-model/expression-model.ts';
import type { Json, Type } from '../../2-model/type-model.ts';
import { fromNow, fromToday } from './moment.ts';

/** The value itself, and others. */
export function alternativesTo(value: Json, type: Type): readonly Json[] {
  return [value, ...nearby(value, type)];
}

/** Not the value: below it and above it where there is an order. */
export function nearby(value: Json, type: Type): readonly Json[] {
  switch (type.kind) {
    case 'enum': {
      const other = type.values.find((v) => v !== value);

      return other === undefined ? (type.open ? ['another'] : []) : [other];
    }
    case 'boolean':
      return [value !== true];
    case 'integer':
    case 'number':
      return typeof value === 'number'
        ? [value - 1, value + 1].filter((n) => isWithin(n, type.range))
        : [];
    case 'bigint':
    case 'decimal': {
      const whole = BigInt(String(value).split('.')[0] ?? '0');

      return [whole - 1n, whole + 1n].filter((n) => isWithin(Number(n), type.range)).map(String);
    }
    case 'string':
      if (type.format !== undefined) return [OTHERS[type.format]];

      return type.pattern === undefined ? [fitting('another', type.size)] : [];
    case 'ref':
    case 'any':
      return ['another'];
    case 'timestamp':
    case 'date':
      return typeof value === 'string' ? daysAround(value, type.kind) : [];
    default:
      return [];
  }
}

const OTHERS = {
  uuid: '0190163d-8694-739b-aea5-966c26f8ad92',
  email: 'bob@example.com',
  uri: 'https://example.com/another',
  hostname: 'another.example.com',
} as const;

function isWithin(
  value: number,
  range: {
    readonly min?: string;
    readonly max?: string;
    readonly above?: string;
    readonly below?: string;
  } = {},
): boolean {
  const { min = '-Infinity', max = 'Infinity', above = '-Infinity', below = 'Infinity' } = range;

  return (
    value >= Number(min) && value <= Number(max) && value > Number(above) && value < Number(below)
  );
}

function fitting(
  text: string,
  size: { readonly min?: number; readonly max?: number } = {},
): string {
  return text.slice(0, size.max ?? text.length).padEnd(size.min ?? 0, 'x');
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function daysAround(value: string, kind: 'timestamp' | 'date'): readonly string[] {
  const at = Date.parse(value);

  if (Number.isNaN(at))
    return kind === 'date' ? [fromToday(-2), fromToday(2)] : [fromNow(-HOUR), fromNow(HOUR)];

  return [at - DAY, at + DAY].map((time) => {
    const text = new Date(time).toISOString();

    return kind === 'date' ? text.slice(0, 10) : text;
  });
}

/** Around now() or today(), moved; `by` moves the field itself. Far enough from it that no clock decides. */
export function momentsAround(operand: Operand, type: Type, by: number): readonly Json[] {
  const { shift, zone, isDay } = momentOf(operand);
  const moved = shift - by;

  if (type.kind === 'date') {
    const days = Math.round(moved / DAY);

    return [fromToday(days, zone), fromToday(days - 2), fromToday(days + 2)];
  }

  const far = isDay ? 2 * DAY : Math.abs(moved) > DAY ? DAY : HOUR;

  return [fromNow(moved - far), fromNow(moved + far)];
}

interface Moment {
  readonly shift: number;
  readonly zone: string | undefined;
  readonly isDay: boolean;
}

function momentOf(operand: Operand): Moment {
  if (operand.kind === 'shift') {
    const of = momentOf(operand.of);

    return { ...of, shift: of.shift + operand.by };
  }

  return {
    shift: 0,
    zone: operand.kind === 'today' ? operand.zone : undefined,
    isDay: operand.kind === 'today',
  };
}

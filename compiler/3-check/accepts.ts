// Whether a JSON value written in a contract is of a type: defaults and configuration values.
import { isDay } from '../2-model/bounds.ts';
import type { Json, Range, Slot, Type } from '../2-model/type-model.ts';
import type { Lookup } from './lookup.ts';

export function acceptsSlot(slot: Slot, value: Json, lookup: Lookup): boolean {
  if (value === null) return slot.nullable || acceptsType(slot.type, value, lookup);

  return acceptsType(slot.type, value, lookup);
}

export function acceptsType(type: Type, value: Json, lookup: Lookup): boolean {
  switch (type.kind) {
    case 'any':
      return true;
    case 'named': {
      const slot = lookup.slot(type.target);

      return slot === undefined || acceptsSlot(slot, value, lookup);
    }
    case 'either':
      return type.of.some((arm) => acceptsType(arm, value, lookup));
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
    case 'number':
      return acceptsNumber(type, value);
    case 'list':
    case 'map':
    case 'object':
    case 'union':
      return acceptsContainer(type, value, lookup);
    case 'entity':
    case 'stream':
      return false;
    default:
      return typeof value === 'string' && acceptsText(type, value);
  }
}

function acceptsNumber(
  { kind, range }: Extract<Type, { kind: 'integer' | 'number' | 'bigint' | 'decimal' }>,
  value: Json,
): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;

  return (kind === 'number' || Number.isSafeInteger(value)) && inRange(value, range, Number);
}

function inRange<T extends number | bigint>(
  value: T,
  range: Range | undefined,
  read: (text: string) => T,
): boolean {
  if (range === undefined) return true;

  const { min, max, above, below } = range;

  return (
    (min === undefined || value >= read(min)) &&
    (max === undefined || value <= read(max)) &&
    (above === undefined || value > read(above)) &&
    (below === undefined || value < read(below))
  );
}

type Container = Extract<Type, { kind: 'list' | 'map' | 'object' | 'union' }>;

function acceptsContainer(type: Container, value: Json, lookup: Lookup): boolean {
  if (type.kind === 'list') {
    return (
      Array.isArray(value) &&
      inSize(value.length, type.size) &&
      value.every((v) => acceptsSlot(type.item, v, lookup))
    );
  }

  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;

  const members = Object.entries(value as Readonly<Record<string, Json>>);

  if (type.kind === 'map') {
    return (
      inSize(members.length, type.size) &&
      members.every(([, v]) => acceptsSlot(type.value, v, lookup))
    );
  }

  if (type.kind === 'union') {
    const arm = type.arms.find((a) =>
      members.some(([k, v]) => k === type.discriminator && v === a.name),
    );
    const rest = Object.fromEntries(members.filter(([k]) => k !== type.discriminator));

    return arm !== undefined && acceptsSlot(arm.slot, rest, lookup);
  }

  const fields = new Map(type.fields.map((f) => [f.name, f]));

  return (
    members.every(([key, v]) => {
      const field = fields.get(key);

      return field === undefined ? type.open === true : acceptsSlot(field, v, lookup);
    }) &&
    type.fields.every(
      (f) => f.optional || f.default !== undefined || members.some(([key]) => key === f.name),
    )
  );
}

function inSize(
  length: number,
  size: { readonly min?: number; readonly max?: number } | undefined,
): boolean {
  return length >= (size?.min ?? 0) && length <= (size?.max ?? Number.POSITIVE_INFINITY);
}

const FORMATS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  email: /^[^\s@]+@[^\s@]+$/,
  uri: /^[a-z][a-z0-9+.-]*:[^\s]+$/i,
  hostname: /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i,
};

function acceptsText(type: Type, value: string): boolean {
  switch (type.kind) {
    case 'string':
      if (type.format !== undefined) return FORMATS[type.format]?.test(value) === true;
      if (type.pattern !== undefined && !matches(type.pattern, value)) return false;

      return inSize([...value].length, type.size);
    case 'enum':
      return type.open || type.values.includes(value);
    case 'bigint':
      return (
        /^-?\d+$/.test(value) &&
        BigInt.asIntN(64, BigInt(value)) === BigInt(value) &&
        inRange(BigInt(value), type.range, BigInt)
      );
    case 'decimal':
      return acceptsDecimal(type, value);
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value) && inTextRange(value, type.range);
    case 'timestamp':
      return (
        /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i.test(value) &&
        !Number.isNaN(Date.parse(value))
      );
    case 'duration':
      return /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(
        value,
      );
    case 'bytes':
      return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value);
    default:
      return true;
  }
}

/** Patterns are of the RE2 subset, so this cannot run away; one that is not was reported where it stands. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}

function acceptsDecimal(
  { digits, scale, range }: Extract<Type, { kind: 'integer' | 'number' | 'bigint' | 'decimal' }>,
  value: string,
): boolean {
  const parts = /^-?(\d+)(?:\.(\d+))?$/.exec(value);

  if (parts === null) return false;

  const fraction = (parts[2] ?? '').length;
  const whole = (parts[1] ?? '').replace(/^0+/, '').length;
  const fits = digits === undefined || (fraction <= (scale ?? 0) && whole <= digits - (scale ?? 0));

  return fits && inRange(Number(value), range, Number);
}

function inTextRange(value: string, range: Range | undefined): boolean {
  if (range === undefined) return true;

  const { min, max, above, below } = range;

  return (
    (min === undefined || value >= min) &&
    (max === undefined || value <= max) &&
    (above === undefined || value > above) &&
    (below === undefined || value < below)
  );
}

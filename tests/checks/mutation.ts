// Makes a valid value invalid by one change at one place, deep inside where there is a deep inside.
import type { Field, Json, Slot, Type } from '../../compiler/2-model/type-model.ts';
import type { CheckedTypes, Position } from '../../compiler/4-emit/check/check-request.ts';
import {
  armFields,
  defaultOf,
  integerBounds,
  jsonKind,
  resolved,
  travelling,
} from '../../compiler/4-emit/check/slot-shape.ts';
import type { Random } from './random.ts';

export interface Site {
  readonly depth: number;
  /** Applies the change to a copy that `apply` walks. */
  readonly change: (random: Random) => void;
}

interface Container {
  readonly get: () => Json | undefined;
  readonly set: (value: Json) => void;
  readonly remove?: () => void;
}

interface Walk {
  readonly types: CheckedTypes;
  readonly position: Position;
  readonly sites: Site[];
}

/** All single changes that a value, which is changed in place, admits. */
export function sitesOf(
  holder: { value: Json },
  slot: Slot,
  about: Pick<Walk, 'types' | 'position'>,
): readonly Site[] {
  const sites: Site[] = [];
  const root: Container = { get: () => holder.value, set: (value) => (holder.value = value) };

  walk(root, slot, 0, { ...about, sites });

  return sites;
}

function walk(at: Container, slot: Slot, depth: number, context: Walk): void {
  const { type, nullable } = resolved(slot, context.types);
  const value = at.get();

  if (value === undefined || value === null) return;

  for (const wrong of wrongValues(type, nullable, context)) {
    context.sites.push({ depth, change: () => at.set(wrong) });
  }

  descend(at, type, depth, context);
}

function descend(at: Container, type: Type, depth: number, context: Walk): void {
  const value = at.get();

  if (type.kind === 'either') {
    const part = type.of.find((of) => jsonKind(of, context.types) === kindOf(value));

    if (part !== undefined) descend(at, resolved(slotOf(part), context.types).type, depth, context);
  }

  if (type.kind === 'list' && Array.isArray(value)) {
    for (const i of value.keys()) walk(inside(value as Json[], i), type.item, depth + 1, context);
    sizes(at, type.size, { depth, list: value }, context);
  }

  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;

  const record = value as { [key: string]: Json };

  if (type.kind === 'map')
    for (const key of Object.keys(record))
      walk(member(record, key), type.value, depth + 1, context);
  if (type.kind === 'object')
    fields(record, type.fields, { depth, open: type.open === true }, context);

  if (type.kind === 'union') {
    const arm = type.arms.find((a) => a.name === record[type.discriminator]);

    context.sites.push({
      depth: depth + 1,
      change: () => (record[type.discriminator] = 'nonsense'),
    });
    context.sites.push({ depth: depth + 1, change: () => delete record[type.discriminator] });
    if (arm !== undefined)
      fields(
        record,
        armFields(arm.slot, type.discriminator, context.types),
        { depth, open: false },
        context,
      );
  }
}

function sizes(
  at: Container,
  size: { min?: number; max?: number } | undefined,
  { depth, list }: { depth: number; list: readonly Json[] },
  { sites }: Walk,
): void {
  const first = list[0];

  if (size?.max !== undefined && first !== undefined && size.max < 50) {
    sites.push({
      depth,
      change: () =>
        at.set(Array.from({ length: (size.max ?? 0) + 1 }, () => structuredClone(first))),
    });
  }

  if ((size?.min ?? 0) > 0) sites.push({ depth, change: () => at.set([]) });
}

function fields(
  record: { [key: string]: Json },
  of: readonly Field[],
  { depth, open }: { depth: number; open: boolean },
  context: Walk,
): void {
  const known = travelling(of, context.position);

  for (const field of known) {
    const needed =
      !field.optional && defaultOf(field, context.position, context.types) === undefined;

    if (!Object.hasOwn(record, field.name)) continue;
    if (needed) context.sites.push({ depth: depth + 1, change: () => delete record[field.name] });

    walk(member(record, field.name), field, depth + 1, context);
  }

  if (!open && context.position !== 'out') {
    context.sites.push({
      depth: depth + 1,
      change: (random) => (record[random.pick(['unknown', 'a/b~c', 'valueOf'])] = 1),
    });
  }
}

function inside(list: Json[], i: number): Container {
  return { get: () => list[i], set: (value) => (list[i] = value) };
}

function member(record: { [key: string]: Json }, key: string): Container {
  return {
    get: () => (Object.hasOwn(record, key) ? record[key] : undefined),
    set: (value) =>
      Object.defineProperty(record, key, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      }),
  };
}

function slotOf(type: Type): Slot {
  return { id: 'part', at: { file: '', start: 0, end: 0 }, type, nullable: false };
}

function kindOf(value: Json | undefined): string {
  if (Array.isArray(value)) return 'list';

  return typeof value === 'object' ? 'record' : typeof value;
}

/** Values that a type does not take. */
function wrongValues(type: Type, nullable: boolean, { types }: Walk): readonly Json[] {
  if (type.kind === 'any') return [];

  const samples: readonly (readonly [string, Json])[] = [
    ['string', 'wrong'],
    ['number', 12.5],
    ['boolean', true],
    ['list', []],
    ['record', { wrong: true }],
  ];
  const accepted =
    type.kind === 'either' ? type.of.map((of) => jsonKind(of, types)) : [jsonKind(type, types)];
  const kinds = samples
    .filter(([kind]) => !accepted.includes(kind as 'string'))
    .map(([, value]) => value);

  return [...kinds, ...(nullable ? [] : [null]), ...outOfBounds(type)];
}

function outOfBounds(type: Type): readonly Json[] {
  switch (type.kind) {
    case 'string':
      return [
        ...(type.size?.max === undefined || type.pattern !== undefined
          ? []
          : ['\u{1f600}'.repeat(type.size.max + 1)]),
        ...((type.size?.min ?? 0) > 1 ? ['\u{1f600}'.repeat((type.size?.min ?? 0) - 1)] : []),
        ...(type.pattern === undefined ? [] : ['PATTERN?']),
        ...(type.format === undefined ? [] : ['not one', '']),
      ];
    case 'integer': {
      const { min, max } = integerBounds(type.range);

      return [
        0.5,
        ...(min === undefined ? [] : [min - 1]),
        ...(max === undefined ? [] : [max + 1]),
      ];
    }
    case 'number':
      return [
        ...(type.range?.min === undefined ? [] : [Number(type.range.min) - 1]),
        ...(type.range?.max === undefined ? [] : [Number(type.range.max) + 1]),
        ...(type.range?.above === undefined ? [] : [Number(type.range.above)]),
        ...(type.range?.below === undefined ? [] : [Number(type.range.below)]),
      ];
    case 'bigint':
      return ['1.5', '9223372036854775808', '-9223372036854775809', '007', ...edges(type.range)];
    case 'decimal':
      return [
        '1e5',
        '.5',
        '00.5',
        '1.',
        type.digits === undefined ? 'x' : `1${'0'.repeat(type.digits)}`,
        ...edges(type.range),
      ];
    case 'timestamp':
      return [
        '2024-02-30T00:00:00Z',
        '2024-01-01',
        '2024-01-01T24:00:00Z',
        '2024-01-01T00:00:00',
        '2024-01-01T00:00:00+24:00',
      ];
    case 'date':
      return ['2023-02-29', '2024-1-1', '24-01-01', '2024-01-01T00:00:00Z'];
    case 'duration':
      return ['P', 'PT', '1D', 'P1H', 'P1W2D'];
    case 'bytes':
      return [
        'YQ=',
        'Y',
        'YW!=',
        ...(type.size?.max === undefined
          ? []
          : [Buffer.alloc(type.size.max + 1).toString('base64')]),
      ];
    case 'enum':
      return type.open ? [] : ['nonsense', ''];
    case 'ref':
      return ['', 'a b', 'x'.repeat(65)];
    default:
      return [];
  }
}

function edges(
  range: { min?: string; max?: string; above?: string; below?: string } | undefined,
): readonly string[] {
  return [
    ...(range?.above === undefined ? [] : [range.above]),
    ...(range?.below === undefined ? [] : [range.below]),
    ...(range?.min === undefined ? [] : [`${Number(range.min) - 1}`]),
    ...(range?.max === undefined ? [] : [`${Number(range.max) + 1}`]),
  ];
}

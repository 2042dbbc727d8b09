// Edits of single slots, each with the rule that it is an instance of.
import type { FieldDocument, SlotDocument, TypeNode } from '../../../compiler/diff/document.ts';
import type { Operator } from './mutate.ts';

type Kind = TypeNode['kind'];
type Numeric = 'integer' | 'number' | 'bigint' | 'decimal';
type Timed = 'timestamp' | 'date' | 'duration';
/** Kinds that share their members are one type. */
type Of<K extends Kind> = Extract<
  TypeNode,
  { readonly kind: K extends Numeric ? Numeric : K extends Timed ? Timed : K }
>;

/** Of slots with a type of this kind; the type may be made anew. */
function ofType<K extends Kind>(
  name: string,
  rule: string,
  kind: K,
  change: (type: Of<K>) => TypeNode | undefined,
): Operator {
  return {
    name,
    rule,
    change: (slot) => {
      if (slot.type.kind !== kind) return undefined;

      const type = change(slot.type as Of<K>);

      return type === undefined ? undefined : { ...without(slot, 'default'), type };
    },
  };
}

function without<T extends object>(of: T, ...keys: readonly string[]): T {
  return Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key))) as T;
}

type Members = Of<'object'>;

/** Of objects: their members. */
function ofMembers(
  name: string,
  rule: string,
  change: (fields: Members['fields']) => readonly FieldDocument[] | undefined,
): Operator {
  return ofType(name, rule, 'object', (type) => {
    const fields = change(type.fields);

    return fields === undefined ? undefined : { ...type, fields };
  });
}

function ofField(
  name: string,
  rule: string,
  fits: (field: FieldDocument) => boolean,
  change: (field: FieldDocument) => FieldDocument,
): Operator {
  return ofMembers(name, rule, (fields) => {
    const i = fields.findIndex((f) => f.from === undefined && fits(f));
    const field = fields[i];

    return field === undefined ? undefined : fields.with(i, change(field));
  });
}

const NOTE: FieldDocument = { name: 'mutant', type: { kind: 'string', size: { max: 9 } } };

const FIELDS: readonly Operator[] = [
  ofMembers('add an optional member', 'field-added', (f) => [...f, { ...NOTE, optional: true }]),
  ofMembers('add a member', 'required-field-added', (f) => [...f, NOTE]),
  ofMembers('add a member with a default', 'required-field-added-with-default', (f) => [
    ...f,
    { ...NOTE, default: 'x' },
  ]),
  ofMembers('take a member away', 'required-field-removed', (f) => {
    const i = f.findIndex((one) => one.optional !== true);

    return i < 0 ? undefined : f.toSpliced(i, 1);
  }),
  ofMembers('take an optional member away', 'field-removed', (f) => {
    const i = f.findIndex((one) => one.optional === true);

    return i < 0 ? undefined : f.toSpliced(i, 1);
  }),
  ofField(
    'require a member',
    'field-became-required',
    (f) => f.optional === true,
    (f) => without(f, 'optional'),
  ),
  ofField(
    'make a member optional',
    'field-became-optional',
    (f) => f.optional !== true && f.default === undefined,
    (f) => ({ ...f, optional: true }),
  ),
  ofField(
    'rename a member',
    'field-renamed',
    (f) => f.optional !== true,
    (f) => ({ ...f, name: 'renamed', was: f.name }),
  ),
  ofField(
    'take a default away',
    'default-removed',
    (f) => f.default !== undefined,
    (f) => without(f, 'default'),
  ),
  ofField(
    'make a member a secret',
    'sensitive-added',
    (f) => f.secret !== true && f.type.kind === 'string',
    (f) => ({ ...f, secret: true }),
  ),
];

const NULLS: readonly Operator[] = [
  {
    name: 'allow null',
    rule: 'nullable-added',
    change: (slot) =>
      slot.nullable === true || ['stream', 'any', 'secret'].includes(slot.type.kind)
        ? undefined
        : { ...slot, nullable: true },
  },
  {
    name: 'refuse null',
    rule: 'nullable-removed',
    change: (slot: SlotDocument) =>
      slot.nullable === true ? without(slot, 'nullable') : undefined,
  },
];

const TEXTS: readonly Operator[] = [
  ofType('text to number', 'type-replaced', 'string', () => ({ kind: 'integer' })),
  ofType('text to a list of values', 'enum-introduced', 'string', (t) =>
    t.format === undefined && t.pattern === undefined
      ? { kind: 'enum', values: ['abcdefghijklmnop', 'b'], open: false }
      : undefined,
  ),
  ofType('text to one value', 'const-introduced', 'string', (t) =>
    t.format === undefined && t.pattern === undefined
      ? { kind: 'enum', values: ['v'], open: false }
      : undefined,
  ),
  ofType('text to bytes', 'encoding-changed', 'string', () => ({ kind: 'bytes' })),
  ofType('ask for more characters', 'min-length-raised', 'string', (t) =>
    (t.size?.max ?? 99) > (t.size?.min ?? 0)
      ? { ...t, size: { ...t.size, min: (t.size?.min ?? 0) + 1 } }
      : undefined,
  ),
  ofType('ask for fewer characters', 'min-length-lowered', 'string', (t) =>
    (t.size?.min ?? 0) > 0 && t.size?.min !== t.size?.max
      ? { ...t, size: { ...t.size, min: (t.size?.min ?? 1) - 1 } }
      : undefined,
  ),
  ofType('take fewer characters', 'max-length-lowered', 'string', (t) =>
    t.size?.max !== undefined && t.size.max > (t.size.min ?? 0)
      ? { ...t, size: { ...t.size, max: t.size.max - 1 } }
      : undefined,
  ),
  ofType('take more characters', 'max-length-raised', 'string', (t) =>
    t.size?.max === undefined ? undefined : { ...t, size: { ...t.size, max: t.size.max + 1 } },
  ),
  ofType('ask for a pattern', 'pattern-tightened', 'string', (t) =>
    t.format === undefined && t.pattern === undefined
      ? { ...t, pattern: '^[a-z0-9-]+$' }
      : undefined,
  ),
  ofType('take every text', 'pattern-relaxed', 'string', (t) =>
    t.pattern === undefined ? undefined : without(t, 'pattern'),
  ),
  ofType('another pattern', 'pattern-changed', 'string', (t) =>
    t.pattern === undefined ? undefined : { ...t, pattern: '^[a-z]{3}[0-9]$' },
  ),
  ofType('ask for a format', 'format-tightened', 'string', (t) =>
    t.format === undefined && t.size === undefined && t.pattern === undefined
      ? { ...t, format: 'uuid' }
      : undefined,
  ),
  ofType('day to moment', 'format-changed', 'date', () => ({ kind: 'timestamp' })),
  ofType('moment to text', 'format-relaxed', 'timestamp', () => ({ kind: 'string' })),
  ofType('another reference', 'reference-changed', 'ref', (t) => ({
    kind: 'ref',
    of: t.of === 'identity' ? 'elsewhere' : 'identity',
  })),
  ofType('fewer digits', 'decimal-digits-lowered', 'decimal', (t) =>
    t.digits === undefined ? undefined : { ...t, digits: t.digits - 1 },
  ),
  ofType('more digits after the point', 'multiple-of-relaxed', 'decimal', (t) =>
    t.digits === undefined ? undefined : { ...t, digits: t.digits + 1, scale: (t.scale ?? 0) + 1 },
  ),
  ofType('decimal at least one', 'minimum-raised', 'decimal', (t) => ({
    ...t,
    range: { min: '1' },
  })),
];

const NUMBERS: readonly Operator[] = [
  ofType('whole to any number', 'type-widened', 'integer', (t) =>
    t.range === undefined ? { kind: 'number' } : { kind: 'number', range: t.range },
  ),
  ofType('number to text', 'type-replaced', 'integer', () => ({ kind: 'string' })),
  ofType('a greater least', 'minimum-raised', 'integer', (t) => ({
    ...t,
    range: { ...t.range, min: String(Number(t.range?.min ?? -9) + 1) },
  })),
  ofType('a smaller least', 'minimum-lowered', 'integer', (t) =>
    t.range?.min === undefined
      ? undefined
      : { ...t, range: { ...t.range, min: String(Number(t.range.min) - 1) } },
  ),
  ofType('a smaller greatest', 'maximum-lowered', 'integer', (t) => ({
    ...t,
    range: { ...t.range, max: String(Number(t.range?.max ?? 999) - 1) },
  })),
  ofType('a greater greatest', 'maximum-raised', 'integer', (t) =>
    t.range?.max === undefined
      ? undefined
      : { ...t, range: { ...t.range, max: String(Number(t.range.max) + 1) } },
  ),
  ofType('truth to text', 'type-replaced', 'boolean', () => ({ kind: 'string' })),
];

const ENUMS: readonly Operator[] = [
  ofType('a value more', 'enum-value-added', 'enum', (t) => ({
    ...t,
    values: [...t.values, 'mutant'],
  })),
  ofType('a value less', 'enum-value-removed', 'enum', (t) =>
    t.values.length > 2 ? { ...t, values: t.values.slice(1) } : undefined,
  ),
  ofType('another name of a value', 'enum-value-renamed', 'enum', (t) => ({
    ...t,
    values: ['renamed', ...t.values.slice(1)],
    was: { renamed: t.values[0] ?? '' },
  })),
  ofType('open the list', 'enum-became-extensible', 'enum', (t) =>
    t.open ? undefined : { ...t, open: true },
  ),
  ofType('close the list', 'enum-became-closed', 'enum', (t) =>
    t.open ? { ...t, open: false } : undefined,
  ),
  ofType('turn the list round', 'enum-reordered', 'enum', (t) =>
    t.values.length > 1 ? { ...t, values: t.values.toReversed() } : undefined,
  ),
  ofType('any text', 'enum-dropped', 'enum', () => ({ kind: 'string' })),
];

const CONTAINERS: readonly Operator[] = [
  ofType('ask for more items', 'min-items-raised', 'list', (t) => ({
    ...t,
    size: { ...t.size, min: (t.size?.min ?? 0) + 1 },
  })),
  ofType('take fewer items', 'max-items-lowered', 'list', (t) => ({
    ...t,
    size: { ...t.size, max: (t.size?.max ?? 99) - 1 },
  })),
  ofType('take more items', 'max-items-raised', 'list', (t) =>
    t.size?.max === undefined ? undefined : { ...t, size: { ...t.size, max: t.size.max + 1 } },
  ),
  ofType('a list to one', 'type-replaced', 'list', (t) =>
    ['named', 'entity'].includes(t.item.type.kind) ? { kind: 'boolean' } : t.item.type,
  ),
  ofType('take fewer entries', 'max-properties-lowered', 'map', (t) => ({
    ...t,
    size: { max: 9 },
  })),
  ofType('other values', 'additional-changed', 'map', (t) =>
    t.value.type.kind === 'boolean' ? undefined : { ...t, value: { type: { kind: 'boolean' } } },
  ),
  ofType('a variant more', 'variant-added', 'union', (t) => ({
    ...t,
    arms: [...t.arms, { name: 'mutant', slot: { type: { kind: 'object', fields: [NOTE] } } }],
  })),
  ofType('a variant less', 'variant-removed', 'union', (t) =>
    t.arms.length > 1 ? { ...t, arms: t.arms.slice(1) } : undefined,
  ),
  ofType('another discriminator', 'discriminator-changed', 'union', (t) => ({
    ...t,
    discriminator: 'mutant',
  })),
];

export const OPERATORS: readonly Operator[] = [
  ...FIELDS,
  ...NULLS,
  ...TEXTS,
  ...NUMBERS,
  ...ENUMS,
  ...CONTAINERS,
];

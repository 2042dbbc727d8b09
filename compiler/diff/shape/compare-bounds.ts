// Edits of sizes, ranges, digits, patterns and formats, one after the other: each step is compared with the one before
// it, so that two edits that hide each other are not taken for none.
import type { Range, Size } from '../../2-model/type-model.ts';
import type { TypeNode } from '../document.ts';
import { isSame } from '../same.ts';
import { relateShapes } from '../sets/relate-shapes.ts';
import { rangeText } from '../type-text.ts';
import { type Spot, slotOf, valueChange, type Walk } from './change.ts';

/** What the engine answers, and the rule that it makes; no rule, no finding. */
interface Names {
  readonly widened: string;
  readonly narrowed: string;
  readonly crossing: string;
  readonly undecided: string;
}

interface Aspect {
  /** The first with this of the second. */
  readonly take: (from: TypeNode, to: TypeNode) => TypeNode;
  readonly names: Names;
  readonly lost: (type: TypeNode) => string;
}

export function compareBounds(
  walk: Walk,
  spot: Spot,
  [before, after]: readonly [TypeNode, TypeNode],
): void {
  let current = before;

  for (const aspect of aspectsOf(before.kind)) {
    const next = aspect.take(current, after);

    if (isSame(sorted(current), sorted(next))) continue;

    step(walk, spot, { types: [current, next], whole: [before, after], aspect });
    current = next;
  }
}

interface Step {
  readonly types: readonly [TypeNode, TypeNode];
  /** What the contract says on both sides. */
  readonly whole: readonly [TypeNode, TypeNode];
  readonly aspect: Aspect;
}

function step(walk: Walk, spot: Spot, { aspect, types, whole }: Step): void {
  const [before, after] = types;
  const { lost, names } = aspect;
  const { old, next } = walk.both;
  const { relation } = relateShapes(
    { slot: slotOf(before), index: old },
    { slot: slotOf(after), index: next },
  );

  if (relation === 'equal') return;

  const change = {
    ...valueChange(walk, ...whole),
    sets: valueChange(walk, before, after).sets,
  };

  walk.changes.push({
    rule: names[relation],
    spot,
    message: `is ${change.after} now`,
    lost: lost(after),
    gained: lost(before),
    ...change,
  });
}

/** The order of keys says nothing. */
function sorted(type: TypeNode): readonly unknown[] {
  const entries = Object.entries(type).map(([key, value]) => [
    key,
    key === 'size' || key === 'range' ? Object.entries(value ?? {}).sort() : value,
  ]);

  return entries.filter(([, value]) => !Array.isArray(value) || value.length > 0).sort();
}

function aspectsOf(kind: TypeNode['kind']): readonly Aspect[] {
  switch (kind) {
    case 'string':
      return [FORMAT, PATTERN, ...sizes('length')];
    case 'bytes':
      return sizes('length');
    case 'list':
      return sizes('items');
    case 'map':
      return sizes('properties');
    case 'decimal':
      return [SCALE, DIGITS, ...RANGE];
    default:
      return RANGE;
  }
}

type Numbered = Extract<TypeNode, { readonly kind: 'integer' | 'number' | 'bigint' | 'decimal' }>;
type Text = Extract<TypeNode, { kind: 'string' }>;

function named(rule: string, up = 'relaxed', down = 'tightened'): Names {
  return {
    widened: `${rule}-${up}`,
    narrowed: `${rule}-${down}`,
    crossing: `${rule}-changed`,
    undecided: 'schema-undecided',
  };
}

function without<T extends object>(node: T, ...keys: readonly string[]): T {
  return Object.fromEntries(Object.entries(node).filter(([key]) => !keys.includes(key))) as T;
}

const FORMAT: Aspect = {
  take: (from, to) => {
    const { format } = to as Text;

    return { ...without(from, 'format'), ...(format === undefined ? {} : { format }) } as TypeNode;
  },
  names: named('format'),
  lost: (type) =>
    (type as Text).format === undefined ? 'other texts' : `what is no ${(type as Text).format}`,
};

const PATTERN: Aspect = {
  take: (from, to) => {
    const { pattern } = to as Text;

    return {
      ...without(from, 'pattern'),
      ...(pattern === undefined ? {} : { pattern }),
    } as TypeNode;
  },
  names: { ...named('pattern'), undecided: 'pattern-undecided' },
  lost: (type) => {
    const { pattern } = type as Text;

    return pattern === undefined ? 'other texts' : `texts that do not match /${pattern}/`;
  },
};

function sizes(of: 'length' | 'items' | 'properties'): readonly Aspect[] {
  const take =
    (bound: 'min' | 'max') =>
    (from: TypeNode, to: TypeNode): TypeNode => {
      const value = (to as { readonly size?: Size }).size?.[bound];
      const rest = without((from as { readonly size?: Size }).size ?? {}, bound);
      const size = value === undefined ? rest : { ...rest, [bound]: value };

      return (Object.keys(size).length === 0
        ? without(from, 'size')
        : { ...from, size }) as unknown as TypeNode;
    };
  const bound = (type: TypeNode, key: 'min' | 'max'): string =>
    String((type as { readonly size?: Size }).size?.[key] ?? (key === 'min' ? 0 : 'any number'));
  const unit = { length: 'characters', items: 'items', properties: 'entries' }[of];

  return [
    {
      take: take('min'),
      names: named(`min-${of}`, 'lowered', 'raised'),
      lost: (type) => `fewer than ${bound(type, 'min')} ${unit}`,
    },
    {
      take: take('max'),
      names: named(`max-${of}`, 'raised', 'lowered'),
      lost: (type) => `more than ${bound(type, 'max')} ${unit}`,
    },
  ];
}

const RANGE: readonly Aspect[] = [
  {
    take: (from, to) => takeRange(from, to, ['min', 'above']),
    names: named('minimum', 'lowered', 'raised'),
    lost: (type) => `values outside ${rangeOf(type)}`,
  },
  {
    take: (from, to) => takeRange(from, to, ['max', 'below']),
    names: named('maximum', 'raised', 'lowered'),
    lost: (type) => `values outside ${rangeOf(type)}`,
  },
];

function rangeOf(type: TypeNode): string {
  const text = rangeText((type as { readonly range?: Range }).range);

  return text === '' ? 'what fits at all' : text;
}

function takeRange(from: TypeNode, to: TypeNode, keys: readonly (keyof Range)[]): TypeNode {
  const given = (to as { readonly range?: Range }).range ?? {};
  const range = without((from as { readonly range?: Range }).range ?? {}, ...keys);
  const taken = Object.fromEntries(
    keys.flatMap((k) => (given[k] === undefined ? [] : [[k, given[k]]])),
  );
  const both = { ...range, ...taken };

  return (Object.keys(both).length === 0
    ? without(from, 'range')
    : { ...from, range: both }) as unknown as TypeNode;
}

/** The whole part keeps its digits. */
const SCALE: Aspect = {
  take: (from, to) => {
    const [a, b] = [from as Numbered, to as Numbered];

    if (a.digits === undefined || b.digits === undefined || a.scale === b.scale) return from;

    return { ...a, digits: a.digits - (a.scale ?? 0) + (b.scale ?? 0), scale: b.scale ?? 0 };
  },
  names: named('multiple-of'),
  lost: (type) => `more than ${(type as Numbered).scale ?? 0} digits after the point`,
};

const DIGITS: Aspect = {
  take: (from, to) => {
    const { digits, scale } = to as Numbered;

    return {
      ...without(from, 'digits', 'scale'),
      ...(digits === undefined ? {} : { digits, scale: scale ?? 0 }),
    } as TypeNode;
  },
  names: named('decimal-digits', 'raised', 'lowered'),
  lost: (type) => `more digits than ${(type as Numbered).digits ?? 'usual'}`,
};

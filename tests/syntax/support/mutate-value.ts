// Contracts as plain data, with one or several things wrong: keys gone, added or misspelt, values of another kind or out of bounds.
import type { Random } from './random.ts';

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

const SCALARS: readonly Value[] = [
  '',
  'x',
  'X',
  'transition',
  'new',
  'true',
  0,
  1,
  -1,
  2.5,
  200,
  409,
  700,
  true,
  false,
  null,
  'uuid',
  '30s',
  '1..3',
  'postgres',
  'all(9)',
  'A_B',
  '_x',
  'a.b',
  'a-b',
  '__proto__',
];
const KEYS = [
  'type',
  'scope',
  'call',
  'allow',
  'kind',
  'url',
  'uses',
  'implementation',
  'forward',
  '$type',
  '$list',
  '$union',
  '$size',
  '$was',
  '$x',
  'cron',
  'every',
  'status',
  'data',
  'x',
  'X',
  '_x',
  '_created',
  'title?',
  '/x',
  'GET',
  'Y_Z',
  'constructor',
  'kindd',
  'fields',
  'name',
  'deprecated',
  '1x',
];

/** A changed copy. */
export function mutateValue(value: Value, random: Random): Value {
  const copy = structuredClone(value);
  const holder: { root: Value } = { root: copy };
  const slots = slotsOf(holder as unknown as { [key: string]: Value });

  for (let count = 1 + random.below(2); count > 0; count--) change(random.pick(slots), random);

  return holder.root;
}

interface Slot {
  readonly parent: Value[] | { [key: string]: Value };
  readonly key: string | number;
}

function slotsOf(parent: Value[] | { [key: string]: Value }): Slot[] {
  return Object.entries(parent).flatMap(([key, value]) => {
    const slot: Slot = { parent, key };

    return typeof value === 'object' && value !== null ? [slot, ...slotsOf(value)] : [slot];
  });
}

function change({ parent, key }: Slot, random: Random): void {
  const map = parent as { [key: string]: Value };
  const value = map[key] ?? null;

  switch (random.below(7)) {
    case 0:
      if (!Array.isArray(parent) && key !== 'root') delete map[key];
      break;
    case 1:
      map[key] = random.pick(SCALARS);
      break;
    case 2:
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        set(value, random.pick(KEYS), random.pick([...SCALARS, {}, []]));
      break;
    case 3:
      map[key] = random.pick([{}, [], [value], { x: value }, { $type: 'string' }]);
      break;
    case 4:
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        rename(value, random);
      break;
    case 5:
      if (Array.isArray(value)) value.push(random.pick(SCALARS));
      else if (typeof value === 'string') map[key] = misspell(value, random);
      break;
    default:
      if (Array.isArray(value)) value.pop();
      else if (typeof value === 'number') map[key] = value * 100 - 3;
  }
}

function rename(value: { [key: string]: Value }, random: Random): void {
  const keys = Object.keys(value);

  if (keys.length === 0) return;

  const key = random.pick(keys);
  const moved = value[key] as Value;

  delete value[key];
  set(value, random.below(2) === 0 ? random.pick(KEYS) : misspell(key, random), moved);
}

function set(value: { [key: string]: Value }, key: string, to: Value): void {
  Object.defineProperty(value, key, {
    value: structuredClone(to),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

export function misspell(word: string, random: Random): string {
  const at = random.below(word.length + 1);

  switch (random.below(4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return `${word.slice(0, at)}${random.pick(['x', 'E', '-', '_', ' '])}${word.slice(at)}`;
    case 2:
      return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
    default:
      return word.toUpperCase();
  }
}

// Which of a shape's alternatives a value is held against: the one for its kind.
import { oncePer } from '../base/once-per.ts';
import { suggestion } from '../base/suggest.ts';
import type { Kind, MapShape, Shape } from './shape.ts';
import type { Entry, KeyNode, MapNode } from './tree.ts';

/** What a value of this kind is held against: the shape itself, or an alternative of it. Looked for once a shape. */
export function formFor(shape: Shape, kind: Kind): Shape | undefined {
  const known = shape.forms.get(kind);

  if (known !== undefined) return known;

  const arm = shape.arms.length === 0 ? undefined : armFor(shape, kind);
  const found = arm === undefined ? shape : formFor(arm, kind);

  if (found === undefined || !takes(found, kind)) return undefined;

  shape.forms.set(kind, found);

  return found;
}

/** The alternative that takes this kind of value: what is wrong is then said about it alone. */
export function armFor(shape: Shape, kind: Kind): Shape | undefined {
  for (const lazy of shape.arms) {
    const arm = lazy();

    if (takes(arm, kind)) return arm;
  }

  return undefined;
}

function takes(shape: Shape, kind: Kind): boolean {
  if (shape.arms.length > 0) return armFor(shape, kind) !== undefined;

  return shape.kinds === undefined || shape.kinds.includes(kind);
}

interface Chain {
  readonly asked: ReadonlySet<string>;
  /** What holds where none of those keys is there; undefined where no chain begins. */
  readonly otherwise: Shape | undefined;
}

/** Conditions that ask for one key after the other: a map that has none of them needs no step in between. */
export const chainOf = oncePer((shape: Shape): Chain => {
  const asked = new Set<string>();
  let last: Shape | undefined = shape;

  while (last !== undefined && (last === shape || asksAlone(last))) {
    const [condition, ...more]: Shape['conditions'] = last.conditions;
    const [key, ...others] = condition?.keys ?? [];

    if (key === undefined || others.length + more.length > 0) break;

    asked.add(key);
    last = condition?.unmet?.();
  }

  return { asked, otherwise: last === shape ? undefined : last };
});

function asksAlone({ map, arms, kinds, conditions }: Shape): boolean {
  return (
    map === undefined &&
    arms.length === 0 &&
    kinds?.includes('map') !== false &&
    conditions.length > 0
  );
}

/** The keys that say what kind of type a map is. */
export const FORMS: readonly string[] = ['$type', '$list', '$map', '$union', '$schema'];

const DOLLAR = 36;

/** Where none of them is written, but one misspelt, all other keys would be taken for fields. */
export function misspeltForm(node: MapNode, map: MapShape): KeyNode | undefined {
  const { entries } = node;

  for (let i = 0; i < entries.length; i++) {
    const { key } = entries[i] as Entry;

    if (key.text.charCodeAt(0) !== DOLLAR || map.properties.has(key.text)) continue;
    if (suggestion(key.text, FORMS) !== undefined) return key;
  }

  return undefined;
}

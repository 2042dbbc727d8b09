// Asks the containment engine about two shapes, once for each question.
import { relate } from '../containment/relate.ts';
import type { Related } from '../containment/schema.ts';
import type { Shape } from '../shape/change.ts';
import { sideOf, type View } from './slot-schema.ts';

const known = new WeakMap<object, Map<string, Related>>();

export function relateShapes(
  before: Shape,
  after: Shape,
  views: readonly [View, View] = ['stored', 'stored'],
): Related {
  const answers = known.get(before) ?? new Map<string, Related>();
  const key = `${views.join()} ${keyOf(after)}`;
  const found = answers.get(key);

  if (found !== undefined) return found;

  const related = relate(
    sideOf(before.slot, before.index, views[0]),
    sideOf(after.slot, after.index, views[1]),
  );

  answers.set(key, related);
  known.set(before, answers);

  return related;
}

const keys = new WeakMap<object, number>();
let last = 0;

function keyOf(shape: Shape): number {
  const found = keys.get(shape) ?? ++last;

  keys.set(shape, found);

  return found;
}

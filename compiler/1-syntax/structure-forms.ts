// Which of a shape's alternatives a value is held against: the one for its kind.
import type { Kind, Shape } from './shape.ts';

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

// Whether a member that is gone has perhaps only another name: a hint for its author, never a milder verdict.
import { distance } from '../../base/suggest.ts';
import type { FieldDocument } from '../document.ts';
import { isSame } from '../same.ts';

export function probableRename(
  gone: FieldDocument,
  came: readonly FieldDocument[],
): string | undefined {
  const alike = came.find(
    (field) => isSame(field.type, gone.type) && isNear(field.name, gone.name),
  );

  return alike === undefined
    ? undefined
    : `if it is called '${alike.name}' now, write \`$was: ${gone.name}\` there`;
}

function isNear(a: string, b: string): boolean {
  const most = Math.max(2, Math.floor(b.length * SHARE));
  const [lower, other] = [a.toLowerCase(), b.toLowerCase()];

  return lower.includes(other) || other.includes(lower) || distance(lower, other, most) <= most;
}

/** Of a name's letters that may be others. */
const SHARE = 0.4;

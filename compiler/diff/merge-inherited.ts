// What heirs take over from their base was edited once: it is found at the base, with the places of the heirs.
import { type Both, type Edit, placesText } from './edit.ts';
import { type Impact, LEVELS, POSITIONS } from './finding.ts';

export function mergeInherited({ next }: Both, edits: readonly Edit[]): readonly Edit[] {
  const bases = new Map(
    next.document.components.flatMap(({ extends: base, id }) =>
      base === undefined ? [] : [[id, base.id] as const],
    ),
  );

  if (bases.size === 0) return edits;

  const merged = new Map(edits.map((edit) => [keyOf(edit, edit.component), edit]));
  const heirs = edits.filter((edit) => bases.has(edit.component));

  for (const edit of heirs) {
    const base = baseOf(edit, bases, merged);
    const own = keyOf(edit, edit.component);

    if (base === undefined) continue;

    const known = merged.get(base);

    merged.delete(own);

    if (known !== undefined) merged.set(base, { ...known, impacts: together(known, edit) });
  }

  return [...merged.values()];
}

/** The same edit at the farthest base that has it. */
function baseOf(
  edit: Edit,
  bases: ReadonlyMap<string, string>,
  edits: ReadonlyMap<string, Edit>,
): string | undefined {
  let found: string | undefined;
  const seen = new Set<string>();

  for (let base = bases.get(edit.component); base !== undefined && !seen.has(base); ) {
    const key = keyOf(edit, base);

    if (edits.has(key)) found = key;

    seen.add(base);
    base = bases.get(base);
  }

  return found;
}

/** What was edited, and where in its component. */
function keyOf({ component, element, new: next, old, rule }: Edit, at: string): string {
  const place = next.id.startsWith(component) ? next.id.slice(component.length) : next.id;

  return JSON.stringify([at, rule, place, element, old.text ?? null, next.text ?? null]);
}

function together({ impacts }: Edit, other: Edit): readonly Impact[] {
  return POSITIONS.flatMap((position) => {
    if (position === 'acc') return accessTogether(impacts, other.impacts);

    const own = impacts.find((i) => i.position === position);
    const taken = other.impacts.find((i) => i.position === position);

    if (own === undefined) return taken === undefined ? [] : [taken];
    if (taken === undefined) return [own];

    const worse = LEVELS.indexOf(taken.level) < LEVELS.indexOf(own.level) ? taken : own;
    const places = [...new Set([...own.place.split(', '), ...taken.place.split(', ')])];

    return [{ ...worse, place: placesText(places) }];
  });
}

/** Who gains and who loses differs from place to place. */
function accessTogether(own: readonly Impact[], taken: readonly Impact[]): readonly Impact[] {
  const ofAccess = [...own, ...taken].filter((i) => i.position === 'acc');

  return ofAccess.filter(
    (one, i) =>
      !ofAccess.slice(0, i).some((other) => other.level === one.level && other.place === one.place),
  );
}

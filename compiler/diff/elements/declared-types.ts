// Types with a name: an edit of one is found once, where it is declared, and lands wherever it is used.
import type { TypeDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact } from '../edit.ts';
import { judgeChange } from '../judge/judge-change.ts';
import { matched } from '../matching.ts';
import { isSame } from '../same.ts';
import { onlyMember, type ShapeChange, type Spot, type Walk } from '../shape/change.ts';
import { compareSlots } from '../shape/compare-slots.ts';
import { slotText, valueText } from '../type-text.ts';

/** Shared ones, where `component` is ''; else a component's own. */
export function compareTypes(
  both: Both,
  component: string,
  lists: readonly [readonly TypeDocument[], readonly TypeDocument[]],
): readonly Edit[] {
  const { kept, came, went } = matched(...lists);
  const renamed = came.flatMap((is) => {
    const was = went.find((t) => isSame(t.slot, is.slot));

    return was === undefined ? [] : [[was, is] as const];
  });
  const isRenamed = (type: TypeDocument): boolean => renamed.some((pair) => pair.includes(type));

  return [
    ...kept.flatMap(([was, is]) => compareType(both, component, [was, is])),
    ...renamed.map(([was, is]) => renamedType(component, was, is)),
    ...came.filter((t) => !isRenamed(t)).map((t) => addedType(component, t)),
    ...went.filter((t) => !isRenamed(t)).map((t) => removedType(component, t)),
  ];
}

function spotOf(component: string, was: TypeDocument, is: TypeDocument): Spot {
  return {
    place: { component, element: `types.${is.name}`, old: was.id, next: is.id },
    lands: { old: was.id, next: is.id },
    seen: new Set(),
  };
}

function compareType(
  both: Both,
  component: string,
  [was, is]: readonly [TypeDocument, TypeDocument],
): readonly Edit[] {
  if (isSame(was, is)) return [];

  const spot = spotOf(component, was, is);
  const walk: Walk = { both, changes: [] };

  compareDefault(walk, spot, [was, is]);
  compareSlots(walk, spot, was.slot, is.slot);

  return walk.changes.map((change) => judgeChange(both, change));
}

/** It stands in wherever an input takes the type. */
function compareDefault(
  { both, changes }: Walk,
  spot: Spot,
  [was, is]: readonly [TypeDocument, TypeDocument],
): void {
  const [before, after] = [was.slot.default, is.slot.default];

  if (isSame(before, after)) return;

  const rule = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const shape = (initial: typeof before) => ({
    slot: onlyMember({
      name: 'value',
      type: was.slot.type,
      ...(initial === undefined ? {} : { default: initial }),
    }),
    index: both.old,
  });
  const change: ShapeChange = {
    rule: `default-${rule}`,
    spot,
    message:
      after === undefined
        ? 'has no default any more'
        : `is ${valueText(after)} where none is given`,
    before: slotText(was.slot),
    after: slotText(is.slot),
    sets: { before: shape(before), after: shape(after) },
    ...(rule === 'removed' ? { lost: 'none of it' } : {}),
    typed: true,
  };

  changes.push(change);
}

function renamedType(component: string, was: TypeDocument, is: TypeDocument): Edit {
  return editAt(spotOf(component, was, is).place, {
    rule: 'schema-type-renamed',
    message: `the type ${was.name} is called ${is.name} now`,
    before: was.name,
    after: is.name,
    impacts: [
      impact(['src', 'BREAK'], 'TypeScript', `code that imports ${was.name} does not compile`),
    ],
    rollout: 'with the code that imports it',
  });
}

function addedType(component: string, type: TypeDocument): Edit {
  return editAt(
    { component, element: `types.${type.name}`, old: component || 'types', next: type.id },
    {
      rule: 'schema-type-added',
      message: `the type ${type.name} is new`,
      after: slotText(type.slot),
      impacts: [impact(['src', 'NOTE'], 'TypeScript', 'code may import it')],
    },
  );
}

function removedType(component: string, type: TypeDocument): Edit {
  return editAt(
    { component, element: `types.${type.name}`, old: type.id, next: component || 'types' },
    {
      rule: 'schema-type-removed',
      message: `the type ${type.name} is gone`,
      before: slotText(type.slot),
      impacts: [
        impact(['src', 'BREAK'], 'TypeScript', `code that imports ${type.name} does not compile`),
      ],
      rollout: 'with the code that imports it',
    },
  );
}

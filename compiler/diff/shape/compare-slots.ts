// Walks two slots side by side and writes down each edit where it was made. What a name stands for is compared where
// it is declared.
import type { SlotDocument, TypeNode } from '../document.ts';
import { componentOf, type DocumentIndex, meaningOfSlot } from '../document-index.ts';
import { oldId } from '../renames.ts';
import { isSame } from '../same.ts';
import { slotText, typeText } from '../type-text.ts';
import { inside, type Spot, type Walk } from './change.ts';
import { compareAnnotations } from './compare-annotations.ts';
import { compareBounds } from './compare-bounds.ts';
import { compareEnums } from './compare-enums.ts';
import { compareFields } from './compare-fields.ts';
import { compareKinds } from './compare-kinds.ts';
import { compareMapValues } from './compare-map-values.ts';
import { compareUnions } from './compare-unions.ts';

export function compareSlots(
  walk: Walk,
  spot: Spot,
  before: SlotDocument,
  after: SlotDocument,
): void {
  if (isSame(before, after)) return;

  const isField = isOfSameField(walk, spot, before, after);

  compareAnnotations(walk, spot, [before, after], isField);
  compareNullable(walk, spot, [before, after], isField);

  if (!isField) compareTypes(walk, spot, before, after);
}

/** Both written `.`: the type is the entity's, and is compared there. */
function isOfSameField(
  { both }: Walk,
  { place }: Spot,
  { from: before }: SlotDocument,
  { from: after }: SlotDocument,
): boolean {
  if (before === undefined || after === undefined) return false;

  const [first = '', ...path] = after;
  const component = componentOf(place.next);
  const renamed = both.renames.fields.get(`${component}/entity/fields/${first}`);
  const was = renamed?.slice(renamed.lastIndexOf('/') + 1) ?? first;

  return isSame(before, [was, ...path]);
}

function compareNullable(
  { both, changes }: Walk,
  spot: Spot,
  [before, after]: readonly [SlotDocument, SlotDocument],
  isField: boolean,
): void {
  const { old, next } = both;
  const was = isNullable(before, old) && !(isField && isNullField(before, spot.place.old, old));
  const is = isNullable(after, next) && !(isField && isNullField(after, spot.place.next, next));

  if (was === is) return;

  const bare: SlotDocument = { type: before.type };
  const shapes = [bare, { ...bare, nullable: true as const }].map((slot) => ({ slot, index: old }));
  const [without = { slot: bare, index: old }, having = without] = shapes;

  changes.push({
    rule: is ? 'nullable-added' : 'nullable-removed',
    spot,
    message: is ? 'may be null now' : 'may not be null any more',
    before: slotText(before),
    after: slotText(after),
    sets: is ? { before: without, after: having } : { before: having, after: without },
    ...(is ? { gained: 'null' } : { lost: 'null' }),
    typed: true,
  });
}

/** By itself: what a name brings is compared where it is declared, or with what takes its place. */
function isNullable(slot: SlotDocument, index: DocumentIndex): boolean {
  return slot.nullable === true || (slot.type.kind === 'named' && isNullName(slot, index));
}

function isNullName(slot: SlotDocument, index: DocumentIndex): boolean {
  return meaningOfSlot(slot, index).nullable === true;
}

/** Whether null comes from the entity's field that the slot is written after. */
function isNullField(slot: SlotDocument, id: string, index: DocumentIndex): boolean {
  const [first, ...more] = slot.from ?? [];
  const entity = index.components.get(componentOf(id))?.entity;
  const field = entity?.fields.find((f) => f.name === first);

  return more.length === 0 && field !== undefined && isNullable(field, index);
}

function compareTypes(walk: Walk, spot: Spot, before: SlotDocument, after: SlotDocument): void {
  const was = nameOf(before.type);
  const is = nameOf(after.type);

  if (was !== undefined && is !== undefined && was === oldId(is, walk.both.renames)) return;

  const known = walk.changes.length;
  const isNew = compareMeanings(walk, spot, [before, after]);

  if (!isNew || walk.changes.length > known || (was === undefined && is === undefined)) return;

  walk.changes.push({
    rule: 'ref-retargeted',
    spot,
    message: 'takes the same values under another name',
    before: typeText(before.type),
    after: typeText(after.type),
  });
}

function nameOf(type: TypeNode): string | undefined {
  if (type.kind === 'named') return type.target;

  return type.kind === 'entity' ? type.component : undefined;
}

/** False where the two names were met on the way here: they are compared already. */
function compareMeanings(
  walk: Walk,
  spot: Spot,
  [before, after]: readonly [SlotDocument, SlotDocument],
): boolean {
  const { old, next } = walk.both;
  const pair = `${nameOf(before.type) ?? ''} ${nameOf(after.type) ?? ''}`;

  if (pair !== ' ' && spot.seen.has(pair)) return false;

  const deeper: Spot = pair === ' ' ? spot : { ...spot, seen: new Set([...spot.seen, pair]) };
  const types: Types = [meaningOfSlot(before, old).type, meaningOfSlot(after, next).type];

  if (!isSame(...types)) compareNodes(walk, deeper, types);

  return true;
}

type Types = readonly [TypeNode, TypeNode];

function compareNodes(walk: Walk, spot: Spot, types: Types): void {
  const [before, after] = types;

  if (before.kind === 'object' && after.kind === 'object')
    compareFields(walk, spot, [before, after], compareSlots);
  else if (before.kind === 'list' && after.kind === 'list') {
    compareBounds(walk, spot, types);
    compareSlots(walk, inside(spot, '[]', '[]'), before.item, after.item);
  } else if (before.kind === 'stream' && after.kind === 'stream')
    compareSlots(walk, inside(spot, '[]', '[]'), before.item, after.item);
  else if (before.kind === 'map' && after.kind === 'map') {
    compareBounds(walk, spot, types);
    compareMapValues(walk, inside(spot, '{}', '{}'), [before.value, after.value], compareSlots);
  } else if (before.kind === 'union' && after.kind === 'union')
    compareUnions(walk, spot, [before, after], compareSlots);
  else if (before.kind === 'enum' && after.kind === 'enum')
    compareEnums(walk, spot, [before, after]);
  else if (before.kind === after.kind && BOUNDED.has(before.kind)) compareBounds(walk, spot, types);
  else compareKinds(walk, spot, types);
}

/** Kinds whose values are told apart by their bounds alone. */
const BOUNDED: ReadonlySet<TypeNode['kind']> = new Set([
  'string',
  'integer',
  'number',
  'bigint',
  'decimal',
  'timestamp',
  'date',
  'bytes',
]);

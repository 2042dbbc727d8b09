// Members of an object: which came, went or have another name, whether they must be there, and what stands in for them.
import type { FieldDocument, TypeNode } from '../document.ts';
import { componentOf, defaultOf } from '../document-index.ts';
import { isSame } from '../same.ts';
import { fieldText, valueText } from '../type-text.ts';
import {
  type CompareSlots,
  inside,
  onlyMember,
  type ShapeChange,
  type Spot,
  type Walk,
} from './change.ts';
import { probableRename } from './probable-rename.ts';

type ObjectNode = Extract<TypeNode, { readonly kind: 'object' }>;
type Objects = readonly [ObjectNode, ObjectNode];

export function compareFields(
  walk: Walk,
  spot: Spot,
  [before, after]: Objects,
  compareSlots: CompareSlots,
): void {
  const open = before.open === true && after.open === true;

  if ((before.open === true) !== (after.open === true)) opened(walk, spot, [before, after]);

  const former = (field: FieldDocument): FieldDocument | undefined =>
    formerField(field, [before, after]) ??
    followed(walk, spot, { field, objects: [before, after] });

  for (const field of after.fields) {
    const was = former(field);
    const at = fieldSpot(spot, was?.name ?? field.name, field.name);

    if (was === undefined) cameField(walk, at, { field, open, others: before.fields });
    else {
      if (was.name !== field.name && !isRenamedAbove(walk, at, [was, field]))
        renamedField(walk, at, [was, field]);

      comparePresence(walk, at, { was, field, before: before.fields, after: after.fields });
      compareSlots(walk, at, was, field);
    }
  }

  const came = after.fields.filter((f) => former(f) === undefined);

  for (const field of before.fields) {
    if (!after.fields.some((f) => former(f) === field))
      wentField(walk, fieldSpot(spot, field.name, field.name), {
        field,
        open,
        others: after.fields,
        remedy: probableRename(field, came),
      });
  }
}

/** By its name, or by the name that it says it had. */
function formerField(field: FieldDocument, [before, after]: Objects): FieldDocument | undefined {
  const same = before.fields.find((f) => f.name === field.name);

  if (same !== undefined || field.was === undefined) return same;
  if (after.fields.some((f) => f.name === field.was)) return undefined;

  return before.fields.find((f) => f.name === field.was);
}

/** Written `.` under both names of a renamed field of the entity: it follows, and says nothing itself. */
function followed(
  { both }: Walk,
  { place }: Spot,
  { field, objects }: { readonly field: FieldDocument; readonly objects: Objects },
): FieldDocument | undefined {
  const [name, ...more] = field.from ?? [];
  const id = `${componentOf(place.next)}/entity/fields/${name}`;
  const was = both.renames.fields.get(id)?.split('/').at(-1);
  const [before, after] = objects;

  if (was === undefined || more.length > 0 || name !== field.name) return undefined;
  if (before.fields.some((f) => f.name === name) || after.fields.some((f) => f.name === was))
    return undefined;

  return before.fields.find((f) => f.name === was && f.from?.[0] === was);
}

function isRenamedAbove({ both }: Walk, { place }: Spot, [was, is]: FieldPair): boolean {
  const id = `${componentOf(place.next)}/entity/fields/${is.name}`;
  const isOwn = place.next === id;

  return !isOwn && is.was === undefined && was.from !== undefined && both.renames.fields.has(id);
}

type FieldPair = readonly [FieldDocument, FieldDocument];

/** Where the field stands under both of its names. */
export function fieldSpot(spot: Spot, was: string, is: string): Spot {
  const shown = spot.place.element === '' ? is : `.${is}`;
  const at = inside(spot, is, shown, is);

  if (was === is) return at;

  return { ...at, place: { ...at.place, old: inside(spot, was, shown, was).place.old } };
}

function opened({ both, changes }: Walk, spot: Spot, [before, after]: Objects): void {
  const isOpen = after.open === true;
  const shape = (open: boolean) => ({ slot: onlyMember(undefined, open), index: both.old });

  changes.push({
    rule: isOpen ? 'object-opened' : 'object-closed',
    spot,
    message: isOpen ? 'takes members that it does not list' : 'takes the listed members alone',
    sets: { before: shape(before.open === true), after: shape(isOpen) },
    ...(isOpen
      ? { gained: 'members that are not listed' }
      : { lost: 'members that are not listed' }),
    typed: true,
  });
}

interface Single {
  readonly field: FieldDocument;
  readonly open: boolean;
  readonly others: readonly FieldDocument[];
  readonly remedy?: string | undefined;
}

export function cameField(
  { both, changes }: Walk,
  spot: Spot,
  { field, open, others }: Single,
): void {
  const { next } = both;
  const isFilled = defaultOf(field, next) !== undefined;
  const required = isFilled ? 'required-field-added-with-default' : 'required-field-added';
  const optional = open ? 'field-added-open' : 'field-added';

  changes.push({
    rule: field.optional === true ? optional : required,
    spot,
    message: field.optional === true ? 'is new, and may be absent' : 'is new, and must be there',
    after: fieldText(field),
    sets: {
      before: { slot: onlyMember(undefined, open), index: next },
      after: { slot: onlyMember(field, open), index: next },
    },
    around: { before: others, after: [...others, field], member: field.name },
    ...(field.optional === true ? {} : { lost: `no ${field.name}` }),
    gained: field.name,
    typed: true,
  });
}

export function wentField(
  { both, changes }: Walk,
  spot: Spot,
  { field, open, others, remedy }: Single,
): void {
  const { old } = both;
  const optional = open ? 'field-removed-open' : 'field-removed';

  changes.push({
    rule: field.optional === true ? optional : 'required-field-removed',
    spot,
    message: 'is gone',
    before: fieldText(field),
    sets: {
      before: { slot: onlyMember(field, open), index: old },
      after: { slot: onlyMember(undefined, open), index: old },
    },
    around: { before: [...others, field], after: others, member: field.name },
    lost: field.name,
    gained: `no ${field.name}`,
    typed: true,
    ...(remedy === undefined ? {} : { remedy }),
  });
}

function renamedField(
  { both, changes }: Walk,
  spot: Spot,
  [was, is]: readonly [FieldDocument, FieldDocument],
): void {
  changes.push({
    rule: 'field-renamed',
    spot,
    message: `was '${was.name}'`,
    before: was.name,
    after: is.name,
    sets: {
      before: { slot: onlyMember(was), index: both.old },
      after: { slot: onlyMember({ ...was, name: is.name }), index: both.old },
    },
    lost: was.name,
    gained: is.name,
    typed: true,
  });
}

interface Presence {
  readonly was: FieldDocument;
  readonly field: FieldDocument;
  readonly before: readonly FieldDocument[];
  readonly after: readonly FieldDocument[];
}

/** Whether it must be there, and what stands in for it: with its old type, which is compared by itself. */
function comparePresence({ both, changes }: Walk, spot: Spot, presence: Presence): void {
  const { was, field, before, after } = presence;
  const rule = presenceRule(was, field);

  if (rule === undefined) return;

  const said = presenceText(rule, field);
  // The member with its old type on both sides.
  const { default: _was, optional: _before, ...bare } = was;
  const next: FieldDocument = {
    ...bare,
    name: field.name,
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(field.optional === true ? { optional: true } : {}),
  };

  changes.push({
    rule,
    spot,
    ...said,
    before: fieldText(was),
    after: fieldText(field),
    sets: {
      before: { slot: onlyMember({ ...was, name: field.name }), index: both.old },
      after: { slot: onlyMember(next), index: both.old },
    },
    around: { before, after, member: field.name },
    typed: true,
  });
}

function presenceRule(was: FieldDocument, is: FieldDocument): string | undefined {
  const [wasOptional, isOptional] = [was.optional === true, is.optional === true];

  if (wasOptional && !isOptional)
    return is.default === undefined
      ? 'field-became-required'
      : 'field-became-required-with-default';
  if (!wasOptional && isOptional) return 'field-became-optional';
  if (isSame(was.default, is.default)) return undefined;
  if (was.default === undefined) return 'default-added';

  return is.default === undefined ? 'default-removed' : 'default-changed';
}

function presenceText(
  rule: string,
  field: FieldDocument,
): Pick<ShapeChange, 'message' | 'lost' | 'gained'> {
  const none = `no ${field.name}`;
  const initial = field.default === undefined ? '' : valueText(field.default);

  switch (rule) {
    case 'field-became-required':
      return { message: 'must be there now', lost: none };
    case 'field-became-required-with-default':
      return { message: `must be there now, ${initial} stands in for it`, lost: none };
    case 'field-became-optional':
      return { message: 'may be absent now', gained: none };
    case 'default-added':
      return { message: `is ${initial} where none is given`, gained: none };
    case 'default-removed':
      return { message: 'has no default any more', lost: none };
    default:
      return { message: `is ${initial} where none is given` };
  }
}

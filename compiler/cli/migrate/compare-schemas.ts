// The steps from what the last migration knew to what the contracts say: first those that the next build needs, then
// those that only older builds could miss.
import type { Json } from '../../2-model/type-model.ts';
import { afterSteps } from './after-steps.ts';
import type { Intent, Schema, SchemaField, SchemaTable } from './schema.ts';
import type { Step } from './step.ts';
import { isWidening } from './widening.ts';

export interface Compared {
  readonly expand: readonly Step[];
  readonly contract: readonly Step[];
  /** Tables that would have to move to another storage, which no migration does. */
  readonly moved: readonly string[];
}

export function compareSchemas(before: Schema, after: Schema, intent: Intent): Compared {
  const renames = renamedComponents(before, after, intent);
  const start = afterSteps(before, renames, after);
  const changed = Object.entries(after).map(([component, table]): TableSteps => {
    const known = start[component];

    return known === undefined
      ? { expand: [{ create: component }], contract: [] }
      : tableSteps(known, table, { component, intent });
  });
  const gone = Object.keys(start).filter((component) => !Object.hasOwn(after, component));

  return {
    expand: [...renames, ...changed.flatMap(({ expand }) => expand)],
    contract: [
      ...changed.flatMap(({ contract }) => contract),
      ...gone.map((component) => ({ drop: component, confirm: false })),
    ],
    moved: Object.keys(after).filter(
      (component) => (start[component] ?? after[component])?.storage !== after[component]?.storage,
    ),
  };
}

function renamedComponents(before: Schema, after: Schema, { components }: Intent): readonly Step[] {
  return Object.keys(after).flatMap((component) => {
    const was = components.get(component);
    const isRenamed =
      was !== undefined &&
      Object.hasOwn(before, was) &&
      !Object.hasOwn(before, component) &&
      !Object.hasOwn(after, was);

    return isRenamed ? [{ rename: was, to: component }] : [];
  });
}

interface TableSteps {
  readonly expand: readonly Step[];
  readonly contract: readonly Step[];
}

interface Place {
  readonly component: string;
  readonly intent: Intent;
}

function tableSteps(before: SchemaTable, after: SchemaTable, place: Place): TableSteps {
  const { component } = place;
  const renames = after.fields.flatMap((field): Step[] => {
    const was = place.intent.fields.get(`${component}.${field.name}`);
    const isRenamed =
      was !== undefined &&
      has(before.fields, was) &&
      !has(before.fields, field.name) &&
      !has(after.fields, was);

    return isRenamed ? [{ rename: was, in: component, to: field.name }] : [];
  });
  const renamed = afterSteps({ [component]: before }, renames, {})[component] ?? before;
  const fields = after.fields.flatMap((field) =>
    fieldSteps(
      renamed.fields.find(({ name }) => name === field.name),
      field,
      place,
    ),
  );

  return {
    expand: [
      ...renames,
      ...goneKeys(renamed, after, component),
      ...fields,
      ...newKeys(renamed, after, component),
    ],
    contract: renamed.fields
      .filter(({ name }) => !has(after.fields, name))
      .map(({ name }) => ({ drop: name, in: component, confirm: false })),
  };
}

function fieldSteps(
  before: SchemaField | undefined,
  after: SchemaField,
  { component, intent }: Place,
): readonly Step[] {
  const { name, type, optional, nullable } = after;
  const fill = fillStep(after, component, intent.defaults.get(`${component}.${name}`) as Json);

  if (before === undefined) {
    const add: Step = {
      add: name,
      in: component,
      type,
      ...(optional ? { optional } : {}),
      ...(nullable ? { nullable } : {}),
    };

    return optional ? [add] : [add, ...fill];
  }

  const isSame = before.optional === optional && before.nullable === nullable;
  const declare: Step = {
    declare: name,
    in: component,
    optional: optional === true,
    nullable: nullable === true,
  };
  const wasEmpty = before.optional === true || before.nullable === true;

  return [
    ...retypeSteps(before, after, component),
    ...(!isSame && wasEmpty && optional !== true ? fill : []),
    ...(isSame ? [] : [declare]),
  ];
}

/** A field that may be null is null without a value; every other one that must be there needs one. */
function fillStep(
  { name, type, nullable }: SchemaField,
  component: string,
  byDefault: Json | undefined,
): readonly Step[] {
  if (byDefault !== undefined) return [{ fill: name, in: component, value: byDefault }];
  if (nullable === true)
    return type === 'document' ? [{ fill: name, in: component, value: null }] : [];

  return [{ fill: name, in: component, value: null, confirm: false }];
}

function retypeSteps(
  { type: from }: SchemaField,
  { name, type: to }: SchemaField,
  component: string,
): readonly Step[] {
  if (from === to) return [];

  const retype = { retype: name, in: component, from, to };

  return [isWidening(from, to) ? retype : { ...retype, confirm: false }];
}

function goneKeys(before: SchemaTable, after: SchemaTable, component: string): readonly Step[] {
  return [
    ...before.index
      .filter((one) => !sameKey(after.index, one))
      .map(({ name }) => ({ dropIndex: name, in: component })),
    ...before.unique
      .filter((one) => !sameKey(after.unique, one))
      .map(({ name }) => ({ dropUnique: name, in: component })),
  ];
}

function newKeys(before: SchemaTable, after: SchemaTable, component: string): readonly Step[] {
  return [
    ...after.unique
      .filter((one) => !sameKey(before.unique, one))
      .map(({ name, fields }) => ({ unique: name, in: component, fields })),
    ...after.index
      .filter((one) => !sameKey(before.index, one))
      .map(({ name, keys }) => ({ index: name, in: component, keys })),
  ];
}

interface Key {
  readonly name: string;
  readonly fields?: readonly string[];
  readonly keys?: SchemaTable['index'][number]['keys'];
}

function sameKey(keys: readonly Key[], { name, ...key }: Key): boolean {
  return keys.some((other) => other.name === name && keyText(other) === keyText({ name, ...key }));
}

function keyText({ fields = [], keys = [] }: Key): string {
  return [...fields, ...keys.map(({ field, order }) => `${field} ${order}`)].join();
}

function has(items: readonly { readonly name: string }[], name: string): boolean {
  return items.some((item) => item.name === name);
}

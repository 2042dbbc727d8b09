// What a schema is after steps. Throws a StepError where a step does not fit what it is about.
import type { Schema, SchemaField, SchemaTable } from './schema.ts';
import type { Step } from './step.ts';

export class StepError extends Error {
  override readonly name = 'StepError';
  readonly step: number;

  constructor(message: string, step: number) {
    super(message);
    this.step = step;
  }
}

/** `target` has the tables that are created. */
export function afterSteps(before: Schema, steps: readonly Step[], target: Schema): Schema {
  const schema: Record<string, SchemaTable> = { ...before };

  for (const [i, step] of steps.entries()) {
    const refuse = (message: string): never => {
      throw new StepError(message, i);
    };

    if ('create' in step) {
      if (Object.hasOwn(schema, step.create)) refuse(`${step.create} is there already`);

      schema[step.create] = target[step.create] ?? refuse(`the schema has no ${step.create}`);
    } else if ('in' in step && step.in !== undefined) {
      const table = schema[step.in] ?? refuse(`there is no ${step.in} before this step`);

      schema[step.in] = tableAfter(table, step, refuse);
    } else if ('rename' in step) {
      schema[step.to] = schema[step.rename] ?? refuse(`there is no ${step.rename}`);
      delete schema[step.rename];
    } else if ('drop' in step) {
      if (!Object.hasOwn(schema, step.drop)) refuse(`there is no ${step.drop}`);

      delete schema[step.drop];
    }
  }

  return schema;
}

type Refuse = (message: string) => never;

function tableAfter(table: SchemaTable, step: Step, refuse: Refuse): SchemaTable {
  const { fields, unique, index } = table;

  if ('add' in step) return { ...table, fields: [...fields, added(fields, step, refuse)] };
  if ('index' in step)
    return {
      ...table,
      index: [...without(index, step.index), { name: step.index, keys: step.keys }],
    };
  if ('unique' in step)
    return {
      ...table,
      unique: [...without(unique, step.unique), { name: step.unique, fields: step.fields }],
    };
  if ('dropIndex' in step) return { ...table, index: without(index, step.dropIndex) };
  if ('dropUnique' in step) return { ...table, unique: without(unique, step.dropUnique) };

  return fieldAfter(table, step, refuse);
}

function fieldAfter(table: SchemaTable, step: Step, refuse: Refuse): SchemaTable {
  const { fields } = table;
  const change = (name: string, changed: (field: SchemaField) => SchemaField): SchemaTable => {
    if (!fields.some((f) => f.name === name)) refuse(`there is no field ${name}`);

    return { ...table, fields: fields.map((f) => (f.name === name ? changed(f) : f)) };
  };

  if ('rename' in step)
    return renamedIn(
      change(step.rename, (f) => ({ ...f, name: step.to })),
      step.rename,
      step.to,
    );
  if ('retype' in step) return change(step.retype, (f) => ({ ...f, type: step.to }));
  if ('fill' in step) return change(step.fill, (f) => f);
  if ('declare' in step)
    return change(step.declare, ({ name, type }) => ({
      name,
      type,
      ...(step.optional ? { optional: true } : {}),
      ...(step.nullable ? { nullable: true } : {}),
    }));
  if ('drop' in step) {
    change(step.drop, (f) => f);

    return { ...table, fields: without(fields, step.drop) };
  }

  return table;
}

function added(
  fields: readonly SchemaField[],
  step: Extract<Step, { add: string }>,
  refuse: Refuse,
): SchemaField {
  const { add: name, type, optional, nullable } = step;

  if (fields.some((f) => f.name === name)) refuse(`the field ${name} is there already`);

  return {
    name,
    type,
    ...(optional === true ? { optional } : {}),
    ...(nullable === true ? { nullable } : {}),
  };
}

/** Keys go with the fields that they name. */
function renamedIn(table: SchemaTable, from: string, to: string): SchemaTable {
  const renamed = (name: string): string => (name === from ? to : name);

  return {
    ...table,
    unique: table.unique.map((one) => ({ ...one, fields: one.fields.map(renamed) })),
    index: table.index.map((one) => ({
      ...one,
      keys: one.keys.map((key) => ({ ...key, field: renamed(key.field) })),
    })),
  };
}

function without<T extends { readonly name: string }>(items: readonly T[], name: string): T[] {
  return items.filter((item) => item.name !== name);
}

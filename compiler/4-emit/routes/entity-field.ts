// The field of a component's entity by its name: what filters and criteria of routes mean.
import type { Component } from '../../2-model/model.ts';
import type { Field } from '../../2-model/type-model.ts';

export function entityField({ entity }: Component, name: string): Field | undefined {
  if (entity === undefined) return undefined;

  const { fields } = entity;

  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as Field;

    if (field.name === name) return field;
  }

  return undefined;
}

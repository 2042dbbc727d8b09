// The type of what a path parameter is bound to.
import type { Component, Operation, Route } from '../../2-model/model.ts';
import type { Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { oncePer } from '../../base/once-per.ts';
import { entityField } from './entity-field.ts';

/** What binds nothing is a text for expressions. */
export const FREE_TEXT: Type = { kind: 'string', size: { min: 1, max: 255 } };

type Parameter = NonNullable<Route['segments'][number]['parameter']>;

export function boundType(
  { binds }: Parameter,
  operation: Operation,
  program: Program,
): Type | undefined {
  const component = program.index.component(operation.component);

  switch (binds.to) {
    case 'id':
      return idType(component);
    case 'criterion':
      return binds.field === 'id' ? idType(component) : entityField(component, binds.field)?.type;
    case 'input':
      return operation.input?.type.kind === 'object'
        ? operation.input.type.fields.find((f) => f.name === binds.name)?.type
        : undefined;
    default:
      return undefined;
  }
}

/** The same for all routes, so that what is made of it is made once. */
export const idType = oncePer(({ id }: Component): Type => ({ kind: 'ref', of: id }));

// The type of what a path parameter is bound to.
import type { Operation, Route } from '../../2-model/model.ts';
import type { Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';

type Parameter = NonNullable<Route['segments'][number]['parameter']>;

export function boundType(
  { binds }: Parameter,
  operation: Operation,
  program: Program,
): Type | undefined {
  const component = program.index.component(operation.component);

  switch (binds.to) {
    case 'id':
      return { kind: 'ref', of: operation.component };
    case 'criterion':
      return binds.field === 'id'
        ? { kind: 'ref', of: operation.component }
        : component.entity?.fields.find((f) => f.name === binds.field)?.type;
    case 'input':
      return operation.input?.type.kind === 'object'
        ? operation.input.type.fields.find((f) => f.name === binds.name)?.type
        : undefined;
    default:
      return undefined;
  }
}

// Names that a component's types.ts declares, wherever they are needed.

import type { Component } from '../../2-model/model.ts';
import type { Code } from '../code/code.ts';
import type { TypeContext } from '../types/type-text.ts';

export function fromTypes(
  name: string,
  component: Pick<Component, 'id'>,
  context: TypeContext,
): Code {
  const from = context.moduleOf({ name, component: component.id });

  return from === undefined ? context.module.own(name) : context.module.type(from, name);
}

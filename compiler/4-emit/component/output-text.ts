// The TypeScript type of an operation's output.
import type { Component, Operation } from '../../2-model/model.ts';
import { operationNames } from '../../3-check/naming.ts';
import { type Code, code } from '../code/code.ts';
import { isAliased } from '../types/shape.ts';
import { type TypeContext, typeText } from '../types/type-text.ts';
import { fromTypes } from './from-types.ts';

export function outputText(operation: Operation, component: Component, context: TypeContext): Code {
  const { output } = operation;

  if (output === undefined) return code`void`;

  const own = isAliased(output.type)
    ? fromTypes(operationNames(operation).output, component, context)
    : typeText(output.type, context);

  return output.nullable ? code`${own} | null` : own;
}

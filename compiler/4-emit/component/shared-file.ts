// types.ts at the root of the output: the types that all components share.

import type { Program } from '../../3-check/program.ts';
import type { Code } from '../code/code.ts';
import { Module } from '../code/module.ts';
import { specifier } from '../paths.ts';
import { declare } from '../types/declarations.ts';
import { inner } from '../types/inner-types.ts';
import { typeIndex } from '../types/type-index.ts';
import type { TypeContext } from '../types/type-text.ts';
import { typesPath } from './types-file.ts';

export function sharedTypesFile(program: Program): string {
  const index = typeIndex(program);
  const context: TypeContext = {
    program,
    index,
    form: 'handler',
    module: new Module(index.names(undefined).declaredIn('types'), { requests: true }),
    moduleOf: (place) =>
      place.component === undefined ? undefined : specifier('types.ts', typesPath(place)),
  };
  const body: Code[] = [];

  for (const { name, slot } of program.types) {
    body.push(...declare(name, slot.type, context, slot));
    inner(slot.type, context, body);
  }

  return context.module.print(body);
}

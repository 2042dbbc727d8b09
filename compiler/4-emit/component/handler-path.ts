// Where the handwritten function of an operation stands, seen from the component that runs it.
import type { Component, Operation } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { componentFolder, contractsFolder, handlerFile, normalise, specifier } from '../paths.ts';

export function handlerSpecifier(operation: Operation, component: Component, program: Program): string {
  const { out, src } = program.project;
  const base = contractsFolder(program.project.at.file);
  const from = normalise(`${base}/${out}/${componentFolder(component.id)}/component.ts`);
  const to = normalise(`${base}/${src}/${handlerFile(operation)}`);

  return specifier(from, to);
}

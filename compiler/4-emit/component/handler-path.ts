// Where the handwritten function of an operation stands, seen from the component that runs it.
import type { Component, Operation } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { componentFolder, contractsFolder, handlerFile, normalise, specifier } from '../paths.ts';

export function handlerSpecifier(
  operation: Operation,
  component: Component,
  program: Program,
): string {
  const { out } = program.project;
  const from = normalise(
    `${contractsFolder(program.project.at.file)}/${out}/${componentFolder(component.id)}/component.ts`,
  );

  return specifier(from, handlerPath(operation, component, program));
}

/** Relative to the project. An inherited operation runs the base's function, unless the heir has a file of its own. */
export function handlerPath(
  operation: Operation,
  component: Component,
  { project, world }: Program,
): string {
  const source = `${contractsFolder(project.at.file)}/${project.src}`;
  const own = normalise(`${source}/${handlerFile({ ...operation, origin: component.id })}`);

  if (operation.origin === component.id || world.handwritten(own)) return own;

  return normalise(`${source}/${handlerFile(operation)}`);
}

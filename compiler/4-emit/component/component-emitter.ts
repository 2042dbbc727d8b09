// The emitter `component`: types.ts and contract.ts of every component, and the shared types.
import type { Component } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { digest } from '../../base/digest.ts';
import { fullOf, sharedFull } from '../../3-check/serialise.ts';
import type { Artifact } from '../artifact.ts';
import type { Emitter } from '../emitter.ts';
import { componentFolder } from '../paths.ts';
import { checkFile, sharedCheckFile } from './check-file.ts';
import { componentFile, componentPath } from './component-file.ts';
import { contractFile, contractPath } from './contract-file.ts';
import { sharedTypesFile } from './shared-file.ts';
import { typesFile } from './types-file.ts';

export const componentEmitter: Emitter = {
  name: 'component',
  emit: (program) => [...sharedArtifacts(program), ...program.components.flatMap((c) => componentArtifacts(c, program))],
};

function sharedArtifacts(program: Program): readonly Artifact[] {
  if (program.types.length === 0) return [];

  const source = program.types[0]?.at.file ?? 'types.yaml';
  const all = digest(...program.components.map((c) => fullOf(c, program)));
  const shared = { mode: 'generated', comment: 'slashes', source } as const;

  return [
    { ...shared, path: 'types.ts', key: digest('types.ts', sharedFull(program)), render: () => sharedTypesFile(program) },
    { ...shared, path: 'check.ts', key: digest('check.ts', sharedFull(program), all), render: () => sharedCheckFile(program) },
  ];
}

function componentArtifacts(component: Component, program: Program): readonly Artifact[] {
  const key = dependenciesKey(component, program);
  const folder = componentFolder(component.id);
  const artifact = (path: string, render: () => string): Artifact => ({
    path,
    key: digest(path, key),
    mode: 'generated',
    comment: 'slashes',
    source: component.file,
    render,
  });

  return [
    artifact(`${folder}/types.ts`, () => typesFile(component, program)),
    artifact(contractPath(component.id), () => contractFile(component, program)),
    artifact(`${folder}/check.ts`, () => checkFile(component, program)),
    ...(component.abstract ? [] : [artifact(componentPath(component.id), () => componentFile(component, program))]),
  ];
}

/** What the files of a component read: itself, the shared types, and the components that it refers to. */
export function dependenciesKey(component: Component, program: Program): string {
  const called = component.operations.flatMap((o) => o.calls.map((c) => c.id.slice(0, c.id.indexOf('/'))));
  const callers = program.components.filter((c) => c.operations.some((o) => o.calls.some((call) => call.id.startsWith(`${component.id}/`)))).map((c) => c.id);
  const heirs = program.components.filter((c) => c.extends?.id === component.id).map((c) => c.id);
  const related = new Set([...called, ...callers, ...heirs, ...(component.extends === undefined ? [] : [component.extends.id])]);
  const parts = [...related].sort().map((id) => fullOf(program.index.component(id), program));

  return digest(fullOf(component, program), sharedFull(program), ...parts);
}

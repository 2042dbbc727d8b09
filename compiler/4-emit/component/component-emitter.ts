// The emitter `component`: types.ts and contract.ts of every component, and the shared types.
import type { Component } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { fullOf, programFull, sharedFull } from '../../3-check/serialise.ts';
import { digest } from '../../base/digest.ts';
import type { Artifact } from '../artifact.ts';
import type { Emitter } from '../emitter.ts';
import { componentFolder } from '../paths.ts';
import { isHandwritten } from '../types/shape.ts';
import { checkFile, sharedCheckFile } from './check-file.ts';
import { componentFile, componentPath } from './component-file.ts';
import { contractFile, contractPath, hasContract } from './contract-file.ts';
import { handlerPath } from './handler-path.ts';
import { sharedTypesFile } from './shared-file.ts';
import { typesFile } from './types-file.ts';

export const componentEmitter: Emitter = {
  name: 'component',
  emit: (program) => [
    ...sharedArtifacts(program),
    ...program.components.flatMap((c) => componentArtifacts(c, program)),
  ],
};

function sharedArtifacts(program: Program): readonly Artifact[] {
  if (program.types.length === 0) return [];

  const source = program.types[0]?.at.file ?? 'types.yaml';
  const all = programFull(program);
  const shared = { mode: 'generated', comment: 'slashes', source } as const;

  return [
    {
      ...shared,
      path: 'types.ts',
      key: digest('types.ts', sharedFull(program)),
      render: () => sharedTypesFile(program),
    },
    {
      ...shared,
      path: 'check.ts',
      key: digest('check.ts', sharedFull(program), all),
      render: () => sharedCheckFile(program),
    },
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
    ...(hasContract(component, program)
      ? [artifact(contractPath(component.id), () => contractFile(component, program))]
      : []),
    artifact(`${folder}/check.ts`, () => checkFile(component, program)),
    ...(component.abstract
      ? []
      : [artifact(componentPath(component.id), () => componentFile(component, program))]),
  ];
}

/** What the files of a component read: itself, the shared types, and the components that it refers to. */
export function dependenciesKey(component: Component, program: Program): string {
  const called = component.operations.flatMap((o) => o.calls.map((c) => componentOf(c.id)));
  const callers = callersOf(program).get(component.id) ?? [];
  const extending = heirsOf(program).get(component.id) ?? [];
  const related = new Set([
    ...called,
    ...callers,
    ...extending,
    ...(component.extends === undefined ? [] : [component.extends.id]),
  ]);
  const parts = [...related].sort().map((id) => fullOf(program.index.component(id), program));

  const inherited = component.operations.filter(
    (o) => o.origin !== component.id && isHandwritten(o),
  );
  const handlers = inherited.map((o) => handlerPath(o, component, program));

  return digest(fullOf(component, program), sharedFull(program), ...parts, ...handlers);
}

function componentOf(operation: string): string {
  return operation.slice(0, operation.indexOf('/'));
}

const heirs = new WeakMap<Program, ReadonlyMap<string, readonly string[]>>();

/** Component ⇒ the components that extend it. */
function heirsOf(program: Program): ReadonlyMap<string, readonly string[]> {
  const known = heirs.get(program);

  if (known !== undefined) return known;

  const found = new Map<string, string[]>();

  for (const { id, extends: base } of program.components) {
    if (base !== undefined) found.set(base.id, [...(found.get(base.id) ?? []), id]);
  }

  heirs.set(program, found);

  return found;
}

const callers = new WeakMap<Program, ReadonlyMap<string, readonly string[]>>();

/** Component ⇒ the components that call it. */
function callersOf(program: Program): ReadonlyMap<string, readonly string[]> {
  const known = callers.get(program);

  if (known !== undefined) return known;

  const found = new Map<string, string[]>();

  for (const { id, operations } of program.components) {
    for (const target of new Set(
      operations.flatMap((o) => o.calls.map((c) => componentOf(c.id))),
    )) {
      found.set(target, [...(found.get(target) ?? []), id]);
    }
  }

  callers.set(program, found);

  return found;
}

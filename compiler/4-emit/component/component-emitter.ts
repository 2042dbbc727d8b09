// The emitter `component`: types.ts and contract.ts of every component, and the shared types.
import type { Component } from '../../2-model/model.ts';
import { linksOf, usesOf } from '../../3-check/links.ts';
import type { Program } from '../../3-check/program.ts';
import { fullOf, programFull, sharedFull } from '../../3-check/serialise.ts';
import { digest } from '../../base/digest.ts';
import { type Artifact, inPieces, type Piece } from '../artifact.ts';
import type { Emitter } from '../emitter.ts';
import { componentFolder } from '../paths.ts';
import { accessKey } from '../routes/service-half.ts';
import { idScopes, isHandwritten } from '../types/shape.ts';
import { checkFile, sharedCheckFile, sharedNeeds } from './check-file.ts';
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
  const shared = { mode: 'generated', comment: 'slashes', source } as const;
  const check = { ...shared, path: 'check.ts', key: programFull(program) };

  return [
    {
      ...shared,
      path: 'types.ts',
      key: sharedFull(program),
      render: () => sharedTypesFile(program),
    },
    inPieces(check, () => sharedChecks(program)),
  ];
}

/** One text, decided by what each component asks of the shared types. */
function sharedChecks(program: Program): readonly Piece[] {
  return [
    { section: 'text', render: () => sharedCheckFile(program) },
    ...program.components.map((c) => ({
      section: 'needs',
      of: c.id,
      outside: digest(
        ...sharedNeeds(c, program).map((n) => `${n.target} ${n.position} ${n.function}`),
      ),
      render: () => '',
    })),
  ];
}

function componentArtifacts(component: Component, program: Program): readonly Artifact[] {
  const key = dependenciesKey(component, program);
  const folder = componentFolder(component.id);
  const artifact = (path: string, render: () => string): Artifact => ({
    path,
    key,
    mode: 'generated',
    comment: 'slashes',
    source: component.file,
    of: component.id,
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
      : [
          {
            ...artifact(componentPath(component.id), () => componentFile(component, program)),
            key: key + accessKey(component, program),
          },
        ]),
  ];
}

/** What the files of a component read: itself, what it refers to, what others use of it, the shared types. */
export function dependenciesKey(component: Component, program: Program): string {
  const linked = linksOf(component, program).map((id) =>
    fullOf(program.index.component(id), program),
  );
  const inherited = component.operations.filter(
    (o) => o.origin !== component.id && isHandwritten(o),
  );
  const handlers = inherited.map((o) => handlerPath(o, component, program));

  return digest(
    fullOf(component, program),
    sharedFull(program),
    ...linked,
    ...usesOf(component, program),
    ...idScopes(component, program),
    ...handlers,
  );
}

// The emitter `gateway`: routes.ts of every component that is reached over HTTP, and main.ts, which lists them.
import type { Component } from '../../2-model/model.ts';
import { routesConstant } from '../../3-check/naming.ts';
import type { Program } from '../../3-check/program.ts';
import { digest } from '../../base/digest.ts';
import type { Artifact } from '../artifact.ts';
import { code, doc } from '../code/code.ts';
import { literal, Verbatim } from '../code/literal.ts';
import { Module } from '../code/module.ts';
import { runtimeType } from '../code/runtime.ts';
import { contractKey } from '../contract-key.ts';
import type { Emitter } from '../emitter.ts';
import { contractsFolder, specifier } from '../paths.ts';
import { accessKey } from '../routes/service-half.ts';
import { routesFile, routesPath } from './routes-file.ts';

export const gatewayEmitter: Emitter = {
  name: 'gateway',
  emit: (program) => {
    const served = program.components.filter(
      (c) => !c.abstract && program.index.routes(c.id).length > 0,
    );

    return served.length === 0
      ? []
      : [mainArtifact(served, program), ...served.map((c) => routesArtifact(c, program))];
  },
};

function routesArtifact(component: Component, program: Program): Artifact {
  return {
    path: routesPath(component.id),
    key: contractKey(component, program) + accessKey(component, program),
    mode: 'generated',
    comment: 'slashes',
    source: component.file,
    of: component.id,
    render: () => routesFile(component, program),
  };
}

function mainArtifact(served: readonly Component[], program: Program): Artifact {
  const ids = served.map((c) => c.id);

  return {
    path: MAIN,
    key: digest('gateway', ...ids),
    mode: 'generated',
    comment: 'slashes',
    source: contractsFolder(program.project.at.file),
    render: () => mainFile(ids),
  };
}

const MAIN = 'gateway/main.ts';

function mainFile(ids: readonly string[]): string {
  const module = new Module(['gateway']);
  const type = runtimeType(module, 'v1', 'GatewayDefinition');
  const components = ids.map(
    (id) => new Verbatim(module.value(specifier(MAIN, routesPath(id)), routesConstant(id))),
  );

  return module.print([
    code`${doc('What the gateway serves: the routes of all components.')}export const gateway: ${type} = ${literal({ components }, 40)};`,
  ]);
}

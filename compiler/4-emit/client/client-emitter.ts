// The emitter `client`: a package of plain functions, a module per component with routes. JavaScript and declarations.
import type { Component } from '../../2-model/model.ts';
import { componentConstant } from '../../3-check/naming.ts';
import type { Program } from '../../3-check/program.ts';
import { sharedFull } from '../../3-check/serialise.ts';
import { digest } from '../../base/digest.ts';
import { oncePer } from '../../base/once-per.ts';
import type { Artifact } from '../artifact.ts';
import { code, commas, lines, name, text } from '../code/code.ts';
import { contractKey } from '../contract-key.ts';
import type { Emitter } from '../emitter.ts';
import { componentFolder, contractsFolder } from '../paths.ts';
import { clientDeclarations, sharedDeclarations } from './client-declarations.ts';
import { clientModule } from './client-module.ts';

export const clientEmitter: Emitter = {
  name: 'client',
  emit: (program) => {
    const served = program.components.filter((c) => program.index.routes(c.id).length > 0);

    return served.length === 0
      ? []
      : [
          ...packageArtifacts(served, program),
          ...served.flatMap((c) => componentArtifacts(c, program)),
        ];
  },
};

function componentArtifacts(component: Component, program: Program): readonly Artifact[] {
  const key = contractKey(component, program);
  const path = `client/${componentFolder(component.id)}`;
  const common = {
    mode: 'generated',
    comment: 'slashes',
    source: component.file,
    of: component.id,
  } as const;

  return [
    {
      path: `${path}.js`,
      key,
      render: () => clientModule(component, program),
      ...common,
    },
    {
      path: `${path}.d.ts`,
      key,
      render: () => clientDeclarations(component, program),
      ...common,
    },
  ];
}

function packageArtifacts(served: readonly Component[], program: Program): readonly Artifact[] {
  const { name: project, version } = program.project;
  const ids = served.map((c) => c.id);
  const key = digest(project, version, ...ids);
  const common = { mode: 'generated', source: contractsFolder(program.project.at.file) } as const;
  const shared: Artifact = {
    ...common,
    path: 'client/types.d.ts',
    key: sharedFull(program),
    comment: 'slashes',
    source: program.types[0]?.at.file ?? '',
    render: () => sharedDeclarations(program),
  };

  return [
    {
      ...common,
      path: 'client/package.json',
      key,
      comment: 'json',
      render: () => `${JSON.stringify(packageOf(ids, program), null, 2)}\n`,
    },
    {
      ...common,
      path: 'client/index.js',
      key,
      comment: 'slashes',
      render: () => indexFile(ids),
    },
    {
      ...common,
      path: 'client/index.d.ts',
      key,
      comment: 'slashes',
      render: () => indexFile(ids),
    },
    ...(program.types.length === 0 ? [] : [shared]),
  ];
}

function packageOf(ids: readonly string[], { project }: Program): Record<string, unknown> {
  const entry = (path: string): Record<string, string> => ({
    types: `./${path}.d.ts`,
    default: `./${path}.js`,
  });

  return {
    name: `@${project.name.toLowerCase()}/client`,
    version: project.version,
    type: 'module',
    sideEffects: false,
    exports: Object.fromEntries([
      ['.', entry('index')],
      ...ids.map((id) => [`./${componentFolder(id)}`, entry(componentFolder(id))]),
    ]),
    dependencies: { '@toac/runtime': '^0.1.0' },
  };
}

/** The same text is the module and its declarations. */
const indexFile = oncePer((ids: readonly string[]): string => {
  const modules = ids.map((id) => {
    const constant = componentConstant(id);

    return {
      local: name(constant),
      plain: name(constant.replace(/_$/, '')),
      from: text(`./${componentFolder(id)}.js`),
    };
  });
  const runtime = code`export { createHttp, isFailure, isMissing } from ${text('@toac/runtime/client')};`;
  const imports = lines(modules.map(({ local, from }) => code`import * as ${local} from ${from};`));
  const exported = commas(
    modules.map(({ local, plain }) => (local === plain ? local : code`${local} as ${plain}`)),
  );

  return `${code`${imports}\n\n${runtime}\nexport { ${exported} };`}\n`;
});

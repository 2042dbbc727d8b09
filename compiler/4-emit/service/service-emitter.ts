// The emitter `service`: main.ts, the composition root of a service, and its package.json.
import { STORAGES, TRANSPORTS } from '../../../runtime-lib/symbols.ts';
import { componentConstant } from '../../3-check/naming.ts';
import type { Program } from '../../3-check/program.ts';
import { digest } from '../../base/digest.ts';
import type { Artifact } from '../artifact.ts';
import { code, doc } from '../code/code.ts';
import { literal, Verbatim } from '../code/literal.ts';
import { Module } from '../code/module.ts';
import { runtime } from '../code/runtime.ts';
import type { Emitter } from '../emitter.ts';
import { componentFolder, specifier } from '../paths.ts';
import { type PlannedService, plannedServices } from './services.ts';

export const serviceEmitter: Emitter = {
  name: 'service',
  emit: (program) => plannedServices(program).flatMap((service) => artifacts(service, program)),
};

function artifacts(service: PlannedService, program: Program): readonly Artifact[] {
  const folder = `services/${service.name}`;
  const { name: project, version } = program.project;
  const key = digest(JSON.stringify(service), project, version);
  const common = { mode: 'generated', source: service.source } as const;

  return [
    {
      ...common,
      path: `${folder}/main.ts`,
      key: digest('main', key),
      comment: 'slashes',
      render: () => mainFile(service),
    },
    {
      ...common,
      path: `${folder}/package.json`,
      key: digest('package', key),
      comment: 'json',
      render: () => `${JSON.stringify(packageOf(service, program), null, 2)}\n`,
    },
  ];
}

function mainFile(service: PlannedService): string {
  const own = `services/${service.name}/main.ts`;
  const module = new Module(['service']);
  const type = runtime(module, 'v1', 'ServiceDefinition');
  const components = service.components.map((id) => {
    const from = specifier(own, `${componentFolder(id)}/component.ts`);

    return new Verbatim(module.value(from, componentConstant(id)));
  });
  const body = literal(
    { name: service.name, components, storages: service.storages, bindings: service.bindings },
    40,
  );

  return module.print([
    code`${doc('What runs as one process: its components, and what any deployment may give them.')}export const service: ${type} = ${body};`,
  ]);
}

function packageOf(service: PlannedService, program: Program): Record<string, unknown> {
  const storages = Object.values(service.storages)
    .flat()
    .flatMap((kind) => Object.entries(STORAGES[kind as keyof typeof STORAGES]?.packages ?? {}));
  const bindings = Object.values(service.bindings)
    .flat()
    .flatMap((kind) => Object.entries(TRANSPORTS[kind as keyof typeof TRANSPORTS]?.packages ?? {}));
  const drivers = [...storages, ...bindings].sort(([a], [b]) => (a < b ? -1 : 1));

  return {
    name: `@${program.project.name.toLowerCase()}/${service.name.toLowerCase()}`,
    version: program.project.version,
    private: true,
    type: 'module',
    engines: { node: '>=20.19' },
    dependencies: Object.fromEntries([['@toac/runtime', '^0.1.0'], ...drivers]),
  };
}

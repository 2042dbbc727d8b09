// Which deployment runs here, as plain values: the one asked for, else `local`, else the embedded default.
import { mkdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { DeploymentValues } from '../../../runtime-lib/core/configuration.ts';
import type { Expression } from '../../../runtime-lib/core/expression.ts';
import { embeddedDeployment } from '../../2-model/deployment.ts';
import type { Deployment } from '../../2-model/deployment-model.ts';
import type { Program } from '../../3-check/program.ts';
import { AS_DATA, expressionData } from '../../4-emit/routes/expression-data.ts';
import { UsageError } from '../exit-code.ts';
import type { Found } from '../find-project.ts';
import { hintFor } from '../hint-for.ts';
import { runnable } from './bundle-components.ts';

export interface Chosen {
  readonly values: DeploymentValues;
  /** Where the data is, a line each. */
  readonly data: readonly string[];
  /** Kinds of bindings that this version does not connect. */
  readonly unconnected: readonly string[];
}

export function chooseDeployment(
  program: Program,
  name: string | undefined,
  { project }: Found,
): Chosen {
  const deployment = name === undefined ? usual(program) : named(program, name);
  const stored = storagesOf(deployment, program);
  const storages = stored.map(([storage, kind, properties]) => {
    const { file } = properties;
    const placed = typeof file === 'string' ? { file: resolve(project, file) } : {};

    return [storage, { ...properties, ...placed, kind }] as const;
  });

  return {
    values: {
      name: deployment.name,
      storages: Object.fromEntries(storages),
      configuration: Object.fromEntries(
        deployment.configuration.map((c) => [c.component, c.values.value]),
      ),
      gateway: deployment.gateway?.value,
      ...narrowingOf(deployment),
    },
    data: storages.map(([storage, { kind, ...rest }]) => {
      const place = 'file' in rest ? relative(project, rest.file) : '';

      return `${storage}: ${kind}${place === '' ? '' : ` ${place}`}`;
    }),
    unconnected: deployment.bindings.map((b) => b.kind).filter((kind) => kind !== 'local'),
  };
}

/** Expressions as components have them, without places; nothing where it narrows nothing. */
function narrowingOf({ policies }: Deployment): Pick<DeploymentValues, 'policies'> {
  if (policies.length === 0) return {};

  const all = new Map<string, Map<string, Expression>>();

  for (const { component, policies: own } of policies) {
    const known = all.get(component) ?? new Map<string, Expression>();

    for (const { name, expression } of own) {
      const data = expressionData(expression, AS_DATA) as unknown as Expression;
      const before = known.get(name);

      // What a base deployment says holds as well.
      known.set(name, before === undefined ? data : { kind: 'and', of: [before, data] });
    }

    all.set(component, known);
  }

  return {
    policies: Object.fromEntries([...all].map(([id, own]) => [id, Object.fromEntries(own)])),
  };
}

/** Files are made by their drivers, their folders are not. */
export function makeFolders({ storages }: DeploymentValues): void {
  for (const storage of Object.values(storages)) {
    if ('file' in storage && typeof storage.file === 'string')
      mkdirSync(dirname(storage.file), { recursive: true });
  }
}

function usual(program: Program): Deployment {
  const { deployments, project } = program;

  return (
    deployments.find((d) => d.name === 'local' && !d.abstract) ??
    deployments.find((d) => d.embedded) ??
    embeddedDeployment(project.name, runnable(program), project.at)
  );
}

function named({ deployments }: Program, name: string): Deployment {
  const known = deployments.filter((d) => !d.abstract);
  const found = known.find((d) => d.name === name);

  if (found !== undefined) return found;

  const hint = hintFor(
    name,
    known.map((d) => d.name),
  );

  throw new UsageError(`there is no deployment '${name}'; ${hint}`);
}

type Stored = readonly [name: string, kind: string, properties: Readonly<Record<string, unknown>>];

/** The embedded default has one storage; a component that names another gets one like it. */
function storagesOf(deployment: Deployment, program: Program): readonly Stored[] {
  const written = deployment.storages.map(({ name, kind, properties }): Stored => {
    return [name, kind, properties.value as Readonly<Record<string, unknown>>];
  });
  const [first] = written;

  if (!deployment.embedded || first === undefined) return written;

  const asked = program.components.flatMap((c) => (c.abstract ? [] : (c.entity?.storage ?? [])));
  const others = new Set(asked.filter((name) => !written.some(([known]) => known === name)));

  return [
    ...written,
    ...[...others].map((name): Stored => {
      return [name, first[1], { file: `.data/${program.project.name}-${name}.sqlite` }];
    }),
  ];
}

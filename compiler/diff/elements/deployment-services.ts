// Where components run: in which service, with how much, and from which registry.
import type { DeploymentDocument } from '../document.ts';
import {
  type Data,
  type Deployments,
  dataOf,
  eachOf,
  type Said,
  textOf,
} from './deployment-said.ts';

type Service = NonNullable<DeploymentDocument['services']>[number];

export function compareServices([was, is]: Deployments): readonly Said[] {
  const [before, after] = [was.services ?? [], is.services ?? []];
  const renamed = after.flatMap((service) => {
    if (before.some((s) => s.name === service.name)) return [];

    const old = before.find((s) => partsOf(s) === partsOf(service));

    return old === undefined || after.some((s) => s.name === old.name)
      ? []
      : [[old, service] as const];
  });

  return [
    ...renamed.map(
      ([old, service]): Said => ({
        rule: 'service-name-changed',
        path: `services.${service.name}`,
        at: ['cfg', 'BREAK'],
        text: `the service ${old.name} is called ${service.name} now, and so is its address`,
        before: old.name,
        after: service.name,
      }),
    ),
    ...placements(
      before,
      after,
      new Map(renamed.map(([old, service]) => [old.name, service.name])),
    ),
    ...after.flatMap((service) => {
      const old = before.find((s) => s.name === service.name);

      return old === undefined ? [] : compareResources(old, service);
    }),
    ...compareRegistry([was, is]),
  ];
}

function partsOf({ components = [] }: Service): string {
  return components
    .map((c) => c.id)
    .sort()
    .join();
}

function placements(
  before: readonly Service[],
  after: readonly Service[],
  renamed: ReadonlyMap<string, string>,
): readonly Said[] {
  const hosts = (services: readonly Service[]) =>
    new Map(services.flatMap((s) => (s.components ?? []).map((c) => [c.id, s.name] as const)));
  const [old, next] = [hosts(before), hosts(after)];

  return [...next].flatMap(([component, service]): readonly Said[] => {
    const was = old.get(component);

    if (was === undefined || (renamed.get(was) ?? was) === service) return [];

    return [
      {
        rule: 'component-placement-changed',
        path: `services.${service}`,
        at: ['cfg', 'RISK'],
        text: `${component} runs in ${service} now, not in ${was}`,
        before: was,
        after: service,
      },
    ];
  });
}

const RESOURCES: readonly string[] = ['replicas', 'cpu', 'memory'];

function compareResources(was: Service, is: Service): readonly Said[] {
  return resourcesOf(
    `services.${is.name}`,
    dataOf(was.properties.value),
    dataOf(is.properties.value),
  );
}

export function resourcesOf(path: string, was: Data, is: Data): readonly Said[] {
  return eachOf(was, is).flatMap(([name, before, after]): readonly Said[] => {
    const [old, next] = [textOf(before), textOf(after)];

    if (!RESOURCES.includes(name) || old === next) return [];

    const isMore = amountOf(next) >= amountOf(old);

    return [
      {
        rule: isMore ? 'resources-raised' : 'resources-lowered',
        path: `${path}.${name}`,
        at: ['cfg', 'RISK'],
        text: isMore ? `more ${name} has to be there` : `less ${name} is there`,
        before: old,
        after: next,
      },
    ];
  });
}

const UNITS: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
};

/** Of a range, its end. */
function amountOf(text: string | undefined): number {
  const [, number = '0', unit = ''] = /^(?:\d+\.\.)?([\d.]+)(\w*)$/.exec(text ?? '') ?? [];

  return Number(number) * (UNITS[unit] ?? 1);
}

function compareRegistry([was, is]: Deployments): readonly Said[] {
  if (was.registry === is.registry) return [];

  return [
    {
      rule: 'registry-changed',
      path: 'registry',
      at: ['cfg', 'RISK'],
      text: 'images are pulled from another place',
      before: was.registry,
      after: is.registry,
    },
  ];
}

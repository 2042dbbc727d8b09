// Deployments: what operators give, and what the outside meets. What a base says is found once, at the base.
import type { DeploymentDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Place } from '../edit.ts';
import { matched } from '../matching.ts';

import { isSame } from '../same.ts';
import { compareConfigured } from './deployment-configuration.ts';
import { compareGateway } from './deployment-gateway.ts';
import { compareIdentity } from './deployment-identity.ts';
import { comparePolicies } from './deployment-policies.ts';
import { compareProvisions } from './deployment-provisions.ts';
import type { Deployments, Said } from './deployment-said.ts';
import { compareSecrets } from './deployment-secrets.ts';
import { compareServices } from './deployment-services.ts';

export function compareDeployments(both: Both): readonly Edit[] {
  const { old, next } = both;
  const written = (list: readonly DeploymentDocument[]) => list.filter((d) => d.embedded !== true);
  const [before, after] = [written(old.document.deployments), written(next.document.deployments)];

  if (isSame(before, after)) return [];

  const { kept } = matched(before, after);
  // What is abstract cannot be built.
  const { came, went } = matched(before.filter(isConcrete), after.filter(isConcrete));
  const said = new Map(kept.map(([was, is]) => [is.name, changesOf(both, [was, is])]));

  return [
    ...kept.flatMap(([, is]) => ownEdits(is, said, after)),
    ...came.map(({ name }) =>
      editAt(placeOf(name, ''), {
        rule: 'environment-added',
        message: `the deployment ${name} is new`,
        after: name,
        impacts: [impact(['cfg', 'NOTE'], name, 'it may be built')],
      }),
    ),
    ...went.map(({ name }) =>
      editAt(placeOf(name, ''), {
        rule: 'environment-removed',
        message: `the deployment ${name} is gone`,
        before: name,
        impacts: [impact(['cfg', 'BREAK'], name, 'what runs by it cannot be built any more')],
      }),
    ),
  ];
}

function isConcrete({ abstract }: DeploymentDocument): boolean {
  return abstract !== true;
}

function changesOf(both: Both, pair: Deployments): readonly Said[] {
  return [
    ...compareServices(pair),
    ...compareProvisions(pair),
    ...compareConfigured(pair),
    ...compareGateway(pair),
    ...compareIdentity(pair),
    ...comparePolicies(both, pair),
    ...compareSecrets(pair),
  ];
}

/** What its base does not say as well, and who takes it over. */
function ownEdits(
  deployment: DeploymentDocument,
  said: ReadonlyMap<string, readonly Said[]>,
  all: readonly DeploymentDocument[],
): readonly Edit[] {
  const { name } = deployment;
  const base = said.get(deployment.extends ?? '') ?? [];
  const own = (said.get(name) ?? []).filter((one) => !base.some((other) => isSame(one, other)));

  return own.map((one) => {
    const heirs = all.filter(
      (d) =>
        d.name !== name && isHeir(d, name, all) && said.get(d.name)?.some((s) => isSame(s, one)),
    );

    return edit(one, name, [name, ...heirs.map((d) => d.name)]);
  });
}

function isHeir(
  { extends: base }: DeploymentDocument,
  name: string,
  all: readonly DeploymentDocument[],
): boolean {
  if (base === undefined || base === name) return base === name;

  const next = all.find((d) => d.name === base);

  return next !== undefined && next.extends !== base && isHeir(next, name, all);
}

function edit(
  { after, also = [], at, before, path, rollout, rule, text }: Said,
  name: string,
  places: readonly string[],
): Edit {
  const place = `the deployment ${places.join(', ')}`;

  return editAt(placeOf(name, path), {
    rule,
    message: `${name}: ${[text, ...also.map((a) => a.text)].join('; ')}`,
    before,
    after,
    impacts: [impact(at, place, text), ...also.map((a) => impact(a.at, place, a.text))],
    rollout,
  });
}

function placeOf(name: string, path: string): Place {
  const id = `deployments/${name}${path === '' ? '' : `/${path.replaceAll('.', '/')}`}`;

  return {
    component: '',
    element: `deployments.${name}${path === '' ? '' : `.${path}`}`,
    old: id,
    next: id,
  };
}

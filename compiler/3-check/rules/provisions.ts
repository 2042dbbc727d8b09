// What components need of a deployment is provided: storages, a binding between services, foreign addresses.
import { STORAGES, TRANSPORTS } from '../../../runtime-lib/symbols.ts';
import type { Deployment, Provision } from '../../2-model/deployment-model.ts';
import type { Component, Model, Operation } from '../../2-model/model.ts';
import { meant, type Report } from '../../base/catalogue.ts';
import { suggestion } from '../../base/suggest.ts';

/** What the runtime says of its kinds; one that it does not know was reported with the deployment's structure. */
const storages: Readonly<Record<string, { readonly severalInOneCommit: boolean }>> = STORAGES;
const transports: Readonly<Record<string, { readonly betweenServices: boolean }>> = TRANSPORTS;

export function provisions(model: Model, report: Report, broken: ReadonlySet<string>): void {
  for (const deployment of model.deployments) {
    if (deployment.abstract || deployment.embedded || broken.has(deployment.file)) continue;

    checkKinds(deployment, report);
    checkUnused(deployment, model, report);
    checkStorages(deployment, model, report);
    checkBindings(deployment, model, report);
    checkExternal(deployment, model, report);
  }
}

/** After the bases are merged every provision has a kind; a key that is nearly called so was meant. */
function checkKinds({ storages: stores, bindings }: Deployment, report: Report): void {
  for (const { name, kind, at, properties } of [...stores, ...bindings]) {
    if (kind !== '') continue;

    const near = Object.entries(properties.members).find(
      ([key]) => suggestion(key, ['kind']) !== undefined,
    );
    const place = near?.[1].keyAt ?? at;

    report('TOA6018', place, { name }, near === undefined ? {} : meant(place, 'kind'));
  }
}

/** What nothing asks for is probably misspelt: the name that is missing is proposed. */
function checkUnused(deployment: Deployment, model: Model, report: Report): void {
  const needed = new Set(
    model.components.flatMap((c) =>
      c.entity === undefined || c.abstract ? [] : [c.entity.storage],
    ),
  );
  const check = (
    what: string,
    wanted: ReadonlySet<string>,
    provided: readonly Provision[],
  ): void => {
    for (const { name, at } of provided) {
      if (!wanted.has(name))
        report('TOA6017', at, { what, name }, meant(at, suggestion(name, wanted)));
    }
  };

  check('storage', needed, deployment.storages);
  check('binding', new Set(['default']), deployment.bindings);
  check(
    'address',
    new Set(
      model.components.flatMap((c) =>
        c.receivers.filter((r) => r.external).map((r) => r.event.name),
      ),
    ),
    deployment.external,
  );
}

function checkStorages(deployment: Deployment, model: Model, report: Report): void {
  for (const component of model.components) {
    if (component.entity === undefined || component.abstract) continue;

    const { storage, at } = component.entity;
    const provided = deployment.storages.find((s) => s.name === storage);

    if (provided === undefined) {
      report(
        'TOA6008',
        at,
        { name: storage, deployment: deployment.name },
        { related: [{ message: 'the deployment', at: deployment.at }] },
      );
    } else checkAbilities(component, provided, report);
  }
}

function checkAbilities(component: Component, { kind, kindAt }: Provision, report: Report): void {
  if (storages[kind]?.severalInOneCommit !== false) return;

  const many = component.operations.find(
    (o: Operation) => o.type === 'transition' && o.scope === 'objects' && o.auto === undefined,
  );

  if (many !== undefined) {
    report(
      'TOA6015',
      many.at,
      { kind, what: `${component.id}.${many.name}` },
      { related: [{ message: 'provided here', at: kindAt }] },
    );
  }
}

function checkBindings(deployment: Deployment, model: Model, report: Report): void {
  const several =
    deployment.services.length > 1 &&
    model.components.some(
      (c) => c.receivers.length > 0 || c.operations.some((o) => o.calls.length > 0),
    );
  const binding = deployment.bindings.find((b) => b.name === 'default');

  if (deployment.services.length > 1 && binding === undefined && several) {
    report('TOA6009', deployment.at, { deployment: deployment.name });
  } else if (
    several &&
    binding !== undefined &&
    transports[binding.kind]?.betweenServices === false
  ) {
    report('TOA6010', binding.kindAt, {
      kind: binding.kind,
      problem: 'stays inside one process, and there are several services',
    });
  }
}

function checkExternal(deployment: Deployment, model: Model, report: Report): void {
  for (const receiver of model.components.flatMap((c) => c.receivers)) {
    if (!receiver.external || deployment.external.some((e) => e.name === receiver.event.name))
      continue;

    report(
      'TOA6014',
      receiver.at,
      { event: receiver.event.name, deployment: deployment.name },
      { related: [{ message: 'the deployment', at: deployment.at }] },
    );
  }
}

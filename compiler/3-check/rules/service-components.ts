// Every component runs in exactly one service of a deployment, and a service is the same in all of them.

import type { Deployment, Service } from '../../2-model/deployment-model.ts';
import type { Component, Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { meant } from '../../base/catalogue.ts';
import { suggestion } from '../../base/suggest.ts';

export function serviceComponents(model: Model, report: Report, broken: ReadonlySet<string>): void {
  for (const deployment of model.deployments) {
    if (deployment.embedded || broken.has(deployment.file)) continue;

    checkKnown(deployment, model, report);
    if (!deployment.abstract) checkPlaced(deployment, model, report);
  }

  checkSame(model, report);
}

function checkKnown(deployment: Deployment, model: Model, report: Report): void {
  const known = new Map(model.components.map((c) => [c.id, c]));
  const placed = new Map<string, Service>();

  for (const service of deployment.services) {
    for (const { id, at } of service.components) {
      const component = known.get(id);
      const before = placed.get(id);

      if (component === undefined)
        report('TOA6004', at, { name: id }, meant(at, suggestion(id, known.keys())));
      else if (component.abstract) report('TOA6016', at, { name: id });
      else if (before !== undefined) {
        report(
          'TOA6003',
          at,
          { component: id, service: before.name },
          { related: [{ message: 'there', at: before.at }] },
        );
      }

      placed.set(id, service);
    }
  }
}

function checkPlaced(deployment: Deployment, model: Model, report: Report): void {
  const placed = new Set(deployment.services.flatMap((s) => s.components.map((c) => c.id)));
  const missing = model.components.filter((c: Component) => !c.abstract && !placed.has(c.id));
  const unknown = deployment.services.some((s) =>
    s.components.some((c) => !model.components.some((m) => m.id === c.id)),
  );

  if (unknown) return;

  for (const { id, at } of missing) {
    const place = deployment.services[0]?.at ?? deployment.at;

    report(
      'TOA6002',
      place,
      { component: id, deployment: deployment.name },
      { related: [{ message: 'the component', at }] },
    );
  }
}

function checkSame(model: Model, report: Report): void {
  const first = new Map<string, { readonly deployment: Deployment; readonly service: Service }>();

  for (const deployment of model.deployments.filter((d) => !d.abstract)) {
    for (const service of deployment.services) {
      const known = first.get(service.name);
      const ids = (s: Service): string =>
        s.components
          .map((c) => c.id)
          .toSorted()
          .join();

      if (known === undefined) first.set(service.name, { deployment, service });
      else if (ids(known.service) !== ids(service)) {
        report(
          'TOA6012',
          service.at,
          { service: service.name, deployment: known.deployment.name },
          { related: [{ message: 'there', at: known.service.at }] },
        );
      }
    }
  }
}

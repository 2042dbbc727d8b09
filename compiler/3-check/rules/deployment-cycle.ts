// A deployment extends another one, never itself.

import type { Deployment } from '../../2-model/deployment-model.ts';
import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';

export function deploymentCycle(model: Model, report: Report): void {
  const all = new Map(model.deployments.map((d) => [d.name, d]));
  const reported = new Set<string>();

  for (const deployment of model.deployments) {
    const path: Deployment[] = [];
    let next: Deployment | undefined = deployment;

    while (next !== undefined && !path.includes(next)) {
      path.push(next);
      next = next.extends === undefined ? undefined : all.get(next.extends);
    }

    if (next !== deployment || reported.has(deployment.name)) continue;

    for (const { name } of path) reported.add(name);

    report('TOA6013', deployment.extendsAt ?? deployment.at, {
      path: [...path, deployment].map((d) => d.name).join(' → '),
    });
  }
}

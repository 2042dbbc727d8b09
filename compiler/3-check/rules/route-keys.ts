// `cache` and `incept` stand where they mean something.

import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { type PlacedRoute, routes } from '../walk.ts';

export function routeKeys(model: Model, report: Report): void {
  for (const placed of routes(model)) {
    checkCache(placed, report);
    checkIncept(placed, report);
  }
}

function checkCache({ route }: PlacedRoute, report: Report): void {
  const { cache, access, bind } = route;

  if (cache === undefined) return;

  if (route.method !== 'GET')
    report('TOA3306', cache.at, { key: 'cache', problem: 'has a meaning on GET alone' });
  if (!cache.public || access === undefined) return;

  const open = access.allow.kind === 'constant' && access.allow.value;
  const requests = bind.find(({ source }) => source.kind === 'path' && source.root !== 'route');

  if (!open) {
    report(
      'TOA3310',
      cache.at,
      { problem: `what everybody may cache, everybody may read: 'allow' must be 'anonymous'` },
      { related: [{ message: 'allowed here', at: access.at }] },
    );
  } else if (requests !== undefined) {
    report(
      'TOA3310',
      cache.at,
      { problem: 'a public reply cannot depend on who asks' },
      { related: [{ message: 'bound here', at: requests.source.at }] },
    );
  }
}

function checkIncept({ route, operation }: PlacedRoute, report: Report): void {
  const { incept } = route;

  if (incept !== undefined && operation.scope !== 'new') {
    report('TOA3306', incept.at, {
      key: 'incept',
      problem: 'attaches credentials to what a call creates, and this one creates nothing',
    });
  }
}

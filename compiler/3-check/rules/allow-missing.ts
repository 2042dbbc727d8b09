// Deny by default without silence: every route says who may call it.
import type { Report } from '../../base/catalogue.ts';
import type { Model } from '../../2-model/model.ts';

export function allowMissing(model: Model, report: Report): void {
  for (const { access, at, method, keys } of model.routes) {
    if (access === undefined && keys['failedAllow'] === undefined) report('TOA3202', at, { method });
  }
}

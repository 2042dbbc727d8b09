// Statuses of declared errors.
import type { Report } from '../../base/catalogue.ts';
import type { Model } from '../../2-model/model.ts';
import { operations } from '../walk.ts';

export function errorStatus(model: Model, report: Report): void {
  for (const { operation } of operations(model)) {
    for (const { status, at } of operation.errors) {
      if (!Number.isInteger(status) || status < 400 || status > 599) report('TOA2115', at, { status });
    }
  }
}

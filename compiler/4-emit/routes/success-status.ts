// The status of a route's success.
import type { Operation, Route } from '../../2-model/model.ts';

export function successStatus({ status }: Route, { task, output, scope, type }: Operation): number {
  if (status !== undefined) return status.value;
  if (task !== undefined) return 202;
  if (type === 'transition' && scope === 'new') return 201;

  return output === undefined ? 204 : 200;
}

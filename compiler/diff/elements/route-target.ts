// Which operation a route leads to, and with which status it answers: another one is compared as if it were the old one.
import type { OperationDocument, RouteDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Place } from '../edit.ts';
import type { Position } from '../finding.ts';
import { judgeChange } from '../judge/judge-change.ts';
import { oldId } from '../renames.ts';
import type { Spot, Walk } from '../shape/change.ts';
import { compareSlots } from '../shape/compare-slots.ts';

type Routes = readonly [RouteDocument, RouteDocument];
type Operations = readonly [OperationDocument, OperationDocument];

export function compareTarget(both: Both, place: Place, [was, is]: Routes): readonly Edit[] {
  const before = both.old.operations.get(was.operation.id);
  const after = both.next.operations.get(is.operation.id);

  if (before === undefined || after === undefined) return [];

  const isSame = was.operation.id === oldId(is.operation.id, both.renames);
  const status = compareStatus(place, [was, is], [before, after]);

  if (isSame) return status;

  return [
    editAt(place, {
      rule: 'method-operation-changed',
      message: `${place.element} calls ${is.operation.name} now`,
      before: was.operation.name,
      after: is.operation.name,
      impacts: [
        impact(['in', 'RISK'], place.element, 'another operation runs, with another effect'),
      ],
      rollout: 'callers first, where they notice; then the service',
    }),
    ...status,
    ...compareSide(both, place, { name: 'input', position: 'in', operations: [before, after] }),
    ...compareSide(both, place, { name: 'output', position: 'out', operations: [before, after] }),
  ];
}

interface SideOf {
  readonly name: 'input' | 'output';
  readonly position: Position;
  readonly operations: Operations;
}

/** What the route took, against what it takes now. */
function compareSide(
  both: Both,
  place: Place,
  { name, position, operations }: SideOf,
): readonly Edit[] {
  const [before, after] = operations;
  const none = { type: { kind: 'object' as const, fields: [] } };
  const lands = {
    old: `${before.id}/${name}`,
    next: `${after.id}/${name}`,
    places: new Map([[position, [place.element]]]),
  };
  const spot: Spot = {
    place: { ...place, element: `${place.element} ${name}`, old: lands.old, next: lands.next },
    lands,
    seen: new Set(),
  };
  const walk: Walk = { both, changes: [] };

  compareSlots(walk, spot, before[name] ?? none, after[name] ?? none);

  return walk.changes.map((change) => judgeChange(both, change));
}

/** Where it is not written, it follows from the operation, whose edits are found there. */
function compareStatus(
  place: Place,
  [was, is]: Routes,
  [before, after]: Operations,
): readonly Edit[] {
  if (was.status === undefined && is.status === undefined) return [];

  const [old, next] = [was.status?.value ?? usual(before), is.status?.value ?? usual(after)];

  if (old === next) return [];

  return [
    editAt(place, {
      rule: 'method-status-changed',
      message: `${place.element} answers with ${next} now`,
      before: String(old),
      after: String(next),
      impacts: [impact(['out', 'BREAK'], place.element, `readers look for ${old}`)],
      rollout: 'readers first, then the service',
    }),
  ];
}

function usual({ output, scope, task, type }: OperationDocument): number {
  if (task === true) return 202;
  if (type === 'transition' && scope === 'new') return 201;

  return output === undefined ? 204 : 200;
}

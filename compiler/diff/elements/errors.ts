// The errors that an operation declares: codes that callers tell apart, their status and their data.
import type { OperationDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Place } from '../edit.ts';
import { matched } from '../matching.ts';
import { slotText } from '../type-text.ts';
import { callersText } from './place-name.ts';
import { compareInside } from './slots.ts';

type Operations = readonly [OperationDocument, OperationDocument];
type ErrorDocument = NonNullable<OperationDocument['errors']>[number];

export function compareErrors(both: Both, place: Place, [was, is]: Operations): readonly Edit[] {
  const { kept, came, went } = matched(was.errors, is.errors);
  const where = callersText(is.id, `${place.component}.${is.name}`, both.next);
  const at = ({ name }: ErrorDocument): Place => ({
    ...place,
    element: `${place.element}.errors.${name}`,
  });

  return [
    ...kept.flatMap(([before, after]) => {
      const spot = { ...at(after), old: before.id, next: after.id };

      return [
        ...compareStatus(spot, [before, after], where),
        ...compareData(spot, [before, after], where),
        ...compareInside(both, spot, 'data', [before.data, after.data]),
      ];
    }),
    ...came.map((error) =>
      added({ ...at(error), next: error.id }, error, { name: is.name, where }),
    ),
    ...went.map((error) =>
      removed({ ...at(error), old: error.id }, error, { name: is.name, where }),
    ),
  ];
}

interface Of {
  readonly name: string;
  readonly where: string;
}

function added(place: Place, { name, status }: ErrorDocument, of: Of): Edit {
  const { where } = of;

  return editAt(place, {
    rule: 'error-added',
    message: `${of.name} may fail with ${name} now`,
    after: `${name}: ${status}`,
    impacts: [
      impact(['out', 'RISK'], where, 'callers meet an error that they do not know'),
      impact(['src', 'BREAK'], 'TypeScript', 'a switch over all errors is not exhaustive'),
    ],
    rollout: 'callers first, then the service',
  });
}

function removed(place: Place, { name, status }: ErrorDocument, of: Of): Edit {
  const { where } = of;

  return editAt(place, {
    rule: 'error-removed',
    message: `${of.name} fails with ${name} no more`,
    before: `${name}: ${status}`,
    impacts: [
      impact(['out', 'SAFE'], where, 'callers wait for an error that never comes'),
      impact(['src', 'BREAK'], 'TypeScript', 'code that names the error does not compile'),
    ],
  });
}

function compareStatus(
  place: Place,
  [before, after]: readonly [ErrorDocument, ErrorDocument],
  where: string,
): readonly Edit[] {
  if (before.status === after.status) return [];

  return [
    editAt(place, {
      rule: 'error-status-changed',
      message: `${after.name} has the status ${after.status} now`,
      before: String(before.status),
      after: String(after.status),
      impacts: [impact(['out', 'BREAK'], where, `readers look for ${before.status}`)],
      rollout: 'callers first, then the service',
    }),
  ];
}

function compareData(
  place: Place,
  [before, after]: readonly [ErrorDocument, ErrorDocument],
  where: string,
): readonly Edit[] {
  if ((before.data === undefined) === (after.data === undefined)) return [];

  const isNew = after.data !== undefined;

  return [
    editAt(place, {
      rule: isNew ? 'error-data-introduced' : 'error-data-dropped',
      message: `${after.name} ${isNew ? 'brings data now' : 'brings no data any more'}`,
      ...(before.data === undefined ? {} : { before: slotText(before.data) }),
      ...(after.data === undefined ? {} : { after: slotText(after.data) }),
      impacts: [
        isNew
          ? impact(['out', 'SAFE'], where, 'readers may pass over it')
          : impact(['out', 'BREAK'], where, 'readers find nothing'),
      ],
    }),
  ];
}

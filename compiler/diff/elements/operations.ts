// Operations: which came, went or have another name, and what their callers can rely on.
import type { ComponentDocument, OperationDocument } from '../document.ts';
import type { Both, Edit, Place } from '../edit.ts';
import { editAt, impact } from '../edit.ts';
import { matched } from '../matching.ts';
import { oldId } from '../renames.ts';

import { isSame } from '../same.ts';
import { slotText } from '../type-text.ts';
import { compareErrors } from './errors.ts';
import { compareLifecycle } from './lifecycle.ts';
import { compareTraits } from './operation-traits.ts';
import { callersText } from './place-name.ts';
import { addition, removal } from './removals.ts';
import { compareInside } from './slots.ts';

type Pair = readonly [ComponentDocument, ComponentDocument];
type Operations = readonly [OperationDocument, OperationDocument];

export function compareOperations(both: Both, [before, after]: Pair): readonly Edit[] {
  const { kept, came, went } = matched(
    before.operations,
    after.operations,
    (o) => o.id,
    (o) => oldId(o.id, both.renames),
  );

  return [
    ...kept.flatMap(([was, is]) => compareOperation(both, after.id, [was, is])),
    ...came.map((is) => added(before.id, after.id, is)),
    ...went.map((was) => removed(both, after.id, was)),
  ];
}

function compareOperation(both: Both, component: string, [was, is]: Operations): readonly Edit[] {
  if (isSame(was, is)) return [];

  const element = `operations.${is.name}`;
  const place: Place = { component, element, old: was.id, next: is.id };
  const where = callersText(is.id, `${component}.${is.name}`, both.next);

  return [
    ...(was.name === is.name ? [] : [renamed(place, [was, is], where)]),
    ...compareTraits(both, place, [was, is]),
    ...compareInput(both, place, [was, is]),
    ...compareInside(both, place, 'input', [was.input, is.input]),
    ...compareOutput(place, [was, is], where),
    ...compareInside(both, place, 'output', [was.output, is.output]),
    ...compareErrors(both, place, [was, is]),
    ...compareLifecycle(both, place, [was, is]),
  ];
}

function added(old: string, component: string, { id, name, type }: OperationDocument): Edit {
  return addition({
    place: { component, element: `operations.${name}`, old, next: id },
    rule: 'operation-added',
    what: `the operation ${name}`,
    after: type,
    at: ['in', 'SAFE'],
    where: `${component}.${name}`,
    text: 'nobody calls it yet',
  });
}

function removed(both: Both, component: string, was: OperationDocument): Edit {
  const { deprecated, id, name, type } = was;
  const where = callersText(id, `${component}.${name}`, both.old);

  return removal(both, {
    place: { component, element: `operations.${name}`, old: id, next: component },
    rule: 'operation-removed',
    what: `the operation ${name}`,
    before: type,
    at: ['in', 'BREAK'],
    where,
    text: 'its callers find nothing',
    deprecated,
  });
}

function renamed(place: Place, [was, is]: Operations, where: string): Edit {
  return editAt(place, {
    rule: 'operation-renamed',
    message: `the operation ${was.name} is called ${is.name} now`,
    before: was.name,
    after: is.name,
    impacts: [
      impact(['in', 'BREAK'], where, 'other components call it by a name that is gone'),
      impact(['src', 'BREAK'], 'TypeScript', 'its function and its types have other names'),
    ],
    rollout: 'with all components that call it, at once; routes do not change',
  });
}

function compareInput(both: Both, place: Place, [was, is]: Operations): readonly Edit[] {
  const where = callersText(is.id, `${place.component}.${is.name}`, both.next);

  if (was.input === undefined && is.input !== undefined) {
    const isOptional =
      is.input.type.kind === 'object' &&
      is.input.type.fields.every((f) => f.optional === true || f.default !== undefined);

    return [
      editAt(place, {
        rule: 'operation-input-introduced',
        message: `${is.name} takes an input now`,
        after: slotText(is.input),
        impacts: [
          isOptional
            ? impact(['in', 'SAFE'], where, 'nothing in it must be there')
            : impact(['in', 'BREAK'], where, 'callers that send nothing are refused'),
        ],
        rollout: 'callers first, then the service',
      }),
    ];
  }

  if (was.input !== undefined && is.input === undefined)
    return [
      editAt(place, {
        rule: 'operation-input-dropped',
        message: `${is.name} takes no input any more`,
        before: slotText(was.input),
        impacts: [impact(['in', 'BREAK'], where, 'callers that still send it are refused')],
        rollout: 'callers first, then the service',
      }),
    ];

  return [];
}

function compareOutput(place: Place, [was, is]: Operations, where: string): readonly Edit[] {
  if (was.output === undefined && is.output !== undefined)
    return [
      editAt(place, {
        rule: 'operation-output-introduced',
        message: `${is.name} answers with something now`,
        after: slotText(is.output),
        impacts: [impact(['out', 'SAFE'], where, 'readers may pass over it')],
      }),
    ];

  if (was.output !== undefined && is.output === undefined)
    return [
      editAt(place, {
        rule: 'operation-output-dropped',
        message: `${is.name} answers with nothing any more`,
        before: slotText(was.output),
        impacts: [impact(['out', 'BREAK'], where, 'readers find nothing')],
        rollout: 'readers first, then the service',
      }),
    ];

  return [];
}

// Components: which came, went or have another name, and everything inside of those that stay.
import type { ComponentDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Place } from '../edit.ts';

import { compareConfiguration } from './configuration.ts';
import { compareTypes } from './declared-types.ts';
import { compareEntity } from './entity.ts';
import { compareEvents } from './events.ts';
import { compareOperations } from './operations.ts';
import { comparePolicies } from './policies.ts';
import { compareReceivers } from './receivers.ts';
import { compareSchedules } from './schedules.ts';

type Pair = readonly [ComponentDocument, ComponentDocument];

export function compareComponents(both: Both): readonly Edit[] {
  const { kept, came, went } = both.components;

  return [
    ...kept
      .filter(([, is]) => both.changed.has(is))
      .flatMap((pair) => compareComponent(both, pair)),
    ...came.map(added),
    ...went.map(removed),
  ];
}

function compareComponent(both: Both, [was, is]: Pair): readonly Edit[] {
  const place = placeOf(was.id, is.id);

  return [
    ...(was.id === is.id ? [] : [renamed(place, [was, is])]),
    ...described(place, [was, is]),
    ...compareAbstract(place, [was, is]),
    ...compareInheritance(place, [was, is]),
    ...compareTypes(both, is.id, [was.types ?? [], is.types ?? []]),
    ...compareConfiguration(both, [was, is]),
    ...compareEntity(both, [was, is]),
    ...compareOperations(both, [was, is]),
    ...compareEvents(both, [was, is]),
    ...compareReceivers(both, [was, is]),
    ...comparePolicies(both, [was, is]),
    ...compareSchedules(both, [was, is]),
  ];
}

function placeOf(old: string, next: string): Place {
  return { component: next, element: next, old, next };
}

function described(place: Place, [was, is]: Pair): readonly Edit[] {
  if (was.doc === is.doc) return [];

  return [
    editAt(place, {
      rule: 'schema-annotation-changed',
      message: `${is.id} is described in other words`,
      before: was.doc,
      after: is.doc,
      impacts: [impact(['src', 'NOTE'], is.id, 'nothing changes on the wire')],
    }),
  ];
}

/** What is abstract is only inherited from: nobody can call it. */
function compareAbstract(place: Place, [was, is]: Pair): readonly Edit[] {
  if (was.abstract === is.abstract) return [];

  const isAbstract = is.abstract === true;

  return [
    editAt(place, {
      rule: isAbstract ? 'component-made-abstract' : 'component-made-concrete',
      message: `${is.id} ${isAbstract ? 'is only inherited from now' : 'runs by itself now'}`,
      before: isAbstract ? 'abstract: false' : 'abstract: true',
      after: isAbstract ? 'abstract: true' : 'abstract: false',
      impacts: [
        isAbstract
          ? impact(['in', 'BREAK'], is.id, 'its callers find nothing')
          : impact(['in', 'SAFE'], is.id, 'nobody calls it yet'),
      ],
      rollout: isAbstract ? 'callers and consumers first, then the component' : undefined,
    }),
  ];
}

/** What came in by it is compared where it stands now; what is left is whose functions are used. */
function compareInheritance(place: Place, [was, is]: Pair): readonly Edit[] {
  if (was.extends?.id === is.extends?.id) return [];

  return [
    editAt(place, {
      rule: 'component-base-changed',
      message: `${is.id} ${is.extends === undefined ? 'extends nothing' : `extends ${is.extends.name}`} now`,
      before: was.extends?.name,
      after: is.extends?.name,
      impacts: [
        impact(
          ['src', 'RISK'],
          'TypeScript',
          'inherited operations run the functions of another base',
        ),
      ],
    }),
  ];
}

function renamed(place: Place, [was, is]: Pair): Edit {
  const stored = is.entity === undefined ? is.id : `the stored ${is.entity.name}`;

  return editAt(place, {
    rule: 'component-renamed',
    message: `${was.id} is called ${is.id} now`,
    before: was.id,
    after: is.id,
    impacts: [
      impact(['evt', 'BREAK'], is.id, 'its events and calls have another address'),
      impact(['sto', 'RISK'], stored, 'the migration renames its table'),
      impact(['src', 'BREAK'], 'TypeScript', 'what imports it or calls it has another name'),
    ],
    rollout: 'the migration first, then all components that name it, at once',
  });
}

function added({ id, doc }: ComponentDocument): Edit {
  return editAt(placeOf(id, id), {
    rule: 'component-added',
    message: `the component ${id} is new`,
    after: doc ?? id,
    impacts: [impact(['src', 'SAFE'], id, 'nobody calls it yet')],
  });
}

function removed({ id, doc, entity, events, routes }: ComponentDocument): Edit {
  const left = [
    entity === undefined ? undefined : `the stored ${entity.name}`,
    ...(events ?? []).map((e) => `${id}.${e.name}`),
    ...(routes ?? []).map((r) => `${r.method} ${r.path}`),
  ].filter((text) => text !== undefined);

  return editAt(placeOf(id, id), {
    rule: 'component-removed',
    message: `the component ${id} is gone`,
    before: doc ?? id,
    impacts: [
      impact(
        ['in', 'BREAK'],
        id,
        left.length === 0
          ? 'its callers find nothing'
          : `left behind: ${left.slice(0, MOST).join(', ')}${left.length > MOST ? ` and ${left.length - MOST} more` : ''}`,
      ),
    ],
    rollout: 'callers and consumers first, then the component, then its data',
  });
}

const MOST = 5;

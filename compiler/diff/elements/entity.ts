// An entity: its fields, where it is stored, its keys and indexes.
import type { ComponentDocument, EntityDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Line, type Place } from '../edit.ts';

import { isSame } from '../same.ts';
import { compareMembers } from './entity-members.ts';
import { compareKeys } from './keys.ts';

type Pair = readonly [ComponentDocument, ComponentDocument];

export function compareEntity(both: Both, [before, after]: Pair): readonly Edit[] {
  const [was, is] = [before.entity, after.entity];

  if (isSame(was, is)) return [];

  const place: Place = {
    component: after.id,
    element: 'entity',
    old: was?.id ?? before.id,
    next: is?.id ?? after.id,
  };

  if (was === undefined || is === undefined) return whole(place, was, is);

  return [
    ...compareHead(place, [was, is]),
    ...compareMembers(both, place, [was, is]),
    ...compareKeys(both, place, [was, is]),
  ];
}

function whole(
  place: Place,
  was: EntityDocument | undefined,
  is: EntityDocument | undefined,
): readonly Edit[] {
  if (is !== undefined)
    return [
      editAt(place, {
        rule: 'entity-added',
        message: `${place.component} has the entity ${is.name} now`,
        after: is.name,
        impacts: [impact(['sto', 'SAFE'], `the stored ${is.name}`, 'nothing was stored before')],
        rollout: 'the migration first, then the new build',
      }),
    ];

  const name = was?.name ?? '';

  return [
    editAt(place, {
      rule: 'entity-removed',
      message: `the entity ${name} is gone`,
      before: name,
      impacts: [
        impact(['sto', 'BREAK'], `the stored ${name}`, 'what is stored is read by nobody any more'),
      ],
      rollout: 'the new build first; its data goes with the confirmed migration',
    }),
  ];
}

interface Trait {
  readonly rule: string;
  readonly of: (entity: EntityDocument) => string | undefined;
  readonly at: Line['at'];
  readonly text: (was: EntityDocument, is: EntityDocument) => string;
}

const TRAITS: readonly Trait[] = [
  {
    rule: 'entity-id-changed',
    of: ({ key }) => `id: ${key}`,
    at: ['sto', 'BREAK'],
    text: (_was, { key }) =>
      key === 'given'
        ? 'ids come from callers now'
        : 'ids are made by toac now, and stored ones may have another form',
  },
  {
    rule: 'entity-storage-changed',
    of: ({ storage }) => `storage: ${storage}`,
    at: ['sto', 'BREAK'],
    text: () => 'it is stored elsewhere, and no migration moves entities',
  },
  {
    rule: 'entity-renamed',
    of: ({ name }) => name,
    at: ['src', 'BREAK'],
    text: ({ name }) => `code that imports ${name} does not compile`,
  },
  {
    rule: 'schema-annotation-changed',
    of: ({ doc }) => doc,
    at: ['src', 'NOTE'],
    text: () => 'the entity is described in other words',
  },
];

function compareHead(
  place: Place,
  [was, is]: readonly [EntityDocument, EntityDocument],
): readonly Edit[] {
  return TRAITS.flatMap(({ at, of, rule, text }) => {
    const [before, after] = [of(was), of(is)];

    if (before === after) return [];

    const where = at[0] === 'src' ? 'TypeScript' : `the stored ${is.name}`;

    return [
      editAt(place, {
        rule,
        message: `${place.component}: ${text(was, is)}`,
        before,
        after,
        impacts: [impact(at, where, text(was, is))],
      }),
    ];
  });
}

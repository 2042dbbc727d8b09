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

function compareHead(
  place: Place,
  [was, is]: readonly [EntityDocument, EntityDocument],
): readonly Edit[] {
  const stored = `the stored ${is.name}`;
  const one = (rule: string, at: Line['at'], said: readonly [string, string, string]): Edit => {
    const [text, before, after] = said;

    return editAt(place, {
      rule,
      message: `${place.component}: ${text}`,
      before,
      after,
      impacts: [impact(at, at[0] === 'src' ? 'TypeScript' : stored, text)],
    });
  };
  const edits: Edit[] = [];

  if (was.key !== is.key)
    edits.push(
      one(
        'entity-id-changed',
        ['sto', 'BREAK'],
        [
          is.key === 'given'
            ? 'ids come from callers now'
            : 'ids are made by toac now, and stored ones may have another form',
          `id: ${was.key}`,
          `id: ${is.key}`,
        ],
      ),
    );
  if (was.storage !== is.storage)
    edits.push(
      one(
        'entity-storage-changed',
        ['sto', 'BREAK'],
        [
          'it is stored elsewhere, and no migration moves entities',
          `storage: ${was.storage}`,
          `storage: ${is.storage}`,
        ],
      ),
    );
  if (was.name !== is.name)
    edits.push(
      one(
        'entity-renamed',
        ['src', 'BREAK'],
        [`code that imports ${was.name} does not compile`, was.name, is.name],
      ),
    );
  if (was.doc !== is.doc)
    edits.push(
      editAt(place, {
        rule: 'schema-annotation-changed',
        message: 'the entity is described in other words',
        before: was.doc,
        after: is.doc,
        impacts: [impact(['src', 'NOTE'], stored, 'nothing changes on the wire')],
      }),
    );

  return edits;
}

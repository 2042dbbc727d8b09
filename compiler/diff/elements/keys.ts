// Unique keys and indexes of an entity.
import type { EntityDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Line, type Place } from '../edit.ts';
import { matched } from '../matching.ts';
import { oldId } from '../renames.ts';

type Entities = readonly [EntityDocument, EntityDocument];

interface Key {
  readonly id: string;
  readonly name: string;
  /** With the old names of fields, so that a renamed field is no other key. */
  readonly was: readonly string[];
  readonly text: string;
}

interface Names {
  readonly kind: 'unique' | 'index';
  readonly came: Line['at'];
  readonly went: Line['at'];
  readonly changed: Line['at'];
}

const UNIQUE: Names = {
  kind: 'unique',
  came: ['sto', 'BREAK'],
  went: ['sto', 'RISK'],
  changed: ['sto', 'BREAK'],
};
const INDEX: Names = {
  kind: 'index',
  came: ['sto', 'RISK'],
  went: ['sto', 'RISK'],
  changed: ['sto', 'RISK'],
};

export function compareKeys(both: Both, place: Place, [was, is]: Entities): readonly Edit[] {
  return [
    ...compareNamed(place, [uniqueKeys(was), uniqueKeys(is, both)], UNIQUE),
    ...compareNamed(place, [indexes(was), indexes(is, both)], INDEX),
  ];
}

function uniqueKeys({ unique = [] }: EntityDocument, both?: Both): readonly Key[] {
  return unique.map(({ id, name, fields }) => ({
    id,
    name,
    was: fields.map((f) => (both === undefined ? f.id : oldId(f.id, both.renames))).sort(),
    text: `[${fields.map((f) => f.name).join(', ')}]`,
  }));
}

function indexes({ index = [] }: EntityDocument, both?: Both): readonly Key[] {
  return index.map(({ id, name, keys }) => ({
    id,
    name,
    was: keys.map(
      ({ field, order }) =>
        `${both === undefined ? field.id : oldId(field.id, both.renames)} ${order}`,
    ),
    text: `{ ${keys.map(({ field, order }) => `${field.name}: ${order}`).join(', ')} }`,
  }));
}

function compareNamed(
  place: Place,
  lists: readonly [readonly Key[], readonly Key[]],
  names: Names,
): readonly Edit[] {
  const { kept, came, went } = matched(...lists);
  const renamed = came.flatMap((is) => {
    const was = went.find((key) => key.was.join() === is.was.join());

    return was === undefined ? [] : [[was, is] as const];
  });
  const rest = (keys: readonly Key[]) => keys.filter((k) => !renamed.some((r) => r.includes(k)));

  return [
    ...kept
      .filter(([was, is]) => was.was.join() !== is.was.join())
      .map(([was, is]) => changedKey(place, [was, is], names)),
    ...renamed.map(([was, is]) => renamedKey(place, [was, is], names)),
    ...rest(came).map((key) => one(place, [undefined, key], { names, rule: 'added' })),
    ...rest(went).map((key) => one(place, [key, undefined], { names, rule: 'removed' })),
  ];
}

interface Said {
  readonly names: Names;
  readonly rule: 'added' | 'removed' | 'changed' | 'fields-changed' | 'renamed';
  readonly text?: string;
}

const TEXTS: Readonly<Record<string, string>> = {
  'unique-added': 'duplicates that are stored stop the migration, and writers meet a conflict',
  'unique-removed':
    'nothing keeps duplicates out any more, and they stand in the way of a rollback',
  'index-added': 'it is built over all that is stored, which takes its time',
  'index-removed': 'queries that used it read everything',
  'index-changed': 'it is dropped and built again over all that is stored',
  'index-renamed': 'it is dropped and built again under its new name',
  'unique-renamed': 'it is dropped and built again under its new name',
};

function one(
  place: Place,
  [was, is]: readonly [Key | undefined, Key | undefined],
  { names, rule, text }: Said,
): Edit {
  const { kind } = names;
  const name = is?.name ?? was?.name ?? '';
  const id = `${kind}-${rule}`;
  const at = rule === 'added' ? names.came : rule === 'removed' ? names.went : names.changed;

  return editAt(
    {
      ...place,
      element: `entity.${kind}.${name}`,
      old: was?.id ?? place.old,
      next: is?.id ?? place.next,
    },
    {
      rule: id,
      message: `the ${kind === 'unique' ? 'unique key' : 'index'} ${name} ${DONE[rule]}`,
      before: was?.text,
      after: is?.text,
      impacts: [
        impact(
          rule === 'renamed' ? ['sto', 'RISK'] : at,
          'the stored entities',
          text ?? TEXTS[id] ?? '',
        ),
      ],
      rollout: 'the migration first, then the new build',
    },
  );
}

const DONE: Readonly<Record<Said['rule'], string>> = {
  added: 'is new',
  removed: 'is gone',
  changed: 'has other keys',
  'fields-changed': 'has other fields',
  renamed: 'has another name',
};

function renamedKey(place: Place, [was, is]: readonly [Key, Key], names: Names): Edit {
  const edit = one(place, [was, is], { names, rule: 'renamed' });

  return { ...edit, old: { ...edit.old, text: was.name }, new: { ...edit.new, text: is.name } };
}

function changedKey(place: Place, pair: readonly [Key, Key], names: Names): Edit {
  if (names.kind === 'index') return one(place, pair, { names, rule: 'changed' });

  const [was, is] = pair;
  const isWeaker = was.was.every((field) => is.was.includes(field));
  const isStronger = is.was.every((field) => was.was.includes(field));
  const text = isWeaker
    ? 'it keeps fewer duplicates out'
    : isStronger
      ? 'it keeps more duplicates out: stored ones stop the migration'
      : 'it keeps other duplicates out: stored ones stop the migration';

  return one(place, pair, { names, rule: 'fields-changed', text });
}

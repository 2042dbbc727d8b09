// A project of many small components that refer to each other, and edits of what they refer to: most of its builds
// compile a part of it.
import type { SourceFile } from '../../compiler/base/source.ts';
import type { Random } from '../support/random.ts';
import type { Contracts, Edit, Json } from './contract-data.ts';
import { type Edited, edit } from './contract-edits.ts';

const SIZE = 30;

export function town(): readonly SourceFile[] {
  const houses = Array.from({ length: SIZE }, (_, i) => ({
    path: `contracts/street${i % 3}/house${i}.yaml`,
    text: house(i),
  }));

  return [
    {
      path: 'contracts/toac.yaml',
      text: 'language: 1\nproject: town\nversion: "1.0.0"\n',
    },
    { path: 'contracts/types.yaml', text: TYPES },
    ...houses,
  ];
}

const TYPES = `types:
  Money: { amount: decimal(12.2), currency: enum(EUR|USD) }
  Item: { sku: string(1..40), price: Money }
`;

function house(i: number): string {
  return `types:
  Part: { label: string(1..20), cost: Money }

entity:
  name: House${i}
  fields:
    title: string(1..80)
    count: integer(0..9) = 0
    parts?: [Part]

operations:
  create: { type: transition, scope: new, auto: true, input: { title: . }, output: House${i} }
  read: { type: observation, auto: true, output: { id: ., title: ., parts?: . } }
  note: { type: transition, input: { text: string(..40), item?: Item }, output: { id: . } }

events:
  created: { when: created, payload: { id: ., title: . } }

routes:
  /houses${i}:
    POST: { call: create, allow: authenticated }
  /houses${i}/:id:
    GET: { call: read, allow: authenticated }
    POST: { call: note, allow: authenticated }
`;
}

type Houses = Record<string, Json | string>;

function houses(contracts: Contracts): readonly string[] {
  return Object.keys(contracts).filter(
    (path) => /\/house\d+\.yaml$/.test(path) && typeof contracts[path] !== 'string',
  );
}

function idOf(path: string): string {
  return path.slice('contracts/'.length, -'.yaml'.length).replaceAll('/', '.');
}

/** A house, and another one that it will refer to. */
function pair(contracts: Houses, random: Random): { house: Json; other: string; path: string } {
  const path = random.pick(houses(contracts));
  const others = houses(contracts).filter((p) => p !== path);

  return { path, house: contracts[path] as Json, other: idOf(random.pick(others)) };
}

function member(of: Json, name: string): Json {
  of[name] ??= {};

  return of[name] as Json;
}

const receive: Edit = (contracts, random) => {
  const { house, other, path } = pair(contracts, random);

  member(house, 'receivers')[`${other}.created`] = {
    call: 'create',
    input: { title: 'event.title' },
  };

  return `${path} receives ${other}.created`;
};

const call: Edit = (contracts, random) => {
  const { house, other, path } = pair(contracts, random);
  const note = member(member(house, 'operations'), 'note');

  note['calls'] = [`${other}.${random.pick(['create', 'read', 'note'])}`];

  return `${path} calls ${other}`;
};

const refer: Edit = (contracts, random) => {
  const { house, other, path } = pair(contracts, random);

  member(member(house, 'entity'), 'fields')[`next${random.below(3)}?`] = `ref(${other})`;

  return `${path} refers to ${other}`;
};

const extend: Edit = (contracts, random) => {
  const { house, other, path } = pair(contracts, random);

  if (random.below(2) === 0) delete house['extends'];
  else house['extends'] = other;

  return `${path} extends ${house['extends'] ?? 'nothing'}`;
};

const unlink: Edit = (contracts, random) => {
  const { house, path } = pair(contracts, random);

  delete house['receivers'];
  delete member(member(house, 'operations'), 'note')['calls'];

  return `${path} stands alone`;
};

const change: Edit = (contracts, random) => {
  const { house, path } = pair(contracts, random);
  const field = `more${random.below(3)}?`;
  const fields = member(member(house, 'entity'), 'fields');

  if (fields[field] === undefined || random.below(2) === 0)
    fields[field] = random.pick(['string(1..9)', 'integer', '[Part]', 'Money', 'date']);
  else delete fields[field];

  return `${field} of ${path}`;
};

const changeInput: Edit = (contracts, random) => {
  const { house, path } = pair(contracts, random);
  const operations = member(house, 'operations');
  const create = member(operations, 'create');
  const note = member(operations, 'note');

  if (random.below(2) === 0) create['input'] = { title: '.', 'count?': '.' };
  else note['input'] = { text: 'string(..40)', 'when?': random.pick(['date', 'Money', 'Part']) };

  return `input in ${path}`;
};

const changePayload: Edit = (contracts, random) => {
  const { house, path } = pair(contracts, random);
  const created = member(member(house, 'events'), 'created');

  created['payload'] = random.pick([
    { id: '.', title: '.' },
    { id: '.', title: '.', 'parts?': '.' },
    { id: '.', title: '.', count: '.' },
  ]);

  return `payload in ${path}`;
};

const describeIt: Edit = (contracts, random) => {
  const { house, path } = pair(contracts, random);

  house['description'] = `A house, é${random.below(100)}`;

  return `description of ${path}`;
};

const EDITS: readonly Edit[] = [
  receive,
  call,
  refer,
  extend,
  unlink,
  ...[change, changeInput, changePayload, describeIt].flatMap((e) => [e, e, e]),
];

/** One in eight is any edit of any contract. */
export function townEdit(contracts: Contracts, random: Random): Edited {
  if (random.below(8) === 0 || houses(contracts).length < SIZE / 2) return edit(contracts, random);

  const copy = structuredClone(contracts) as Houses;
  const what = random.pick(EDITS)(copy, random) ?? '';

  return { what, contracts: copy };
}

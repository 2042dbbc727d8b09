// Edits of fields, operations, events, types, policies and routes: one more, one less, another name.
import type { Random } from '../support/random.ts';
import { type Contracts, components, type Edit, type Json, randomWord } from './contract-data.ts';

/** A component, and one of its sections. */
function section(
  contracts: Contracts,
  name: string,
  random: Random,
): { readonly path: string; readonly of: Json } | undefined {
  const paths = components(contracts);

  if (paths.length === 0) return undefined;

  const path = random.pick(paths);
  const component = contracts[path] as Json;
  const owner = name === 'fields' ? (component['entity'] as Json | undefined) : component;

  if (owner === undefined) return undefined;

  owner[name] ??= {};

  return { path, of: owner[name] as Json };
}

function key(of: Json, random: Random): string | undefined {
  const keys = Object.keys(of);

  return keys.length === 0 ? undefined : random.pick(keys);
}

export const TYPES: readonly string[] = [
  'string(1..80)',
  'integer(0..9) = 3',
  'boolean = true',
  'timestamp',
  'decimal(8.2)',
  'enum(a|b|c) = b',
  'date',
  '[string]',
  'map(integer)',
  'uuid',
  'bigint',
  'bytes(..64)',
  'ref(identity)',
  'Money',
];

const OPERATIONS: readonly Json[] = [
  { type: 'observation', auto: true, output: { id: '.' } },
  { type: 'observation', scope: 'objects', auto: true, output: [{ id: '.' }] },
  { type: 'observation', scope: 'objects', limit: 10, output: { total: 'integer' } },
  { type: 'transition', deletes: true, auto: true },
  { type: 'transition', errors: { CLOSED: 409, GONE: { status: 410, data: { why: 'string' } } } },
  { type: 'transition', input: { note: 'string(..40)' }, output: { id: '.' } },
  { type: 'computation', input: { text: 'string' }, output: { size: 'integer' } },
  { type: 'effect', input: { to: 'email' }, description: 'Sends it' },
  { type: 'transition', input: { to: 'ref(identity)', parts: ['Item'] } },
];

/** Adds, removes or renames a member of a section. */
function members(name: string, made: (random: Random, word: string) => unknown): readonly Edit[] {
  return [
    (contracts, random) => {
      const found = section(contracts, name, random);
      const word = randomWord(random);

      if (found === undefined) return undefined;

      found.of[name === 'routes' ? `/${word}` : name === 'types' ? `T${word}` : word] = made(
        random,
        word,
      );

      return `add to ${name} of ${found.path}`;
    },
    (contracts, random) => {
      const found = section(contracts, name, random);
      const which = found === undefined ? undefined : key(found.of, random);

      if (found === undefined || which === undefined) return undefined;

      delete found.of[which];

      return `remove ${which} from ${name} of ${found.path}`;
    },
    (contracts, random) => {
      const found = section(contracts, name, random);
      const which = found === undefined ? undefined : key(found.of, random);

      if (found === undefined || which === undefined) return undefined;

      rename(
        contracts[found.path] as Json,
        which,
        name === 'routes'
          ? `/${randomWord(random)}`
          : name === 'types'
            ? `T${randomWord(random)}`
            : randomWord(random),
      );

      return `rename ${which} of ${name} in ${found.path}`;
    },
  ];
}

/** Keys everywhere in the component, and what is only that word. */
function rename(of: unknown, from: string, to: string): void {
  if (typeof of !== 'object' || of === null) return;

  const record = of as Json;

  for (const [name, value] of Object.entries(record)) {
    if (value === from) record[name] = to;
    else rename(value, from, to);
  }

  if (!Array.isArray(of) && from in record) {
    const entries = Object.entries(record).map(([name, value]): [string, unknown] => [
      name === from ? to : name,
      value,
    ]);

    for (const name of Object.keys(record)) delete record[name];
    for (const [name, value] of entries) record[name] = value;
  }
}

export const MEMBER_EDITS: readonly Edit[] = [
  ...members('fields', (random) => random.pick(TYPES)),
  ...members('operations', (random) => structuredClone(random.pick(OPERATIONS))),
  ...members('events', (random) =>
    random.pick([
      { when: 'created', payload: { id: '.' } },
      { when: 'updated', payload: { id: '.', at: '_updated' } },
      { payload: { id: '.', why: 'string' } },
    ]),
  ),
  ...members('types', (random) => ({ [randomWord(random)]: random.pick(TYPES) })),
  ...members('policies', (random) =>
    random.pick(['role(shop:staff)', 'authenticated', 'entity.id == identity.id']),
  ),
  ...members('routes', (random) => ({
    GET: {
      call: random.pick(['read', 'list', 'spent']),
      allow: random.pick(['authenticated', 'anonymous', 'role(shop:staff)']),
    },
  })),
];

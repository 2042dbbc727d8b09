// Contracts as data, and random edits of them as people make them: some lead to contracts that do not compile.
import { parse, stringify } from 'yaml';
import type { SourceFile } from '../../compiler/base/source.ts';
import { component as benchComponent } from '../bench/contracts.mjs';
import type { Random } from '../support/random.ts';

type Json = Record<string, unknown>;

/** Path ⇒ data, or text that is no data any more. */
export type Contracts = Readonly<Record<string, Json | string>>;

export function contractsFrom(files: readonly SourceFile[]): Contracts {
  return Object.fromEntries(files.map(({ path, text }) => [path, parse(text) as Json]));
}

export function filesFrom(contracts: Contracts): readonly SourceFile[] {
  return Object.entries(contracts).map(([path, of]) => ({
    path,
    text: typeof of === 'string' ? of : stringify(of, { lineWidth: 0 }),
  }));
}

export interface Edited {
  readonly what: string;
  readonly contracts: Contracts;
}

type Edit = (contracts: Record<string, Json | string>, random: Random) => string | undefined;

/** One random edit; what cannot be done to these contracts is tried again with another. */
export function edit(contracts: Contracts, random: Random): Edited {
  for (let i = 0; i < 100; i++) {
    const copy = structuredClone(contracts) as Record<string, Json | string>;
    const what = random.pick(EDITS)(copy, random);

    if (what !== undefined) return { what, contracts: copy };
  }

  throw new Error('nothing can be edited any more');
}

function components(contracts: Contracts): readonly string[] {
  return Object.keys(contracts).filter(
    (path) =>
      !/\/(toac|types)\.yaml$|\/deployments\//.test(path) && typeof contracts[path] !== 'string',
  );
}

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

const TYPES = [
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

function randomWord(random: Random): string {
  return `${random.pick(['alpha', 'beta', 'gamma', 'delta', 'omega', 'new', 'class', 'Order'.toLowerCase()])}${random.below(30)}`;
}

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

const describeIt: Edit = (contracts, random) => {
  const path = random.pick(components(contracts));
  const component = contracts[path] as Json;
  const operations = Object.values((component['operations'] ?? {}) as Record<string, Json>);
  const of = operations.length > 0 && random.below(2) === 0 ? random.pick(operations) : component;

  of['description'] = `${randomWord(random)} — it's "${random.below(1000)}"`;

  return `describe something in ${path}`;
};

const move: Edit = (contracts, random) => {
  const path = random.pick(components(contracts));
  const to = `contracts/${random.pick(['', 'deep/', 'deep/er/', 'more/'])}${randomWord(random)}.yaml`;

  if (contracts[to] !== undefined) return undefined;

  const from = path.slice('contracts/'.length, -'.yaml'.length).replaceAll('/', '.');
  const text = JSON.stringify(contracts).replaceAll(
    new RegExp(`\\b${from}\\b(?=[.)"\\]])`, 'g'),
    to.slice('contracts/'.length, -'.yaml'.length).replaceAll('/', '.'),
  );

  Object.assign(contracts, JSON.parse(text) as Json);
  contracts[to] = contracts[path] ?? '';
  delete contracts[path];

  return `move ${path} to ${to}`;
};

const addComponent: Edit = (contracts, random) => {
  const i = random.below(40);
  const path = `contracts/${random.pick(['', 'shop/', 'deep/er/'])}resource${i}.yaml`;

  if (contracts[path] !== undefined) return undefined;

  contracts[path] = parse(benchComponent(i)) as Json;
  serve(contracts, path);

  return `add the component ${path}`;
};

/** Every component is in one service of each deployment. */
function serve(contracts: Contracts, path: string): void {
  const id = path.slice('contracts/'.length, -'.yaml'.length).replaceAll('/', '.');

  for (const [file, of] of Object.entries(contracts)) {
    const services =
      file.includes('/deployments/') && typeof of !== 'string'
        ? (of['services'] as Record<string, { components: string[] }> | undefined)
        : undefined;

    Object.values(services ?? {})[0]?.components.push(id);
  }
}

const removeComponent: Edit = (contracts, random) => {
  const paths = components(contracts);

  if (paths.length < 3) return undefined;

  const path = random.pick(paths);
  const id = path.slice('contracts/'.length, -'.yaml'.length).replaceAll('/', '.');

  delete contracts[path];

  for (const of of Object.values(contracts)) {
    if (typeof of === 'string') continue;

    for (const service of Object.values(
      (of['services'] ?? {}) as Record<string, { components?: string[] }>,
    ))
      service.components = service.components?.filter((c) => c !== id) ?? [];
  }

  return `remove the component ${path}`;
};

const configure: Edit = (contracts, random) => {
  const paths = Object.keys(contracts).filter(
    (p) => p.includes('/deployments/') && typeof contracts[p] !== 'string',
  );

  if (paths.length === 0) return undefined;

  const path = random.pick(paths);
  const of = contracts[path] as Json;
  const changes: readonly (() => void)[] = [
    () => Object.assign(of, { registry: `registry.example/${randomWord(random)}` }),
    () => Object.assign(of, { gateway: { hosts: { shop: `${randomWord(random)}.example` } } }),
    () =>
      Object.assign(of, {
        storages: {
          default: {
            kind: random.pick(['sqlite', 'memory']),
            ...(random.below(2) === 0 ? {} : { file: 'x' }),
          },
        },
      }),
  ];

  random.pick(changes)();

  return `configure ${path}`;
};

const version: Edit = (contracts, random) => {
  const toac = contracts['contracts/toac.yaml'];

  if (toac === undefined || typeof toac === 'string') return undefined;

  toac['version'] = `1.${random.below(20)}.${random.below(20)}`;

  return 'another version';
};

const shared: Edit = (contracts, random) => {
  const file = contracts['contracts/types.yaml'];

  if (file === undefined || typeof file === 'string') return undefined;

  const types = file['types'] as Record<string, Json>;
  const type = types[random.pick(Object.keys(types))];

  if (type === undefined) return undefined;

  type[`${randomWord(random)}?`] = random.pick(
    TYPES.filter((t) => !t.includes('=') && t !== 'Money'),
  );

  return 'change a shared type';
};

const breakIt: Edit = (contracts, random) => {
  const path = random.pick(Object.keys(contracts));
  const text = stringify(contracts[path]);

  contracts[path] = random.pick([
    `${text}: [`,
    text.slice(0, random.below(text.length)),
    text.replace(/: /, ' '),
    `${text}\nwrong: true\n`,
    '',
  ]);

  return `break ${path}`;
};

const EDITS: readonly Edit[] = [
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
  describeIt,
  describeIt,
  move,
  addComponent,
  addComponent,
  removeComponent,
  configure,
  version,
  shared,
  breakIt,
];

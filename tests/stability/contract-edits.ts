// Random edits of contracts as people make them: some lead to contracts that do not compile.
import { parse, stringify } from 'yaml';
import { component as benchComponent } from '../bench/contracts.mjs';
import type { Random } from '../support/random.ts';
import { type Contracts, components, type Edit, type Json, randomWord } from './contract-data.ts';
import { MEMBER_EDITS, TYPES } from './member-edits.ts';

export interface Edited {
  readonly what: string;
  readonly contracts: Contracts;
}

/** One random edit; what cannot be done to these contracts is tried again with another. */
export function edit(contracts: Contracts, random: Random): Edited {
  for (let i = 0; i < 100; i++) {
    const copy = structuredClone(contracts) as Record<string, Json | string>;
    const what = random.pick(EDITS)(copy, random);

    if (what !== undefined) return { what, contracts: copy };
  }

  throw new Error('nothing can be edited any more');
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
  ...MEMBER_EDITS,
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

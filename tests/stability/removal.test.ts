// What goes with a component, and what never goes: the files of others, and those that toac did not write.
import { lstatSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../compiler/cli/main.ts';
import { compile } from '../../compiler/compile.ts';
import { contracts } from '../bench/contracts.mjs';
import { hostOf, type Ran, toac } from '../cli/command-line.ts';
import { filesIn } from '../support/examples.ts';
import { get, put, scratch } from '../write/scratch.ts';
import { contractsOf, foldersOf, treeOf, writeFiles } from './projects.ts';

/** Files of the whole that say which components there are. */
const WHOLE = [
  /^model\.json$/,
  /^specs\//,
  /^services\/[^/]+\/(main\.ts|package\.json)$/,
  /^client\/(index\.(js|d\.ts)|package\.json)$/,
  /^gateway\//,
  /^deploy\//,
];

const COMPONENT = `entity:
  fields: { text: string }
operations:
  read: { type: observation, auto: true, output: { id: ., text: . } }
  change: { type: transition, input: { text: . }, errors: [CLOSED] }
routes:
  /PATH/:id:
    GET: { call: read, allow: anonymous }
`;

/** Components beside, above and below each other. */
function nested(): readonly { readonly path: string; readonly text: string }[] {
  const component = (path: string): { readonly path: string; readonly text: string } => ({
    path: `contracts/${path}.yaml`,
    text: COMPONENT.replace('PATH', path.replaceAll('/', '-')),
  });

  return [
    { path: 'contracts/toac.yaml', text: 'language: 1\nproject: acme\nversion: "1.0.0"\n' },
    ...['shop', 'shop/orders', 'shop/orders/lines', 'shops', 'stock'].map(component),
  ];
}

const PROJECTS: Readonly<
  Record<string, readonly { readonly path: string; readonly text: string }[]>
> = { nested: nested(), bench: contracts(20) };

async function build(working: string, words = 'build'): Promise<Ran> {
  return toac(words, { working, compile });
}

function marksOf(folder: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    const { ino, mtimeMs } = statSync(join(folder, path));

    return `${path} ${ino} ${mtimeMs}`;
  });
}

describe.each(Object.keys(PROJECTS))('a component of %s', (name) => {
  const files = PROJECTS[name] ?? [];
  const components = files.map((f) => f.path).filter((path) => !/\/(toac|types)\.yaml$/.test(path));

  it.each(components)('%s takes all of its files with it, and only those', async (path) => {
    const working = scratch();
    const out = join(working, 'generated');
    const folder = path.slice('contracts/'.length, -'.yaml'.length);
    const own = (file: string): boolean =>
      (file.startsWith(`${folder}/`) && !file.slice(folder.length + 1).includes('/')) ||
      file === `client/${folder}.js` ||
      file === `client/${folder}.d.ts`;

    writeFiles(working, files);
    put(working, `src/${folder}/change.ts`, 'mine');
    expect((await build(working)).exit).toBe(0);

    const before = treeOf(out);
    const others = Object.keys(before).filter((file) => !own(file));
    const marks = new Map(others.map((file) => [file, marksOf(out, [file])[0]]));

    rmSync(join(working, path));
    expect((await build(working)).exit).toBe(0);

    const after = treeOf(out);
    const changed = others.filter((file) => before[file] !== after[file]);

    expect(Object.keys(before).filter(own).length).toBeGreaterThan(3);
    expect(Object.keys(after).sort()).toEqual(others.sort());
    expect(changed.filter((file) => !WHOLE.some((w) => w.test(file)))).toEqual([]);
    expect(
      others.filter(
        (file) => !changed.includes(file) && marks.get(file) !== marksOf(out, [file])[0],
      ),
    ).toEqual([]);
    expect(foldersOf(out).filter((f) => !others.some((file) => file.startsWith(`${f}/`)))).toEqual(
      [],
    );
    expect(get(working, `src/${folder}/change.ts`)).toBe('mine');
    expect((await build(working)).out).toMatch(/is up to date/);
  });

  it('goes also where nobody remembers the last build', async () => {
    const working = scratch();
    const [first = ''] = components;

    writeFiles(working, files);
    await build(working);
    rmSync(join(working, first));
    rmSync(join(working, '.toac'), { recursive: true });
    await build(working);

    const fresh = scratch();

    writeFiles(
      fresh,
      files.filter((f) => f.path !== first),
    );
    await build(fresh);
    expect(treeOf(join(working, 'generated'))).toEqual(treeOf(join(fresh, 'generated')));
    expect(foldersOf(join(working, 'generated'))).toEqual(foldersOf(join(fresh, 'generated')));
  });
});

/** Contract ⇒ what of it goes, and what stands there then; without a pattern, the file. */
type Removal = Readonly<Record<string, readonly [what?: RegExp, instead?: string]>>;

describe('what goes with the last of its kind', () => {
  it.each<readonly [string, Removal, readonly string[]]>([
    [
      'the last route',
      { 'contracts/notes.yaml': [/routes:[\s\S]*/] },
      ['client/', 'specs/openapi.yaml'],
    ],
    ['the last event', { 'contracts/notes.yaml': [/events:\n.*\n/] }, ['specs/asyncapi.yaml']],
    [
      'the last handwritten operation',
      { 'contracts/notes.yaml': [/ {2}tell:.*\n/] },
      ['notes/contract.ts'],
    ],
    [
      'the last shared type',
      { 'contracts/types.yaml': [], 'contracts/notes.yaml': [/Label/, 'string'] },
      ['types.ts', 'check.ts', 'client/types.d.ts'],
    ],
    [
      'a service',
      {
        'contracts/deployments/production.yaml': [
          /notes\] \}\n {2}second:.*\n/,
          'notes, other] }\n',
        ],
      },
      ['services/second/'],
    ],
  ])('%s', async (_what, removal, gone) => {
    const working = scratch();
    const out = join(working, 'generated');

    writeFiles(working, lastOfItsKind());
    expect((await build(working)).err).toBe('');

    const before = Object.keys(treeOf(out));

    for (const [path, [what, instead = '']] of Object.entries(removal)) {
      if (what === undefined) rmSync(join(working, path));
      else put(working, path, get(working, path).replace(what, instead));
    }

    expect((await build(working)).err).toBe('');

    const after = Object.keys(treeOf(out));
    const isGone = (file: string): boolean => gone.some((g) => file.startsWith(g));

    expect(gone.filter((g) => !before.some((file) => file.startsWith(g)))).toEqual([]);
    expect(before.filter((file) => !after.includes(file) && !isGone(file))).toEqual([]);
    expect(after.filter(isGone)).toEqual([]);
  });
});

function lastOfItsKind(): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: 'contracts/toac.yaml', text: 'language: 1\nproject: acme\nversion: "1.0.0"\n' },
    { path: 'contracts/types.yaml', text: 'types:\n  Label:\n    text: string\n' },
    {
      path: 'contracts/notes.yaml',
      text: `entity:
  fields: { label: Label }
operations:
  read: { type: observation, auto: true, output: { id: ., label: . } }
  tell: { type: transition, input: { label: . } }
events:
  told: { when: updated, payload: { id: ., label: . } }
routes:
  /notes/:id:
    GET: { call: read, allow: anonymous }
`,
    },
    {
      path: 'contracts/other.yaml',
      text: 'operations:\n  run: { type: computation, output: string }\n',
    },
    {
      path: 'contracts/deployments/production.yaml',
      text: 'services:\n  first: { components: [notes] }\n  second: { components: [other] }\nstorages: { default: { kind: memory } }\nbindings: { default: { kind: local } }\n',
    },
  ];
}

/** Files and links in the output folder that are nobody's but the user's. */
const MINE: Readonly<Record<string, string>> = {
  'notes.md': 'mine\n',
  'orders/mine.ts': 'export const mine = 1;\n',
  'orders/types.test.ts': '// Generated by hand\n',
  'orders/deep/er/x.json': '{}\n',
  'client/README.md': '# mine\n',
  'services/sales/.env': 'KEY=mine\n',
  'gone/types.ts': 'export type Mine = 1;\n',
};

/** Every command as users give it; `watch` runs until something was built. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  init: ['init todo', 'init empty .'],
  build: ['build', 'build --overwrite', 'build --fix', 'build --format json', 'build contracts'],
  check: ['check', 'check --types', 'check --format github'],
  watch: ['watch'],
  stub: ['stub'],
  fmt: ['fmt', 'fmt --check', 'fmt contracts/orders.yaml'],
  lint: ['lint', 'lint --strict'],
  explain: ['explain TOA5001'],
  why: ['why generated/orders/types.ts', 'why generated/orders/mine.ts'],
  graph: ['graph', 'graph --format dot', 'graph --format json'],
  eject: [
    'eject generated/orders/check.ts',
    'eject generated/orders/mine.ts',
    'eject generated/notes.md',
  ],
};

async function withMine(): Promise<string> {
  const working = scratch();

  writeFiles(working, contractsOf('shop'));
  expect((await build(working)).exit).toBe(0);
  expect((await build(working, 'eject generated/orders/types.ts')).exit).toBe(0);
  put(
    working,
    'generated/orders/types.ts',
    `${get(working, 'generated/orders/types.ts')}// mine\n`,
  );

  for (const [path, text] of Object.entries(MINE)) put(working, `generated/${path}`, text);

  symlinkSync(join(working, 'generated/notes.md'), join(working, 'generated/link.md'));
  put(working, 'src/orders/place.ts', 'mine');

  return working;
}

function stateOf(working: string): readonly string[] {
  const paths = [...Object.keys(MINE), 'orders/types.ts'].map((p) => `generated/${p}`);

  return [
    ...[...paths, 'src/orders/place.ts'].map(
      (path) => `${marksOf(working, [path])[0]} ${readFileSync(join(working, path), 'utf8')}`,
    ),
    `${lstatSync(join(working, 'generated/link.md')).ino} ${readlinkSync(join(working, 'generated/link.md'))}`,
  ];
}

async function watchOnce(working: string): Promise<void> {
  let interrupt = (): void => {};
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const { host } = hostOf({ working, compile, interrupted });
  const running = runCli(['watch'], host);

  put(
    working,
    'contracts/stock.yaml',
    get(working, 'contracts/stock.yaml').replace(/^description: .*/m, 'description: watched'),
  );

  for (let i = 0; i < 1000 && !get(working, 'generated/stock/types.ts').includes('watched'); i++)
    await delay(10);

  interrupt();
  await running;
  expect(get(working, 'generated/stock/types.ts')).toContain('watched');
}

describe('handwritten files in the output folder', () => {
  it('are tried with every command that there is', async () => {
    const { out } = await toac('--help', { working: scratch() });
    const known = [...out.matchAll(/^ {2}([a-z]+) (?=[[<]|\[)/gm)]
      .map((m) => m[1] ?? '')
      .filter((n) => n !== 'help');

    expect(known.length).toBeGreaterThan(8);
    expect(known.filter((name) => COMMANDS[name] === undefined)).toEqual([]);
  });

  it.each(Object.values(COMMANDS).flat())('survive toac %s', async (line) => {
    const working = await withMine();
    const before = stateOf(working);

    if (line === 'watch') await watchOnce(working);
    else await build(working, line);

    expect(stateOf(working)).toEqual(before);
  });

  it('survive the removal of the component in whose folder they stand, of all contracts, and of what follows', async () => {
    const working = await withMine();
    const before = stateOf(working);

    for (const path of filesIn(join(working, 'contracts')))
      if (!path.endsWith('toac.yaml') && !path.endsWith('types.yaml')) rmSync(path);

    put(working, 'contracts/types.yaml', 'types: { A: string }\n');
    expect((await build(working)).exit).toBe(0);
    expect(stateOf(working)).toEqual(before);
    expect(Object.keys(treeOf(join(working, 'generated/payments')))).toEqual([]);
  });
});

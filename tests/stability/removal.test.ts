// What goes with a component: all of its files, and only those.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contracts } from '../bench/contracts.mjs';
import { get, put, scratch } from '../write/scratch.ts';
import { build, foldersOf, marksOf, treeOf, writeFiles } from './projects.ts';

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
      ['client/', 'gateway/main.ts', 'notes/routes.ts', 'specs/openapi.yaml'],
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

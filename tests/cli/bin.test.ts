// bin/toac.js as processes: the fast path, the code cache in every state, a read-only installation, the packed package.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli } from '../../scripts/build-cli.mjs';
import { get, put, scratch } from '../write/scratch.ts';
import { HOME } from './command-line.ts';

const CONTRACTS: Readonly<Record<string, string>> = {
  'package.json': '{}',
  'contracts/toac.yaml': 'language: 1\nproject: acme\nversion: "1.0.0"\n',
  'contracts/notes.yaml': 'entity:\n  fields:\n    text: string\n',
};

interface Ran {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

function run(
  words: readonly string[],
  working: string,
  { bin = join(HOME, 'bin/toac.js'), node = [] as string[] } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, bin, ...words], {
    cwd: working,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });

  return { exit: status, out: stdout, err: stderr };
}

/** A copy of what an installed package holds. */
function installation(): { readonly bin: string; readonly dist: string } {
  const folder = join(scratch(), 'toac');

  for (const name of ['bin', 'dist', 'package.json'])
    cpSync(join(HOME, name), join(folder, name), { recursive: true });

  return { bin: join(folder, 'bin/toac.js'), dist: join(folder, 'dist') };
}

function caches(dist: string): readonly string[] {
  return readdirSync(dist).filter((n) => n.endsWith('.cache'));
}

function project(): string {
  const folder = scratch(CONTRACTS);

  for (const path of Object.keys(CONTRACTS)) utimesSync(join(folder, path), 1_000_000, 1_000_000);

  return folder;
}

beforeAll(() => buildCli());

describe('bin/toac.js', () => {
  it('builds, then says that nothing changed', () => {
    const working = project();
    const first = run(['build'], working);

    expect([first.exit, first.err]).toEqual([0, '']);
    expect(first.out).toMatch(/^generated: \d+ written\n$/);
    expect(run(['build'], working).out).toMatch(/^generated is up to date \(\d+ files\)\n$/);
  });

  it('reads YAML that is not everyday, and says what is wrong with it', () => {
    const working = project();

    put(
      working,
      'contracts/notes.yaml',
      'description: >-\n  in two\n  lines\nentity:\n  fields:\n    text: string\n',
    );
    expect(run(['build'], working)).toMatchObject({ exit: 0, err: '' });

    put(working, 'contracts/notes.yaml', 'entity: [\n');

    const { exit, err } = run(['build'], working);

    expect(exit).toBe(1);
    expect(err).toContain('error TOA1001');
  });

  it('loads nothing but node:fs when nothing changed', () => {
    const working = project();
    const { bin, dist } = installation();

    run(['build'], working, { bin });
    // Were it loaded, it would fail.
    writeFileSync(join(dist, 'toac.cjs'), 'throw new Error("loaded")');

    expect(run(['build'], working, { bin })).toMatchObject({ exit: 0, err: '' });
    expect(run(['build', 'contracts'], working, { bin })).toMatchObject({ exit: 0, err: '' });
    expect(run(['build'], join(working, 'contracts'), { bin })).toMatchObject({ exit: 0, err: '' });
    expect(run(['check'], working, { bin }).exit).not.toBe(0);
    expect(run(['build', '--overwrite'], working, { bin }).exit).not.toBe(0);
  });

  it('does not take what another toac wrote for its own', () => {
    const working = project();
    const { bin, dist } = installation();

    run(['build'], working);
    writeFileSync(
      join(dist, 'start.cjs'),
      readFileSync(join(dist, 'start.cjs'), 'utf8').replaceAll(/"[0-9a-f]{12}"/g, '"000000000000"'),
    );
    writeFileSync(join(dist, 'toac.cjs'), 'throw new Error("loaded")');

    expect(run(['build'], working, { bin }).err).toContain('loaded');
  });

  it('ends as the command ends', () => {
    expect(run(['build'], scratch()).exit).toBe(2);
    expect(run(['build'], scratch({ ...CONTRACTS, 'contracts/notes.yaml': 'x: 1' })).exit).toBe(1);
    expect(run(['--help'], scratch()).exit).toBe(0);
  });

  it('prints all that it has to say into a pipe', () => {
    const wrong = Array.from({ length: 40 }, (_, i) => `x${i}: ${'a'.repeat(500)}`).join('\n');
    const files = Array.from({ length: 20 }, (_, i) => [`contracts/c${i}.yaml`, wrong]);
    const working = scratch({
      ...CONTRACTS,
      ...(Object.fromEntries(files) as Record<string, string>),
    });
    const { exit, out } = run(['build', '--format', 'json'], working);

    expect(exit).toBe(1);
    expect(out.length).toBeGreaterThan(2 * 65_536);
    expect((JSON.parse(out) as unknown[]).length).toBeGreaterThanOrEqual(400);
  });

  it('survives a reader that leaves', () => {
    const working = scratch(CONTRACTS);

    expect(() =>
      execFileSync(
        'bash',
        ['-c', `${process.execPath} ${join(HOME, 'bin/toac.js')} explain 5001 | head -c 1`],
        { cwd: working, stdio: 'pipe' },
      ),
    ).not.toThrow();
  });
});

describe('the code cache', () => {
  it('is written by the first build, and of no consequence', () => {
    const { bin, dist } = installation();

    for (const name of caches(dist)) rmSync(join(dist, name));

    expect(run(['--version'], scratch(), { bin }).exit).toBe(0);
    expect(caches(dist)).toEqual([]);
    expect(run(['build'], project(), { bin }).exit).toBe(0);
    expect(caches(dist)).toHaveLength(1);
    expect(run(['build'], project(), { bin }).exit).toBe(0);
  });

  it('that a build of many contracts wrote serves the next process', () => {
    const { bin, dist } = installation();
    const working = project();
    const written = (): readonly (readonly [string, number])[] =>
      caches(dist).map((n) => [n, statSync(join(dist, n)).mtimeMs] as const);

    for (const name of caches(dist)) rmSync(join(dist, name));
    for (let i = 0; i < 60; i++)
      put(working, `contracts/notes${i}.yaml`, 'entity:\n  fields:\n    text: string\n');

    expect(run(['build'], working, { bin })).toMatchObject({ exit: 0, err: '' });

    const first = written();

    expect(first).toHaveLength(1);
    expect(run(['build'], project(), { bin })).toMatchObject({ exit: 0, err: '' });
    expect(written()).toEqual(first);
  });

  it.each([
    ['broken', () => Buffer.from('not a cache')],
    ['empty', () => Buffer.alloc(0)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ])('is written anew when it is %s', (_what, spoil) => {
    const { bin, dist } = installation();

    run(['build'], project(), { bin });

    // Another Node may have left its own.
    const name = caches(dist).find((n) => n.includes(process.versions.v8)) ?? '';
    const spoilt = spoil(readFileSync(join(dist, name)));

    writeFileSync(join(dist, name), spoilt);

    expect(run(['build'], project(), { bin })).toMatchObject({ exit: 0, err: '' });
    expect(readFileSync(join(dist, name)).equals(spoilt)).toBe(false);
  });

  it('of other flags of V8 does no harm', () => {
    const { bin } = installation();

    run(['build'], project(), { bin });

    expect(run(['build'], project(), { bin, node: ['--no-opt'] })).toMatchObject({
      exit: 0,
      err: '',
    });
    expect(
      run(['build'], project(), { bin, node: ['--disallow-code-generation-from-strings'] }),
    ).toMatchObject({ exit: 0, err: '' });
  });

  it('is not needed: an installation that nobody may write to works', () => {
    const { bin, dist } = installation();

    for (const name of caches(dist)) rmSync(join(dist, name));

    // Root may write anywhere but below a file.
    chmodSync(dist, 0o555);

    const working = project();

    expect(run(['build'], working, { bin })).toMatchObject({ exit: 0, err: '' });
    chmodSync(dist, 0o755);
  });
});

describe('the packed package', () => {
  it('installs, starts a project, builds it, and finds nothing to do', () => {
    const folder = scratch({ 'app/package.json': '{ "private": true }' });
    const app = join(folder, 'app');
    const npm = (words: readonly string[], cwd: string): string =>
      execFileSync('npm', [...words, '--ignore-scripts', '--no-audit', '--no-fund'], {
        cwd,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });

    npm(['pack', '--pack-destination', folder], HOME);

    const archive = readdirSync(folder).find((n) => n.endsWith('.tgz')) ?? '';

    npm(['install', '--prefer-offline', join(folder, archive)], app);

    const bin = join(app, 'node_modules/.bin/toac');

    expect(run(['init', 'shop', 'shop'], app, { bin })).toMatchObject({ exit: 0, err: '' });

    const shop = join(app, 'shop');

    expect(JSON.parse(get(shop, 'package.json'))).toMatchObject({
      devDependencies: { toac: expect.stringMatching(/^\^\d/) as string },
    });
    expect(run(['build'], shop, { bin })).toMatchObject({ exit: 0, err: '' });
    expect(run(['build'], shop, { bin }).out).toContain('is up to date');
    expect(run(['check'], shop, { bin })).toMatchObject({ exit: 0, err: '' });
    // It runs with nothing else installed.
    expect(run(['call', 'stock.list'], shop, { bin })).toEqual({ exit: 0, out: '[]\n', err: '' });

    // The schema that editors read is where the contracts say.
    mkdirSync(join(shop, 'node_modules'));
    symlinkSync(join(app, 'node_modules/toac'), join(shop, 'node_modules/toac'));

    const schema = /\$schema=(.*)/.exec(get(shop, 'contracts/orders.yaml'))?.[1] ?? '';

    expect(get(shop, join('contracts', schema))).toContain('"title"');
    put(shop, 'contracts/orders.yaml', 'x: 1\n');
    expect(run(['build'], shop, { bin }).exit).toBe(1);
  });
});

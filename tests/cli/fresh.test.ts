// "Nothing changed": when it may be said, and every doubt in which it may not.
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  isUpToDate,
  lastBuild,
  type ManifestHead,
  type Places,
} from '../../compiler/5-write/freshness.ts';
import { get, put, scratch } from '../write/scratch.ts';
import { PROJECT, toac } from './command-line.ts';

const MANIFEST = '.toac/build/contracts/manifest.json';

/** A project whose contracts are old, built. */
async function built(files: Readonly<Record<string, string>> = PROJECT): Promise<string> {
  const working = scratch(files);

  for (const path of Object.keys(files)) utimesSync(join(working, path), 1_000_000, 1_000_000);

  expect((await toac('build', { working })).exit).toBe(0);

  return working;
}

function unchangedSince(manifest: string, places: Places): ManifestHead | undefined {
  const last = lastBuild(manifest, places);

  return last !== undefined && isUpToDate(last, places) ? last.head : undefined;
}

function isFresh(project: string, tool = 'test'): boolean {
  return (
    unchangedSince(join(project, MANIFEST), {
      project,
      contracts: join(project, 'contracts'),
      tool,
    }) !== undefined
  );
}

function change(file: string, text: string): void {
  const { atime, mtime } = statSync(file);

  writeFileSync(file, text);
  utimesSync(file, atime, mtime);
}

describe('nothing changed', () => {
  it('after a build', async () => {
    const project = await built();

    expect(isFresh(project)).toBe(true);
    expect(
      unchangedSince(join(project, MANIFEST), {
        project,
        contracts: join(project, 'contracts'),
        tool: 'test',
      }),
    ).toMatchObject({
      out: 'generated',
      files: 1,
      said: ['', ''],
    });
  });

  it('after a build that had nothing to write', async () => {
    const project = await built();

    rmSync(join(project, '.toac'), { recursive: true });
    await toac('build', { working: project });

    expect(isFresh(project)).toBe(true);
  });

  it('although files that are no contracts changed', async () => {
    const project = await built();

    put(project, 'contracts/.orders.yaml.swp', 'x');
    put(project, 'contracts/notes.md', 'x');
    put(project, 'src/orders/place.ts', 'x');

    expect(isFresh(project)).toBe(true);
  });

  it('with a contract that is younger than the last build, where its bytes are the same', async () => {
    const project = await built();
    const orders = join(project, 'contracts/orders.yaml');
    const manifest = JSON.parse(get(project, MANIFEST)) as {
      contracts: unknown[][];
      read: number;
    };
    const young = (manifest.read + 5) / 1000;

    utimesSync(orders, young, young);

    const record = manifest.contracts.find((c) => c[0] === 'orders.yaml') ?? [];

    record[2] = statSync(orders).mtimeMs;
    writeFileSync(join(project, MANIFEST), JSON.stringify(manifest));
    utimesSync(join(project, MANIFEST), manifest.read / 1000, manifest.read / 1000);

    expect(isFresh(project)).toBe(true);

    // The same stat, other bytes: written within one tick of the clock.
    writeFileSync(orders, get(project, 'contracts/orders.yaml').replace('right', 'wrong'));
    utimesSync(orders, young, young);

    expect(isFresh(project)).toBe(false);
  });
});

describe('there is doubt', () => {
  const doubts: Readonly<Record<string, (project: string) => void>> = {
    'a contract changed': (p) => appendFileSync(join(p, 'contracts/orders.yaml'), '#'),
    'a contract of another size has the old time': (p) =>
      change(join(p, 'contracts/orders.yaml'), 'a: longer\n'),
    'a contract was replaced by one of the same size and time': (p) => {
      const orders = join(p, 'contracts/orders.yaml');

      change(orders, 'a: right\n');
      copyFileSync(orders, `${orders}.new`);
      utimesSync(`${orders}.new`, 1_000_000, 1_000_000);
      renameSync(`${orders}.new`, orders);
    },
    'toac.yaml changed': (p) => appendFileSync(join(p, 'contracts/toac.yaml'), '#'),
    'a contract was added': (p) => put(p, 'contracts/stock.yaml', ''),
    'a contract was added in a new folder': (p) => put(p, 'contracts/a/b/stock.yaml', ''),
    'a contract was removed': (p) => rmSync(join(p, 'contracts/orders.yaml')),
    'a contract was renamed': (p) =>
      renameSync(join(p, 'contracts/orders.yaml'), join(p, 'contracts/Orders.yaml')),
    'a contract became a link': (p) => {
      renameSync(join(p, 'contracts/orders.yaml'), join(p, 'orders.yaml'));
      symlinkSync(join(p, 'orders.yaml'), join(p, 'contracts/orders.yaml'));
    },
    'an output was removed': (p) => rmSync(join(p, 'generated/orders.ts')),
    'the output folder was removed': (p) => rmSync(join(p, 'generated'), { recursive: true }),
    'the output folder was replaced': (p) => {
      cpSync(join(p, 'generated'), join(p, 'copy'), { recursive: true, preserveTimestamps: true });
      rmSync(join(p, 'generated'), { recursive: true });
      renameSync(join(p, 'copy'), join(p, 'generated'));
    },
    'the output folder became a link': (p) => {
      renameSync(join(p, 'generated'), join(p, 'elsewhere'));
      symlinkSync(join(p, 'elsewhere'), join(p, 'generated'));
    },
    'a file was added to the output': (p) => put(p, 'generated/mine.ts', ''),
    'the manifest is gone': (p) => rmSync(join(p, MANIFEST)),
    'the manifest is broken': (p) => writeFileSync(join(p, MANIFEST), '{"version":1'),
    'the manifest is empty': (p) => writeFileSync(join(p, MANIFEST), ''),
    'the manifest was touched': (p) => utimesSync(join(p, MANIFEST), 5, 5),
    'the manifest was copied': (p) => {
      copyFileSync(join(p, MANIFEST), join(p, 'copy'));
      renameSync(join(p, 'copy'), join(p, MANIFEST));
    },
  };

  it.each(Object.keys(doubts))('%s', async (what) => {
    const project = await built();

    doubts[what]?.(project);

    expect(isFresh(project)).toBe(false);
  });

  it('another toac asks', async () => {
    expect(isFresh(await built(), 'another')).toBe(false);
  });

  it('the project is a copy', async () => {
    const project = await built();
    const copy = scratch();

    cpSync(project, copy, { recursive: true, preserveTimestamps: true });

    expect(isFresh(copy)).toBe(false);
  });
});

describe('the manifest', () => {
  it('is ignored by git without anybody saying so', async () => {
    const project = await built();

    expect(get(project, '.toac/.gitignore')).toBe('*\n');
  });

  it('is not needed: a project that holds no folder for it is built all the same', async () => {
    const project = scratch({ ...PROJECT, '.toac': 'a file' });

    expect((await toac('build', { working: project })).exit).toBe(0);
    expect((await toac('build', { working: project })).exit).toBe(0);
  });

  it('stays as it was when a build fails', async () => {
    const project = await built();
    const before = get(project, MANIFEST);

    put(project, 'contracts/orders.yaml', 'a: wrong\n');
    expect((await toac('build', { working: project })).exit).toBe(1);

    expect(get(project, MANIFEST)).toBe(before);
    expect(isFresh(project)).toBe(false);
  });

  it('of each contracts folder is its own', async () => {
    const project = scratch({
      'package.json': '{}',
      'a/contracts/toac.yaml': 'out: ../../generated/a\n',
      'a/contracts/x.yaml': '',
      'b/contracts/toac.yaml': 'out: ../../generated/b\n',
      'b/contracts/x.yaml': '',
    });

    await toac('build a', { working: project });
    await toac('build b', { working: project });

    for (const name of ['a', 'b']) {
      const manifest = join(project, `.toac/build/${name}/contracts/manifest.json`);

      expect(
        unchangedSince(manifest, {
          project,
          contracts: join(project, name, 'contracts'),
          tool: 'test',
        })?.out,
      ).toBe(`generated/${name}`);
    }
  });
});

// The same contracts lead to the same bytes: in any order, twice, in any time zone, language and folder.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { SourceFile } from '../../compiler/base/source.ts';
import { compile } from '../../compiler/compile.ts';
import { buildCli } from '../../scripts/build-cli.mjs';
import { ROOT } from '../support/examples.ts';
import { type Random, seeded } from '../support/random.ts';
import { scratch } from '../write/scratch.ts';
import { contractsOf, PROJECTS, textsOf, treeOf, writeFiles } from './projects.ts';

const names = Object.keys(PROJECTS);

beforeAll(() => buildCli());

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

describe.each(names)('%s', (name) => {
  const files = contractsOf(name);
  const expected = textsOf(compile(files));

  it('comes out', () => {
    expect(expected.size).toBeGreaterThan(10);
  });

  it('twice in one process, with others between', () => {
    for (const other of names) textsOf(compile(contractsOf(other)));

    expect(textsOf(compile(files))).toEqual(expected);
  });

  it('whatever the order of its files', () => {
    const random = seeded(1);

    for (let i = 0; i < 10; i++)
      expect(textsOf(compile(shuffled(files, random)))).toEqual(expected);
  });

  it('whatever the order in which its files are printed, and how often', () => {
    const random = seeded(2);
    const { artifacts } = compile(files);

    for (const round of [1, 2]) {
      for (const artifact of shuffled([...artifacts, ...artifacts], random)) {
        expect(
          expected.get(artifact.path)?.endsWith(artifact.render().slice(1)),
          `${artifact.path}, round ${round}`,
        ).toBe(true);
      }
    }
  });

  it('with the keys that say so', () => {
    const keys = (of: readonly SourceFile[]): unknown =>
      compile(of).artifacts.map((a) => [a.path, a.key]);

    expect(keys(shuffled(files, seeded(3)))).toEqual(keys(files));
  });

  it('on another day, without a word of where it was made', () => {
    vi.useFakeTimers({ now: new Date('2039-12-31T23:59:59Z') });

    try {
      expect(textsOf(compile(files))).toEqual(expected);
    } finally {
      vi.useRealTimers();
    }

    for (const text of expected.values()) expect(text).not.toContain(ROOT);
  });
});

interface Surroundings {
  readonly environment: Readonly<Record<string, string>>;
  /** Where the project stands, below a folder of its own. */
  readonly folder?: string;
  /** Where the command is given, relative to that. */
  readonly from?: string;
}

const SURROUNDINGS: Readonly<Record<string, Surroundings>> = {
  'the first line of the date line': { environment: { TZ: 'Pacific/Kiritimati' } },
  'a time zone with a half hour': { environment: { TZ: 'Asia/Kolkata' } },
  Turkish: { environment: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' } },
  'Swedish, which sorts otherwise': {
    environment: { LANG: 'sv_SE.UTF-8', LC_COLLATE: 'sv_SE.UTF-8' },
  },
  'no language': { environment: { LANG: 'C', LC_ALL: 'POSIX' } },
  'another folder of work': { environment: {}, folder: 'project', from: '.' },
  'a folder with a strange name': {
    environment: {},
    folder: "it's mine/ä ü/$HOME",
    from: "it's mine/ä ü/$HOME/contracts",
  },
};

function buildIn(
  files: readonly SourceFile[],
  { environment, folder = '.', from = folder }: Surroundings,
): Readonly<Record<string, string>> {
  const root = scratch();
  const project = join(root, folder);

  mkdirSync(project, { recursive: true });
  writeFiles(project, files);

  const ran = spawnSync(
    process.execPath,
    [join(ROOT, 'bin', 'toac.js'), 'build', join(project, 'contracts')],
    {
      cwd: join(root, from),
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...environment },
    },
  );

  expect(ran.stderr.replace(/^warning[\s\S]*/, '')).toBe('');
  expect(ran.status).toBe(0);

  return treeOf(join(project, 'generated'));
}

describe.each(names)('%s as a process', (name) => {
  const files = contractsOf(name);
  const expected = Object.fromEntries([
    ...textsOf({
      ...compile(files),
      artifacts: compile(files).artifacts.filter((a) => a.mode === 'generated'),
    }),
  ]);

  it.each(Object.entries(SURROUNDINGS))('%s', (_what, surroundings) => {
    expect(buildIn(files, surroundings)).toEqual(expected);
  });
});

it('the languages of this test are at work: letters and days are others there', () => {
  const say = (environment: Readonly<Record<string, string>>): string =>
    spawnSync(
      process.execPath,
      [
        '-p',
        '`${Intl.DateTimeFormat().resolvedOptions().locale} ${new Date(0).getTimezoneOffset()}`',
      ],
      { encoding: 'utf8', env: { PATH: process.env['PATH'], ...environment } },
    ).stdout.trim();

  expect(new Set(Object.values(SURROUNDINGS).map((s) => say(s.environment))).size).toBeGreaterThan(
    3,
  );
});

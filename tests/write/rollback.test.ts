// All or nothing: whichever operation fails, the output folder is as it was.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { type Disk, disk } from '../../compiler/5-write/disk.ts';
import { printArtifact } from '../../compiler/5-write/header.ts';
import { type Outcome, writeArtifacts } from '../../compiler/5-write/write-artifacts.ts';
import { artifact, get, scratch, tree } from './scratch.ts';

const CHANGES = ['create', 'link', 'rename', 'unlink', 'makeFolder', 'removeFolder'] as const;

/** Fails the n-th change, once. */
function failing(at: number, code: string): { disk: Disk; changes: () => number } {
  let changes = 0;
  const broken: Record<string, unknown> = { ...disk };

  for (const name of CHANGES) {
    const real = disk[name] as (...args: unknown[]) => unknown;

    broken[name] = (...args: unknown[]) => {
      if (changes++ === at) throw Object.assign(new Error(code), { code });

      return real(...args);
    };
  }

  return { disk: broken as unknown as Disk, changes: () => changes };
}

function text(path: string, body: string): string {
  return printArtifact(artifact(path, body)).text;
}

/** A folder in which everything happens: updates, prunes, new folders, a folder that becomes a file and the reverse. */
function project(): string {
  return scratch({
    'generated/a/types.ts': text('a/types.ts', 'old\n'),
    'generated/b/types.ts': text('b/types.ts', 'old\n'),
    'generated/gone/deep/types.ts': text('gone/deep/types.ts', 'old\n'),
    'generated/turned/x.ts': text('turned/x.ts', 'old\n'),
    'generated/file': text('file', 'old\n'),
    'generated/edited.ts': `${text('edited.ts', 'old\n')}// mine\n`,
    'generated/mine.txt': 'mine',
  });
}

const wanted = [
  artifact('a/types.ts', 'new\n'),
  artifact('b/types.ts', 'new\n'),
  artifact('c/d/e.ts', 'new\n'),
  artifact('turned', 'new\n'),
  artifact('file/x.ts', 'new\n'),
];

function write(folder: string, used: Disk): Outcome {
  return writeArtifacts(wanted, { project: folder, out: 'generated' }, { disk: used });
}

describe('a failing write', () => {
  const counted = failing(Number.POSITIVE_INFINITY, '');

  write(project(), counted.disk);

  const all = counted.changes();

  it('changes what it should when nothing fails', () => {
    const folder = project();

    expect(write(folder, disk).done).toBe(true);
    expect(get(folder, 'generated/file/x.ts')).toBe(text('file/x.ts', 'new\n'));
    expect(get(folder, 'generated/turned')).toBe(text('turned', 'new\n'));
    expect(existsSync(join(folder, 'generated/gone'))).toBe(false);
    expect(readdirSync(join(folder, 'generated')).filter((n) => n.startsWith('.'))).toEqual([]);
    expect(all).toBeGreaterThan(20);
  });

  it.each(['ENOSPC', 'EACCES', 'EIO', 'EPERM'])(
    'leaves everything as it was, wherever it fails: %s',
    (code) => {
      for (let at = 0; at < all; at++) {
        const folder = project();
        const before = tree(folder);
        const outcome = write(folder, failing(at, code).disk);

        if (outcome.done) {
          // Nothing but cleaning up was left, or a file system without links was made do with.
          expect(get(folder, 'generated/a/types.ts')).toBe(text('a/types.ts', 'new\n'));
        } else {
          expect(tree(folder), `at change ${at}`).toEqual(before);
          expect(
            outcome.diagnostics.filter((d) => d.severity === 'error').map((d) => d.code),
          ).toEqual(['TOA5010']);
          expect(outcome.diagnostics.at(-1)?.message).toContain('nothing was changed');
        }
      }
    },
  );

  it('puts new folders in place whole, and takes them away again', () => {
    const files = {
      'generated/a/types.ts': text('a/types.ts', 'old\n'),
      'generated/a/mine.txt': 'mine',
    };
    const paths = ['a/types.ts', 'a/new/x.ts', 'c/d/e.ts', 'c/d/f.ts', 'c/g.ts', 'h.ts'];
    const artifacts = paths.map((path) => artifact(path, 'new\n'));
    const count = failing(Number.POSITIVE_INFINITY, '');
    const build = (folder: string, used: Disk): Outcome =>
      writeArtifacts(artifacts, { project: folder, out: 'generated' }, { disk: used });

    const whole = scratch(files);

    expect(build(whole, count.disk).done).toBe(true);
    expect(
      Object.keys(tree(whole))
        .filter((path) => /\.\w+$/.test(path))
        .sort(),
    ).toEqual(['a/mine.txt', ...paths].map((path) => `generated/${path}`).sort());

    for (let at = 0; at < count.changes(); at++) {
      const folder = scratch(files);
      const before = tree(folder);

      if (!build(folder, failing(at, 'EIO').disk).done)
        expect(tree(folder), `at change ${at}`).toEqual(before);
    }
  });

  it('of a folder that was not there leaves no folder', () => {
    for (let at = 0; at < 12; at++) {
      const folder = scratch({ 'package.json': '{}' });
      const outcome = write(folder, failing(at, 'ENOSPC').disk);

      if (!outcome.done) expect(Object.keys(tree(folder))).toEqual(['package.json']);
    }
  });

  it('tells what could not be put back, and where its content is', () => {
    const folder = project();
    let broken = false;
    const outcome = write(folder, {
      ...disk,
      rename: (from, to) => {
        if (broken || to.endsWith('b/types.ts')) {
          broken = true;

          throw Object.assign(new Error('EIO'), { code: 'EIO' });
        }

        disk.rename(from, to);
      },
    });
    const lost = outcome.diagnostics.filter((d) => d.code === 'TOA5011');

    expect(outcome.done).toBe(false);
    expect(lost.map((d) => d.at.file)).toContain('generated/a/types.ts');

    const staging = /its content is in (.*)$/.exec(lost[0]?.message ?? '')?.[1] ?? '';

    expect(readdirSync(staging).map((n) => get(staging, n))).toContain(text('a/types.ts', 'old\n'));
  });

  it('on a disk that takes no more is a real one too', () => {
    const folder = project();
    const before = tree(folder);
    const script = `
      import { writeArtifacts } from '../../compiler/5-write/write-artifacts.ts';
      const artifact = (path, body) => ({ path, key: body, mode: 'generated', comment: 'slashes', source: 's', render: () => body });
      const big = artifact('z.ts', 'x'.repeat(300_000));
      const outcome = writeArtifacts([artifact('a/types.ts', 'new'), big], { project: process.argv[2], out: 'generated' });
      console.log(JSON.stringify(outcome.diagnostics.map((d) => d.message)));
    `;
    const bundle = join(scratch(), 'run.mjs');

    buildSync({
      stdin: { contents: script, resolveDir: import.meta.dirname },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: bundle,
    });

    // Files of at most 64 blocks: the second file of the plan fails while it is written.
    const said = execFileSync('bash', ['-c', `ulimit -f 64; exec node ${bundle} ${folder}`], {
      encoding: 'utf8',
    });

    expect(said).toContain('it is larger than a file may be here; nothing was changed');
    expect(tree(folder)).toEqual(before);
  });
});

describe('what a killed build left', () => {
  it('is removed by the next one', () => {
    const folder = project();

    mkdirSync(join(folder, 'generated/.toac-staging-999999999-abc'));
    execFileSync('cp', [
      join(folder, 'generated/a/types.ts'),
      join(folder, 'generated/.toac-staging-999999999-abc/new-0'),
    ]);

    expect(write(folder, disk).done).toBe(true);
    expect(existsSync(join(folder, 'generated/.toac-staging-999999999-abc'))).toBe(false);
  });

  it('is left when its process runs, unless it is old', () => {
    const folder = project();
    const staging = join(folder, `generated/.toac-staging-${process.ppid}-abc`);

    mkdirSync(staging);
    write(folder, disk);
    expect(existsSync(staging)).toBe(true);

    utimesSync(staging, 1, 1);
    write(folder, disk);
    expect(existsSync(staging)).toBe(false);
  });
});

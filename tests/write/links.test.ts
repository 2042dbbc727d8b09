// Tricks with links: nothing outside of the output folder is ever written, whoever put a link there, and when.
import { linkSync, lstatSync, mkdirSync, renameSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, disk } from '../../compiler/5-write/disk.ts';
import { printArtifact } from '../../compiler/5-write/header.ts';
import { manifestFile, writeManifest } from '../../compiler/5-write/manifest.ts';
import { outputFolder } from '../../compiler/5-write/output-folder.ts';
import { writeArtifacts } from '../../compiler/5-write/write-artifacts.ts';
import { artifact, get, put, scratch, tree } from './scratch.ts';

const BODY = 'export type A = 1;\n';
const NEXT = 'export type A = 2;\n';
const one = artifact('orders/types.ts', NEXT);
const old = printArtifact(artifact('orders/types.ts', BODY)).text;

function target(project: string): { project: string; out: string } {
  return { project, out: 'generated' };
}

describe('links that stand there before', () => {
  it.each([
    ['to a file outside', 'orders/types.ts', 'outside.ts', 'orders/types.ts'],
    ['that dangles', 'orders/types.ts', 'nowhere.ts', 'orders/types.ts'],
    ['to a folder outside', 'orders', 'folder', 'orders'],
    ['to itself', 'orders', 'project/generated/orders', 'orders'],
  ])('a link %s is refused', (_what, at, to, reported) => {
    const root = scratch({
      'outside.ts': old,
      'folder/types.ts': old,
      'project/generated/types.ts': old,
    });
    const project = join(root, 'project');

    mkdirSync(join(project, 'generated', at, '..'), { recursive: true });
    symlinkSync(join(root, to), join(project, 'generated', at));

    const before = tree(root);
    const outcome = writeArtifacts([one], target(project), { overwrite: true });

    expect(outcome.done).toBe(false);
    expect(outcome.diagnostics.map((d) => `${d.code} ${d.at.file}`)).toEqual([
      `TOA5004 generated/${reported}`,
    ]);
    expect(tree(root)).toEqual(before);
  });

  it("a link to nothing that is produced is nobody's business, and what it leads to is not pruned", () => {
    const root = scratch({ 'folder/types.ts': old, 'project/generated/notes.md': 'mine' });
    const project = join(root, 'project');

    symlinkSync(join(root, 'folder'), join(project, 'generated', 'elsewhere'));
    symlinkSync(join(root, 'folder/types.ts'), join(project, 'generated', 'old.ts'));

    expect(writeArtifacts([one], target(project)).done).toBe(true);
    expect(get(root, 'folder/types.ts')).toBe(old);
    expect(lstatSync(join(project, 'generated', 'old.ts')).isSymbolicLink()).toBe(true);
  });

  it('a file with a second name is replaced: the other name keeps its content', () => {
    const root = scratch({ 'outside.ts': old, 'project/generated/orders/keep.txt': '' });
    const project = join(root, 'project');

    linkSync(join(root, 'outside.ts'), join(project, 'generated/orders/types.ts'));

    expect(writeArtifacts([one], target(project)).done).toBe(true);
    expect(get(root, 'outside.ts')).toBe(old);
    expect(get(project, 'generated/orders/types.ts')).toBe(printArtifact(one).text);
    expect(statSync(join(root, 'outside.ts')).nlink).toBe(1);
  });

  it('the manifest is not written through a link either', () => {
    const root = scratch({ 'folder/x': '', 'project/package.json': '{}' });
    const project = join(root, 'project');

    symlinkSync(join(root, 'folder'), join(project, '.toac'));

    const head = {
      tool: 't',
      read: 1,
      contracts: [],
      out: 'generated',
      said: ['', ''] as const,
      warned: [],
    };

    expect(
      writeManifest(manifestFile(project, 'contracts'), project, {
        head,
        outputs: new Map(),
        facts: [],
      }),
    ).toBe(false);
    expect(Object.keys(tree(join(root, 'folder')))).toEqual(['x']);
  });
});

describe('links that are put there meanwhile', () => {
  /** Does something right before the n-th call of one operation. */
  function meddling(operation: 'link' | 'rename', meddle: () => void): Disk {
    let calls = 0;

    return {
      ...disk,
      [operation]: (from: string, to: string) => {
        if (calls++ === 0) meddle();

        disk[operation](from, to);
      },
    };
  }

  it('a link in place of a file to be replaced: the link goes, its target stays', () => {
    const root = scratch({ 'outside.ts': old, 'project/generated/orders/types.ts': old });
    const project = join(root, 'project');
    const path = join(project, 'generated/orders/types.ts');
    const outcome = writeArtifacts([one], target(project), {
      disk: meddling('rename', () => {
        renameSync(path, join(root, 'away.ts'));
        symlinkSync(join(root, 'outside.ts'), path);
      }),
    });

    expect(outcome.done).toBe(true);
    expect(get(root, 'outside.ts')).toBe(old);
    expect(lstatSync(path).isFile()).toBe(true);
  });

  it('a file where nothing was: it is kept, and the build says so', () => {
    const project = scratch({ 'generated/orders/keep.txt': '' });
    const path = 'generated/orders/types.ts';
    const outcome = writeArtifacts([one], target(project), {
      disk: meddling('link', () => put(project, path, 'mine')),
    });

    expect(outcome.done).toBe(false);
    expect(outcome.diagnostics.map((d) => d.code)).toEqual(['TOA5002']);
    expect(get(project, path)).toBe('mine');
  });

  it('an edit while building is not lost', () => {
    const project = scratch({ 'generated/orders/types.ts': old, 'generated/a.ts': old });
    const outcome = writeArtifacts([artifact('a.ts', NEXT), one], target(project), {
      disk: meddling('rename', () =>
        put(project, 'generated/orders/types.ts', `${old}// mine, and longer\n`),
      ),
    });

    expect(outcome.done).toBe(false);
    expect(outcome.diagnostics.map((d) => d.code)).toEqual(['TOA5001']);
    expect(get(project, 'generated/a.ts')).toBe(old);
    expect(get(project, 'generated/orders/types.ts')).toContain('// mine, and longer');
  });

  it('a folder that became a link: nothing is written beyond it', () => {
    const root = scratch({
      'elsewhere/types.ts': old,
      'project/generated/orders/types.ts': old,
      'project/generated/a.ts': old,
    });
    const project = join(root, 'project');
    const outcome = writeArtifacts([artifact('a.ts', NEXT), one], target(project), {
      disk: meddling('rename', () => {
        renameSync(join(project, 'generated/orders'), join(root, 'away'));
        symlinkSync(join(root, 'elsewhere'), join(project, 'generated/orders'));
      }),
    });

    expect(outcome.done).toBe(false);
    expect(get(root, 'elsewhere/types.ts')).toBe(old);
    expect(get(project, 'generated/a.ts')).toBe(old);
  });
});

describe('the output folder', () => {
  const at = { file: 'contracts/toac.yaml', start: 0, end: 0 };

  function problem(out: string, { working = '/nowhere', src = '../src' } = {}): string | undefined {
    const root = scratch({
      'project/contracts/toac.yaml': '',
      'project/src/a.ts': '',
      'project/file': '',
      'x/y': '',
    });
    const project = join(root, 'project');

    symlinkSync(join(root, 'x'), join(project, 'linked'));

    const found = outputFolder({
      project,
      contracts: join(project, 'contracts'),
      working: working.replace('PROJECT', project),
      src,
      out: out.replace('PROJECT', project),
      at,
    });

    return 'code' in found ? found.message.replace(/^.* output folder: /, '') : undefined;
  }

  it.each([
    ['..', 'it is the project itself'],
    ['../..', 'it is outside of the project'],
    ['../../project2', 'it is outside of the project'],
    ['/etc', 'it is outside of the project'],
    ['.', 'it contains the contracts'],
    ['generated', 'it is among the contracts'],
    ['../src', 'it contains the handwritten code'],
    ['../linked', 'linked is a link'],
    ['../linked/generated', 'linked is a link'],
    ['../file', 'file is a file'],
    ['../.git/x', "'.git' is not toac's"],
    ['../node_modules/x', "'node_modules' is not toac's"],
    ['../con', "'con' is a device on Windows"],
    ['../a:b', "'a:b' holds a character that not every system takes"],
    ['../a.', "'a.' ends in a dot"],
  ])('%s is refused', (out, expected) => {
    expect(problem(out)).toBe(expected);
  });

  it('is not the working directory', () => {
    expect(problem('../generated', { working: 'PROJECT/generated' })).toBe(
      'it is the working directory',
    );
  });

  it('does not contain the handwritten code, wherever that is', () => {
    expect(problem('../app', { src: '../app/src' })).toBe('it contains the handwritten code');
  });

  it.each(['../generated', '../src/generated', '../packages/api/generated', 'PROJECT/generated'])(
    '%s is fine',
    (out) => {
      expect(problem(out)).toBeUndefined();
    },
  );
});

// A build after each of many random edits, against a build of the same contracts into a new folder.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceFile } from '../../compiler/base/source.ts';
import { compile } from '../../compiler/compile.ts';
import { toac } from '../cli/command-line.ts';
import { filesIn, ROOT } from '../support/examples.ts';
import { type Random, seeded } from '../support/random.ts';
import { type Contracts, contractsFrom, filesFrom } from './contract-data.ts';
import type { Edited } from './contract-edits.ts';
import { foldersOf, treeOf, writeFiles } from './projects.ts';

export interface Plan {
  readonly seed: number;
  readonly edits: number;
  /** Every so manyth build is `node bin/toac.js`, the others run in this process. */
  readonly processes: number;
  readonly files: readonly SourceFile[];
  readonly edit: (contracts: Contracts, random: Random) => Edited;
}

export interface Findings {
  readonly edits: number;
  readonly compiled: number;
  readonly refused: number;
  readonly asProcess: number;
  /** Builds of this process that compiled not all contracts. */
  readonly parts: number;
  /** Edits after which the output was not what a new build makes, or was touched though nothing compiled. */
  readonly problems: readonly string[];
}

export async function runEdits({ seed, edits, processes, files, edit }: Plan): Promise<Findings> {
  const random = seeded(seed);
  const project = mkdtempSync(join(realpathSync(tmpdir()), 'toac-edits-'));
  const problems: string[] = [];
  const counts = { compiled: 0, refused: 0, asProcess: 0, parts: 0 };
  let good: Contracts = contractsFrom(files);
  let current = good;

  try {
    writeFiles(project, filesFrom(current));
    await build(project);

    for (let i = 0; i < edits; i++) {
      // What is broken is mended sooner or later: by going back, not by the next edit.
      const mend = current !== good && random.below(2) === 0;
      const { what, contracts } = mend ? { what: 'mend', contracts: good } : edit(current, random);

      update(project, current, contracts);
      current = contracts;

      const asProcess = i % processes === 0;
      const { exit, problem, isPart } = await step(project, contracts, asProcess);

      if (isPart && exit === 0) counts.parts++;

      if (asProcess) counts.asProcess++;
      if (exit === 0) good = contracts;
      counts[exit === 0 ? 'compiled' : 'refused']++;
      if (problem !== undefined) problems.push(`edit ${i} (${what}): ${problem}`);
    }
  } finally {
    rmSync(project, { recursive: true, force: true });
  }

  return { edits, ...counts, problems };
}

async function step(
  project: string,
  contracts: Contracts,
  asProcess: boolean,
): Promise<{ readonly exit: number; readonly isPart: boolean; readonly problem?: string }> {
  const out = join(project, 'generated');
  const before = marksOf(out);
  const { exit, isPart } = asProcess ? buildAside(project) : await build(project);

  if (exit === 1) {
    const untouched = marksOf(out) === before;

    return {
      exit,
      isPart,
      ...(untouched ? {} : { problem: 'nothing compiled, and the output was touched' }),
    };
  }

  if (exit !== 0) return { exit, isPart, problem: `it ended with ${exit}` };

  const difference = differenceOf(treeOf(out), foldersOf(out), await coldBuild(contracts));

  return { exit, isPart, ...(difference === undefined ? {} : { problem: difference }) };
}

/** Only what changed, as an editor does. */
function update(project: string, from: Contracts, to: Contracts): void {
  const before = new Map(filesFrom(from).map((f) => [f.path, f.text]));
  const after = filesFrom(to);

  writeFiles(
    project,
    after.filter((f) => before.get(f.path) !== f.text),
  );

  for (const path of before.keys()) if (to[path] === undefined) unlinkSync(join(project, path));
}

interface Ended {
  readonly exit: number;
  /** Compiled less than all contracts. */
  readonly isPart: boolean;
}

async function build(project: string): Promise<Ended> {
  const compiled: number[] = [];
  const counting: typeof compile = (files, world) => {
    compiled.push(files.length);

    return compile(files, world);
  };
  const { exit } = await toac('build', { working: project, compile: counting });
  const all = filesIn(join(project, 'contracts')).length;

  return { exit, isPart: compiled.length === 1 && (compiled[0] ?? all) < all };
}

function buildAside(project: string): Ended {
  const words = [join(ROOT, 'bin', 'toac.js'), 'build'];
  const { status } = spawnSync(process.execPath, words, { cwd: project, stdio: 'ignore' });

  return { exit: status ?? -1, isPart: false };
}

interface Cold {
  readonly files: Readonly<Record<string, string>>;
  readonly folders: readonly string[];
}

async function coldBuild(contracts: Contracts): Promise<Cold> {
  const project = mkdtempSync(join(realpathSync(tmpdir()), 'toac-cold-'));

  try {
    writeFiles(project, filesFrom(contracts));
    await build(project);

    const out = join(project, 'generated');

    return { files: treeOf(out), folders: foldersOf(out) };
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

function differenceOf(
  files: Readonly<Record<string, string>>,
  folders: readonly string[],
  cold: Cold,
): string | undefined {
  const paths = [...new Set([...Object.keys(files), ...Object.keys(cold.files)])].filter(
    (path) => files[path] !== cold.files[path],
  );

  if (paths.length > 0)
    return paths
      .map(
        (path) =>
          `${path} ${files[path] === undefined ? 'is missing' : cold.files[path] === undefined ? 'is left over' : 'differs'}`,
      )
      .join(', ');

  return folders.join() === cold.folders.join() ? undefined : 'other folders';
}

/** Inode, time and size of every file: that nothing was written, not even the same. */
function marksOf(folder: string): string {
  if (!existsSync(folder)) return '';

  return filesIn(folder)
    .map((path) => {
      const { ino, mtimeMs, size } = statSync(path);

      return `${path} ${ino} ${mtimeMs} ${size}`;
    })
    .join('\n');
}

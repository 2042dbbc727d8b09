// Files that are written when absent and never again: handlers, and the files of a new project. No header, no record.
import { dirname, join } from 'node:path';
import type { Artifact } from '../4-emit/artifact.ts';
import { diagnose } from '../base/catalogue.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { codeOf, type Disk, disk, reasonOf } from './disk.ts';
import { pathProblem } from './output-path.ts';
import type { Target } from './plan.ts';

export interface WrittenOnce {
  /** Relative to the folder. */
  readonly written: readonly string[];
  /** What could not be written. Then nothing was. */
  readonly diagnostics: readonly Diagnostic[];
}

/** `target.out` is the folder of handwritten code; the artifacts' paths are relative to it. */
export function writeOnce(
  artifacts: readonly Artifact[],
  target: Target,
  used: Disk = disk,
): WrittenOnce {
  const undo: (() => void)[] = [];
  const written: string[] = [];

  for (const artifact of artifacts) {
    const named = target.out === '' ? artifact.path : `${target.out}/${artifact.path}`;

    try {
      if (createOnce(artifact, { target, used, undo })) written.push(artifact.path);
    } catch (error) {
      for (const run of undo.reverse()) run();

      const params = {
        path: named,
        reason: error instanceof Refused ? error.message : reasonOf(error),
      };

      return {
        written: [],
        diagnostics: [diagnose('TOA5010', { file: named, start: 0, end: 0 }, params)],
      };
    }
  }

  return { written, diagnostics: [] };
}

class Refused extends Error {}

interface Once {
  readonly target: Target;
  readonly used: Disk;
  readonly undo: (() => void)[];
}

function createOnce(artifact: Artifact, { target, used, undo }: Once): boolean {
  const folder = join(target.project, target.out);
  const file = join(folder, artifact.path);
  const problem = pathProblem(artifact.path);

  if (problem !== undefined) throw new Refused(problem);
  if (!file.startsWith(`${target.project}/`) && !file.startsWith(`${target.project}\\`)) {
    throw new Refused('it is outside of the project');
  }

  makeFolders(dirname(file), { target, used, undo });

  // Also a dangling link is something of the user's.
  if (used.stat(file) !== undefined) return false;

  try {
    used.create(file, artifact.render());
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;

    throw error;
  }

  undo.push(() => used.unlink(file));

  return true;
}

function makeFolders(folder: string, once: Once): void {
  const { target, used, undo } = once;

  if (folder === target.project) return;

  makeFolders(dirname(folder), once);

  const kind = used.stat(folder)?.kind;

  if (kind === 'folder') return;
  if (kind !== undefined) throw new Refused('something that is no folder stands in its path');

  used.makeFolder(folder);
  undo.push(() => used.removeFolder(folder));
}

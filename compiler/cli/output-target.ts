// The output folder of a project, as its toac.yaml says it, checked.

import type { Program } from '../3-check/program.ts';
import { outputFolder } from '../5-write/output-folder.ts';
import type { Target } from '../5-write/plan.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile, Span } from '../base/source.ts';
import type { Found } from './find-project.ts';

/** Where the project is, and where the user stands. */
export interface Standing {
  readonly project: Found;
  readonly working: string;
}

export function targetOf(
  program: Program,
  sources: readonly SourceFile[],
  { project, working }: Standing,
): Target | Diagnostic {
  return outputFolder({
    project: project.project,
    contracts: project.contracts,
    working,
    out: program.project.out,
    src: program.project.src,
    at: spanOfOut(sources, `${project.path}/toac.yaml`),
  });
}

export function isTarget(target: Target | Diagnostic): target is Target {
  return 'out' in target;
}

/** The value of `out`; the file's start where none is written. */
function spanOfOut(sources: readonly SourceFile[], file: string): Span {
  const { start, end } = writtenOut(sources.find((s) => s.path === file)?.text ?? '');

  return { file, start, end };
}

/** What toac.yaml says as `out`, without reading the rest of it; the default where it says nothing. */
export function writtenOut(text: string): { out: string; start: number; end: number } {
  const found = /^out:[ \t]*(?<value>[^\n#]*[^\s#])/m.exec(text);
  const value = found?.groups?.['value'];

  if (found === null || value === undefined) return { out: '../generated', start: 0, end: 0 };

  const end = found.index + found[0].length;

  return { out: value.replace(/^(['"])(.*)\1$/, '$2'), start: end - value.length, end };
}

// Which folder may be an output folder. Everything in it that is ours is replaced, so it must hold nothing else of value.
import { join, relative, resolve, sep } from 'node:path';
import { diagnose } from '../base/catalogue.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/source.ts';
import { disk } from './disk.ts';
import { foldersOf, pathProblem } from './output-path.ts';
import type { Target } from './plan.ts';

export interface OutputPlaces {
  /** All absolute, without links. */
  readonly project: string;
  readonly contracts: string;
  readonly working: string;
  /** Of handwritten code, as toac.yaml says it. */
  readonly src: string;
  /** As toac.yaml says it: relative to the contracts folder. */
  readonly out: string;
  /** Where toac.yaml says it. */
  readonly at: Span;
}

export function outputFolder(places: OutputPlaces): Target | Diagnostic {
  const { project, contracts, out, at } = places;
  const folder = resolve(contracts, out);
  const path = relative(project, folder).split(sep).join('/');
  const problem = placeProblem(folder, places) ?? nameProblem(path) ?? linkProblem(path, project);

  return problem === undefined ? { project, out: path } : diagnose('TOA5006', at, { out, problem });
}

function placeProblem(
  folder: string,
  { project, contracts, working, src }: OutputPlaces,
): string | undefined {
  if (folder === project) return 'it is the project itself';
  if (!isWithin(folder, project)) return 'it is outside of the project';
  if (folder === working) return 'it is the working directory';
  if (folder === contracts || isWithin(contracts, folder)) return 'it contains the contracts';
  if (isWithin(folder, contracts)) return 'it is among the contracts';

  const code = resolve(contracts, src);

  if (folder === code || isWithin(code, folder)) return 'it contains the handwritten code';

  return undefined;
}

function nameProblem(path: string): string | undefined {
  const taken = path.split('/').find((segment) => /^(?:node_modules|\.git|\.toac)$/i.test(segment));

  return taken === undefined ? pathProblem(path) : `'${taken}' is not toac's`;
}

/** A link could lead out of the project, now or later. */
function linkProblem(path: string, project: string): string | undefined {
  for (const folder of [...foldersOf(path), path]) {
    const kind = disk.stat(join(project, folder))?.kind;

    if (kind === 'link') return `${folder} is a link`;
    if (kind !== undefined && kind !== 'folder') return `${folder} is a file`;
  }

  return undefined;
}

function isWithin(inner: string, outer: string): boolean {
  return inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

// All emitters over one Program. Two artifacts with one path are a bug, never a silent merge.

import type { Program } from '../3-check/program.ts';
import { invariant } from '../base/invariant.ts';
import type { Artifact } from './artifact.ts';
import { EMITTERS } from './emitters.ts';

export function emitArtifacts(program: Program): readonly Artifact[] {
  const wanted = program.project.emit;
  // What is written once is asked for by a command of its own.
  const artifacts = EMITTERS.filter(
    (e) => (wanted?.includes(e.name) ?? e.onDemand !== true) || e.name === 'stub',
  ).flatMap((e) => e.emit(program));
  const paths = new Set<string>();

  for (const { path } of artifacts) {
    invariant(!paths.has(path), `two artifacts at ${path}`);
    paths.add(path);
  }

  return artifacts.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

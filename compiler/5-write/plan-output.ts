// Artifacts against what stands on disk → Plan.
import { join } from 'node:path';
import type { Artifact } from '../4-emit/artifact.ts';
import { diagnose } from '../base/catalogue.ts';
import { decideOutput } from './decide-output.ts';
import { decideStale } from './decide-stale.ts';
import { disk, sameStat } from './disk.ts';
import type { OutputRecord } from './manifest.ts';
import { caseCollisions, foldCase, foldersOf } from './output-path.ts';
import type { Plan, Step, Target } from './plan.ts';
import { add, fileSpan, isPruned, nameOf, type Planning, type PlanOptions } from './planning.ts';
import { surveyFolder } from './survey.ts';

export function planOutput(
  artifacts: readonly Artifact[],
  target: Target,
  options: PlanOptions = {},
): Plan {
  const planning = begin(target, options);
  const produced = new Set(planning.kept.keys());

  for (const { path } of artifacts) produced.add(path);

  for (const path of planning.survey.files.keys())
    if (!produced.has(path)) decideStale(path, planning);

  const steps = artifacts.map((artifact) => decideOutput(artifact, planning));

  for (const [path, record] of planning.kept) steps.push(keep(path, record, planning));

  const collided = refuseCollisions([...produced], planning);
  const { root, survey, stale, diagnostics, sources, differences } = planning;

  return {
    root,
    steps: [...steps, ...stale.values(), ...collided],
    leftovers: survey.leftovers,
    refused: steps.some((s) => s.kind === 'refuse') || collided.length > 0,
    diagnostics,
    sources,
    differences,
  };
}

function begin(target: Target, options: PlanOptions): Planning {
  const root = join(target.project, target.out);
  const used = options.disk ?? disk;

  return {
    overwrite: options.overwrite ?? false,
    verify: options.verify ?? false,
    known: options.known ?? new Map(),
    kept: options.kept ?? new Map(),
    disk: used,
    target,
    root,
    survey: surveyFolder(root, used),
    stale: new Map(),
    diagnostics: [],
    sources: [],
    differences: new Map(),
  };
}

function keep(path: string, record: OutputRecord, { root, survey, disk }: Planning): Step {
  const stat = survey.files.get(path) === 'file' ? disk.stat(`${root}/${path}`) : undefined;

  return stat !== undefined && sameStat(stat, record.stat)
    ? { kind: 'same', path, stat, record }
    : { kind: 'refuse', path };
}

/** Among what is written, and with what stays. */
function refuseCollisions(produced: readonly string[], planning: Planning): readonly Step[] {
  const { survey, known } = planning;
  const own = new Set(produced);
  const staying = [...survey.files.keys()].filter(
    (path) => !own.has(path) && !isPruned(path, planning),
  );
  const others = [...staying, ...survey.closed];

  // The last build let these stand beside each other.
  if (others.length === 0 && produced.every((path) => known.has(path))) return [];

  const wanted = new Map(produced.flatMap(withFolders).map((p) => [foldCase(p), p]));
  const pairs = [...caseCollisions(produced)];

  for (const path of new Set(others.flatMap(withFolders))) {
    const other = wanted.get(foldCase(path));

    if (other !== undefined && other !== path) pairs.push({ path, other });
  }

  return pairs.map(({ path, other }) => {
    const names = { path: nameOf(path, planning), other: nameOf(other, planning) };

    add(diagnose('TOA5008', fileSpan(path, planning), names), planning);

    return { kind: 'refuse', path };
  });
}

function withFolders(path: string): readonly string[] {
  return [...foldersOf(path), path];
}

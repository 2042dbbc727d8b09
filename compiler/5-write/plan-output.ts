// Artifacts against what stands on disk → Plan.
import { join } from 'node:path';
import type { Artifact } from '../4-emit/artifact.ts';
import { diagnose } from '../base/catalogue.ts';
import { compare, decideOutput } from './decide-output.ts';
import { decideStale } from './decide-stale.ts';
import { disk, sameStat } from './disk.ts';
import type { OutputRecord } from './manifest.ts';
import { caseCollisions, foldCase, foldersOf } from './output-path.ts';
import type { Plan, Step, Target } from './plan.ts';
import { add, fileSpan, isPruned, nameOf, type Planning, type PlanOptions } from './planning.ts';
import { type Survey, surveyFolder } from './survey.ts';

export function planOutput(
  artifacts: readonly Artifact[],
  target: Target,
  options: PlanOptions = {},
): Plan {
  const planning = begin(target, options);

  return planKnown(artifacts, planning) ?? planAll(artifacts, planning);
}

function planAll(artifacts: readonly Artifact[], planning: Planning): Plan {
  const produced = new Set(planning.kept.keys());

  for (const { path } of artifacts) produced.add(path);

  for (const path of planning.survey.files.keys())
    if (!produced.has(path)) decideStale(path, planning);

  const steps = artifacts.map((artifact) => decideOutput(artifact, planning));

  for (const [path, record] of planning.kept) steps.push(keep(path, record, planning));

  const collided = refuseCollisions([...produced], planning);

  return planOf([...steps, ...planning.stale.values(), ...collided], planning.survey, planning);
}

/** Where all files are those of the last build, and still there, nobody has to look what else there is. */
function planKnown(artifacts: readonly Artifact[], planning: Planning): Plan | undefined {
  const { kept, known, root, disk } = planning;
  const isKnown = ({ path }: Artifact): boolean =>
    known.has(path) && disk.stat(`${root}/${path}`)?.kind === 'file';

  if (kept.size === 0 || kept.size + artifacts.length !== known.size) return undefined;
  if (!artifacts.every(isKnown)) return undefined;

  const steps = artifacts.map((artifact) => compare(artifact, planning));

  for (const [path, record] of kept) steps.push(keep(path, record, planning));

  return planOf(steps, { leftovers: [] }, planning);
}

function planOf(
  steps: readonly Step[],
  { leftovers }: Pick<Survey, 'leftovers'>,
  { root, diagnostics, sources, differences }: Planning,
): Plan {
  const refused = steps.some((s) => s.kind === 'refuse');

  return { root, steps, leftovers, refused, diagnostics, sources, differences };
}

function begin(target: Target, options: PlanOptions): Planning {
  const root = join(target.project, target.out);
  const used = options.disk ?? disk;
  let survey: Survey | undefined;

  return {
    overwrite: options.overwrite ?? false,
    verify: options.verify ?? false,
    known: options.known ?? new Map(),
    kept: options.kept ?? new Map(),
    disk: used,
    target,
    root,
    get survey() {
      survey ??= surveyFolder(root, used);

      return survey;
    },
    stale: new Map(),
    diagnostics: [],
    sources: [],
    differences: new Map(),
  };
}

function keep(path: string, record: OutputRecord, { root, disk }: Planning): Step {
  const stat = disk.stat(`${root}/${path}`);

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

  return [...caseCollisions(produced), ...collisionsWith(others, produced)].map(
    ({ path, other }) => {
      const names = { path: nameOf(path, planning), other: nameOf(other, planning) };

      add(diagnose('TOA5008', fileSpan(path, planning), names), planning);

      return { kind: 'refuse', path };
    },
  );
}

function collisionsWith(
  others: readonly string[],
  produced: readonly string[],
): ReturnType<typeof caseCollisions> {
  if (others.length === 0) return [];

  const wanted = new Map(produced.flatMap(withFolders).map((p) => [foldCase(p), p]));

  return [...new Set(others.flatMap(withFolders))].flatMap((path) => {
    const other = wanted.get(foldCase(path));

    return other === undefined || other === path ? [] : [{ path, other }];
  });
}

function withFolders(path: string): readonly string[] {
  return [...foldersOf(path), path];
}

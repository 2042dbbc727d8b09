// Artifacts against what stands on disk → Plan. Who owns a file is decided here and nowhere else.
import { join } from 'node:path';
import type { Artifact } from '../4-emit/artifact.ts';
import { type CatalogueCode, diagnose, type More } from '../base/catalogue.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile } from '../base/source.ts';
import { firstDifference, unifiedDifference } from './difference.ts';
import { type Disk, disk, reasonOf, type Stat, sameStat } from './disk.ts';
import { mayBeMarked, printArtifact, readMark, sameText } from './header.ts';
import type { OutputRecord } from './manifest.ts';
import { caseCollisions, foldCase, foldersOf, pathProblem } from './output-path.ts';
import type { Plan, Step } from './plan.ts';
import { type Survey, surveyFolder } from './survey.ts';

export interface Target {
  /** Absolute, without links. */
  readonly project: string;
  /** Relative to the project, with forward slashes. */
  readonly out: string;
}

export interface PlanOptions {
  readonly disk?: Disk;
  /** Edited files give way. Handwritten ones never do. */
  readonly overwrite?: boolean;
  /** Read every output; without it, one whose stat is as recorded is trusted. */
  readonly verify?: boolean;
  /** What the last build wrote, by the same build of toac. */
  readonly known?: ReadonlyMap<string, OutputRecord>;
}

interface Planning extends Required<PlanOptions> {
  readonly target: Target;
  readonly root: string;
  readonly survey: Survey;
  /** Stale files of ours: pruned, or kept. */
  readonly stale: Map<string, Step>;
  readonly diagnostics: Diagnostic[];
  readonly sources: SourceFile[];
  readonly differences: Map<string, string>;
}

export function planOutput(artifacts: readonly Artifact[], target: Target, options: PlanOptions = {}): Plan {
  const used = options.disk ?? disk;
  const root = join(target.project, target.out);
  const planning: Planning = {
    overwrite: false,
    verify: false,
    known: new Map(),
    ...options,
    disk: used,
    target,
    root,
    survey: surveyFolder(root, used),
    stale: new Map(),
    diagnostics: [],
    sources: [],
    differences: new Map(),
  };
  const produced = new Set(artifacts.map((a) => a.path));

  for (const path of planning.survey.files.keys()) if (!produced.has(path)) decideStale(path, planning);

  const steps = artifacts.map((artifact) => decide(artifact, planning));
  const collided = refuseCollisions([...produced], planning);
  const { diagnostics, sources, differences } = planning;

  return {
    root,
    steps: [...steps, ...planning.stale.values(), ...collided],
    leftovers: planning.survey.leftovers,
    refused: steps.some((s) => s.kind === 'refuse') || collided.length > 0,
    diagnostics,
    sources,
    differences,
  };
}

function decideStale(path: string, planning: Planning): void {
  const { disk, root, survey, stale } = planning;

  if (survey.files.get(path) !== 'file') return;

  try {
    const full = join(root, path);
    const before = disk.stat(full);

    if (before === undefined || !mayBeMarked(disk.peek(full, 2048))) return;

    const text = disk.read(full);
    const mark = readMark(text);

    if (mark.kind === 'none' || mark.kind === 'ejected') return;

    if (mark.kind === 'ours' && mark.intact) {
      stale.set(path, { kind: 'prune', path, before });

      return;
    }

    stale.set(path, { kind: 'keep', path, why: 'edited' });
    report('TOA5003', path, { planning, more: { hint: `delete it, or keep it as yours: toac eject ${named(path, planning)}` } });
  } catch {
    // What cannot be read cannot be shown to be ours.
  }
}

function decide(artifact: Artifact, planning: Planning): Step {
  const { path, source } = artifact;
  const { survey, stale } = planning;
  const problem = pathProblem(path);

  if (problem !== undefined) {
    planning.diagnostics.push(
      diagnose('TOA5007', { file: source, start: 0, end: 0 }, { path: named(path, planning), problem }),
    );

    return { kind: 'refuse', path };
  }

  const obstacle = foldersOf(path).find((f) => survey.files.has(f) && stale.get(f)?.kind !== 'prune');

  if (obstacle !== undefined) return refuseFor(obstacle, path, planning);
  if (survey.folders.has(path)) return decideFolder(artifact, planning);

  const kind = survey.files.get(path);

  if (kind === undefined) return create(artifact);
  if (kind !== 'file') return refuseFor(path, path, planning);

  return compare(artifact, planning);
}

function create(artifact: Artifact): Step {
  const { text, digest } = printArtifact(artifact);

  return { kind: 'create', path: artifact.path, text, record: { key: keyOf(artifact), digest } };
}

/** A folder gives way when all that it holds is pruned. */
function decideFolder(artifact: Artifact, planning: Planning): Step {
  const { path } = artifact;
  const { survey, stale } = planning;
  const within = `${path}/`;
  const blocked =
    survey.closed.has(path) ||
    [...survey.closed].some((f) => f.startsWith(within)) ||
    [...survey.files.keys()].some((f) => f.startsWith(within) && stale.get(f)?.kind !== 'prune');

  if (!blocked) return create(artifact);

  report('TOA5005', path, { planning });

  return { kind: 'refuse', path };
}

/** `path` cannot be written because of what stands at `obstacle`: the same path, or one of its folders. */
function refuseFor(obstacle: string, path: string, planning: Planning): Step {
  const kind = planning.survey.files.get(obstacle);

  if (kind !== 'file') {
    const what = kind === 'link' ? 'a link' : 'no plain file';

    planning.diagnostics.push(
      diagnose('TOA5004', place(obstacle, planning), { path: named(obstacle, planning), what }),
    );
  } else if (planning.stale.get(obstacle)?.kind !== 'keep') report('TOA5002', obstacle, { planning });

  return { kind: 'refuse', path };
}

function compare(artifact: Artifact, planning: Planning): Step {
  const { path } = artifact;
  const { disk, root, known, verify } = planning;
  const record = known.get(path);
  const unchanged = !verify && record?.key === keyOf(artifact) ? record : undefined;

  try {
    const stat = disk.stat(join(root, path));

    if (stat === undefined) return create(artifact);
    if (unchanged !== undefined && sameStat(stat, unchanged.stat)) return same(path, stat, unchanged);

    const text = disk.read(join(root, path));
    const mark = readMark(text);

    if (unchanged !== undefined && mark.kind === 'ours' && mark.intact && mark.digest === unchanged.digest) {
      return same(path, stat, unchanged);
    }

    return settle(artifact, { text, stat, mark }, planning);
  } catch (error) {
    planning.diagnostics.push(
      diagnose('TOA5009', place(path, planning), { path: named(path, planning), reason: reasonOf(error) }),
    );

    return { kind: 'refuse', path };
  }
}

interface Standing {
  readonly text: string;
  readonly stat: Stat;
  readonly mark: ReturnType<typeof readMark>;
}

function settle(artifact: Artifact, { text, stat, mark }: Standing, planning: Planning): Step {
  const { path } = artifact;

  if (mark.kind === 'ejected') return { kind: 'keep', path, why: 'ejected' };

  if (mark.kind === 'none') {
    report('TOA5002', path, { planning, more: { hint: 'move it away; what toac generates is never merged with it' } });

    return { kind: 'refuse', path };
  }

  const printed = printArtifact(artifact);
  const record = { key: keyOf(artifact), digest: printed.digest };

  if (sameText(text, printed.text)) return { kind: 'same', path, stat, record };

  if (mark.kind === 'ours' && !mark.intact && !planning.overwrite) {
    refuseEdited(path, [text, printed.text], planning);

    return { kind: 'refuse', path };
  }

  return { kind: 'update', path, text: printed.text, before: stat, record };
}

function refuseEdited(path: string, [text, printed]: readonly [string, string], planning: Planning): void {
  const file = named(path, planning);
  const { start, end } = firstDifference(text, printed);
  const hint = `keep the edits with toac eject ${file}, or drop them with toac build --overwrite`;

  planning.sources.push({ path: file, text });
  planning.differences.set(file, unifiedDifference(text, printed, [`${file} (on disk)`, `${file} (generated)`]));
  planning.diagnostics.push(diagnose('TOA5001', { file, start, end }, { path: file }, { hint }));
}

function same(path: string, stat: Stat, { key, digest }: OutputRecord): Step {
  return { kind: 'same', path, stat, record: { key, digest } };
}

/** Among what is written, and with what stays. */
function refuseCollisions(produced: readonly string[], planning: Planning): readonly Step[] {
  const { survey, stale } = planning;
  const wanted = new Map(produced.flatMap((p) => [...foldersOf(p), p]).map((p) => [foldCase(p), p]));
  const staying = [...survey.files.keys()].filter((f) => stale.get(f)?.kind !== 'prune');
  const pairs = [...caseCollisions(produced)];

  for (const path of new Set([...staying, ...survey.closed].flatMap((p) => [...foldersOf(p), p]))) {
    const other = wanted.get(foldCase(path));

    if (other !== undefined && other !== path && !wanted.has(path)) pairs.push({ path, other });
  }

  return pairs.map(({ path, other }) => {
    planning.diagnostics.push(
      diagnose('TOA5008', place(path, planning), { path: named(path, planning), other: named(other, planning) }),
    );

    return { kind: 'refuse', path };
  });
}

type PathCode = 'TOA5002' | 'TOA5003' | 'TOA5005';

function report(
  code: PathCode & CatalogueCode,
  path: string,
  { planning, more = {} }: { planning: Planning; more?: More },
): void {
  planning.diagnostics.push(diagnose(code, place(path, planning), { path: named(path, planning) }, more));
}

function place(path: string, planning: Planning): Diagnostic['at'] {
  return { file: named(path, planning), start: 0, end: 0 };
}

function named(path: string, { target }: Planning): string {
  return `${target.out}/${path}`;
}

function keyOf({ key, source }: Artifact): string {
  return `${key} ${source}`;
}

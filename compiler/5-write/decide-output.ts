// One artifact against what stands at its path: written, the same, kept or refused. The ownership table, row by row.
import type { Artifact } from '../4-emit/artifact.ts';
import { diagnose } from '../base/catalogue.ts';
import { firstDifference, unifiedDifference } from './difference.ts';
import { reasonOf, type Stat, sameStat } from './disk.ts';
import { type Mark, type Printed, printArtifact, readMark, sameText } from './header.ts';
import type { OutputRecord } from './manifest.ts';
import { foldersOf, pathProblem } from './output-path.ts';
import type { OutputKey, Step } from './plan.ts';
import { add, fileSpan, isPruned, nameOf, type Planning, reportFile } from './planning.ts';

export function decideOutput(artifact: Artifact, planning: Planning): Step {
  const { path } = artifact;
  const { survey, known } = planning;

  // What we wrote stands there: its name and its folders were looked at then.
  if (known.has(path) && survey.files.get(path) === 'file') return compare(artifact, planning);

  const problem = pathProblem(path);

  if (problem !== undefined) return refuseName(artifact, problem, planning);

  const obstacle = foldersOf(path).find((f) => survey.files.has(f) && !isPruned(f, planning));

  if (obstacle !== undefined) return refuseFor(obstacle, path, planning);
  if (survey.folders.has(path)) return decideFolder(artifact, planning);

  const kind = survey.files.get(path);

  if (kind === undefined) return create(artifact);
  if (kind !== 'file') return refuseFor(path, path, planning);

  return compare(artifact, planning);
}

function create(artifact: Artifact): Step {
  const printed = printArtifact(artifact);

  return {
    kind: 'create',
    path: artifact.path,
    content: printed.content,
    record: recordOf(artifact, printed),
  };
}

function recordOf(artifact: Artifact, { digest, layout }: Printed): OutputKey {
  const record = { key: keyOf(artifact), digest };

  return layout === undefined ? record : { ...record, layout };
}

/** The mistake is the contract's: its name became the path. */
function refuseName({ path, source }: Artifact, problem: string, planning: Planning): Step {
  add(
    diagnose(
      'TOA5007',
      { file: source, start: 0, end: 0 },
      { path: nameOf(path, planning), problem },
    ),
    planning,
  );

  return { kind: 'refuse', path };
}

/** A folder gives way when all that it holds is pruned. */
function decideFolder(artifact: Artifact, planning: Planning): Step {
  const { path } = artifact;
  const { survey } = planning;
  const isWithin = (other: string): boolean => other === path || other.startsWith(`${path}/`);
  const stays =
    [...survey.closed].some(isWithin) ||
    [...survey.files.keys()].some((f) => isWithin(f) && !isPruned(f, planning));

  if (!stays) return create(artifact);

  reportFile('TOA5005', path, planning);

  return { kind: 'refuse', path };
}

/** `path` cannot be written because of what stands at `obstacle`: the same path, or one of its folders. */
function refuseFor(obstacle: string, path: string, planning: Planning): Step {
  const kind = planning.survey.files.get(obstacle);

  if (kind === 'file') {
    reportFile(planning.stale.has(obstacle) ? 'TOA5001' : 'TOA5002', obstacle, planning);
  } else {
    const params = {
      path: nameOf(obstacle, planning),
      what: kind === 'link' ? 'a link' : 'no plain file',
    };

    add(diagnose('TOA5004', fileSpan(obstacle, planning), params), planning);
  }

  return { kind: 'refuse', path };
}

/** With what stands at its path, which is a file. */
export function compare(artifact: Artifact, planning: Planning): Step {
  const { path } = artifact;
  const { disk, root, known, verify } = planning;
  const record = verify ? undefined : known.get(path);
  const unchanged = record?.key === keyOf(artifact) ? record : undefined;

  try {
    const full = `${root}/${path}`;
    const stat = disk.stat(full);

    if (stat === undefined) return create(artifact);
    if (unchanged !== undefined && sameStat(stat, unchanged.stat))
      return same(path, stat, unchanged);

    // As we left it: what it holds is known without reading it.
    if (record !== undefined && sameStat(stat, record.stat))
      return compareKnown(artifact, record, stat);

    const text = disk.read(full);
    const mark = readMark(text);

    if (
      unchanged !== undefined &&
      mark.kind === 'ours' &&
      mark.intact &&
      mark.digest === unchanged.digest
    ) {
      return same(path, stat, unchanged);
    }

    return decideContent(artifact, { text, stat, mark }, planning);
  } catch (error) {
    const params = { path: nameOf(path, planning), reason: reasonOf(error) };

    add(diagnose('TOA5009', fileSpan(path, planning), params), planning);

    return { kind: 'refuse', path };
  }
}

function compareKnown(artifact: Artifact, record: OutputRecord, stat: Stat): Step {
  const printed = printArtifact(artifact);
  const source = record.key.slice(record.key.indexOf(' ') + 1);
  const isSame = printed.digest === record.digest && source === artifact.source;

  return isSame
    ? same(artifact.path, stat, recordOf(artifact, printed))
    : update(artifact, printed, stat);
}

interface Standing {
  readonly text: string;
  readonly stat: Stat;
  readonly mark: Mark;
}

function decideContent(
  artifact: Artifact,
  { text, stat, mark }: Standing,
  planning: Planning,
): Step {
  const { path } = artifact;

  if (mark.kind === 'ejected') return { kind: 'keep', path, why: 'ejected' };

  if (mark.kind === 'none') {
    reportFile('TOA5002', path, planning, {
      hint: 'move it away: toac never writes over your work',
    });

    return { kind: 'refuse', path };
  }

  const printed = printArtifact(artifact);
  const record = recordOf(artifact, printed);

  if (sameText(text, printed.text)) return { kind: 'same', path, stat, record };

  if (mark.kind === 'ours' && !mark.intact && !planning.overwrite) {
    return refuseEdited(path, { before: text, after: printed.text }, planning);
  }

  return update(artifact, printed, stat);
}

function update(artifact: Artifact, printed: Printed, before: Stat): Step {
  const { path } = artifact;

  return {
    kind: 'update',
    path,
    content: printed.content,
    before,
    record: recordOf(artifact, printed),
  };
}

function refuseEdited(
  path: string,
  { before, after }: { readonly before: string; readonly after: string },
  planning: Planning,
): Step {
  const file = nameOf(path, planning);
  const { start, end } = firstDifference(before, after);
  const hint = `keep the edits with toac eject ${file}, or drop them with toac build --overwrite`;

  planning.sources.push({ path: file, text: before });
  planning.differences.set(
    file,
    unifiedDifference(before, after, [`${file} (as it is)`, `${file} (as generated)`]),
  );
  add(diagnose('TOA5001', { file, start, end }, { path: file }, { hint }), planning);

  return { kind: 'refuse', path };
}

function same(path: string, stat: Stat, record: OutputKey): Step {
  return { kind: 'same', path, stat, record };
}

function keyOf({ key, source }: Artifact): string {
  return `${key} ${source}`;
}

// Compiles what changed since the last build, and puts it together with what that build left. Undefined whenever that is
// not known to be what a build of everything makes: then everything is built.
import { ANY } from '../../3-check/outside.ts';
import type { ContractRecord, LastBuild } from '../../5-write/freshness.ts';
import type { Recorded, RecordedFacts } from '../../5-write/manifest.ts';
import type { Target } from '../../5-write/plan.ts';
import type { Compilation } from '../../compile.ts';
import type { Found } from '../find-project.ts';
import type { Host } from '../host.ts';
import { type Contracts, readContracts } from '../open-project.ts';
import { isTarget, targetOf } from '../output-target.ts';
import { worldOf } from '../world-of.ts';
import { type Changed, changedArtifacts } from './changed-artifacts.ts';
import { recordFacts } from './record-facts.ts';
import { type Slice, sliceOf } from './slice.ts';

export interface Changes extends Changed {
  readonly contracts: Contracts;
  readonly facts: readonly RecordedFacts[];
  readonly target: Target;
}

/** The last build, with what it wrote. */
export type Last = LastBuild & Recorded;

export async function compileChanges(
  project: Found,
  last: Last,
  host: Host,
): Promise<Changes | undefined> {
  const { changed = [], facts } = last;

  if (changed.length === 0) return undefined;

  const edited = readContracts(project, changed);
  const slice = sliceOf(facts, edited.files);

  return slice === undefined || isWarned(slice, last)
    ? undefined
    : compileSlice(slice, edited, { project, last, host });
}

/** What was said of the other contracts holds still; what was said of these is to be found out. */
function isWarned({ affected }: Slice, { head, facts }: Last): boolean {
  const warned = new Set(head.warned);

  return facts.some((f) => affected.has(f.id) && warned.has(f.file));
}

interface Setting {
  readonly project: Found;
  readonly last: Last;
  readonly host: Host;
}

async function compileSlice(
  slice: Slice,
  edited: Contracts,
  { project, last, host }: Setting,
): Promise<Changes | undefined> {
  const compile = await host.compiler();
  const read = together(edited, readContracts(project, othersOf(slice, last, project)));
  const compilation = compile(read.files, worldOf(project));

  if (read.diagnostics.length > 0 || saysSomething(compilation, slice, last)) return undefined;

  const facts = mergedFacts(compilation, slice, last);
  const target =
    compilation.program === undefined
      ? undefined
      : targetOf(compilation.program, read.files, { project, working: host.working });

  if (facts === undefined || target === undefined || !isTarget(target)) return undefined;
  if (target.out !== last.head.out) return undefined;

  const replaced = new Set(
    last.facts.filter((f) => slice.affected.has(f.id)).flatMap((f) => f.outputs),
  );
  const changed = changedArtifacts(compilation.artifacts, slice.affected, {
    root: `${target.project}/${target.out}`,
    outputs: last.outputs,
    replaced,
  });

  return {
    contracts: { ...read, records: mergedRecords(read.records, last) },
    ...changed,
    facts,
    target,
  };
}

function together(edited: Contracts, others: Contracts): Contracts {
  return {
    files: [...edited.files, ...others.files],
    records: [...edited.records, ...others.records],
    diagnostics: [...edited.diagnostics, ...others.diagnostics],
    read: edited.read,
  };
}

/** Beside the changed ones, with what all share; deployments are asked for nothing but what `outside` holds. */
function othersOf(
  slice: Slice,
  { head, facts, changed = [] }: Last,
  { path }: Found,
): readonly string[] {
  const components = new Set(facts.map((f) => f.file));

  return head.contracts
    .map(([name]) => name)
    .filter((name) => !changed.includes(name))
    .filter((name) =>
      components.has(`${path}/${name}`)
        ? slice.files.has(`${path}/${name}`)
        : /^(?:toac|types)\.ya?ml$/.test(name),
    );
}

/** Of contracts that are there only to be referred to, warnings are wrong: who uses them is missing. */
function saysSomething(
  { program, diagnostics }: Compilation,
  { affected }: Slice,
  { facts }: Last,
): boolean {
  const files = new Set(facts.filter((f) => affected.has(f.id)).map((f) => f.file));

  return program === undefined || diagnostics.some((d) => files.has(d.at.file));
}

/** Undefined when the change is seen from further away. */
function mergedFacts(
  compilation: Compilation,
  { changed, affected }: Slice,
  last: Recorded,
): readonly RecordedFacts[] | undefined {
  const fresh = new Map(recordFacts(compilation).map((f) => [f.id, f]));
  const isSeen = (known: RecordedFacts): boolean => {
    const now = fresh.get(known.id);

    return (
      now?.outside !== known.outside ||
      (changed.has(known.id) ? meetsOthers(now, known, last) : now.full !== known.full)
    );
  };

  if (last.facts.some((known) => affected.has(known.id) && isSeen(known))) return undefined;

  return last.facts.map((known) =>
    affected.has(known.id) ? (fresh.get(known.id) ?? known) : known,
  );
}

/** A path that begins as another component's, or an operation that hides one. */
function meetsOthers(now: RecordedFacts, known: RecordedFacts, { facts }: Recorded): boolean {
  const roots = now.routes === known.routes ? [] : now.roots;
  const operations = now.operations.filter((name) => !known.operations.includes(name));
  const isMet = (theirs: readonly string[]): boolean =>
    roots.includes(ANY) ||
    (roots.length > 0 && theirs.some((root) => root === ANY || roots.includes(root)));

  return facts.some(
    ({ id, roots: theirs }) =>
      id !== now.id &&
      (isMet(theirs) || operations.some((name) => `${id}.`.startsWith(`${now.id}.${name}.`))),
  );
}

function mergedRecords(read: readonly ContractRecord[], { head }: Last): readonly ContractRecord[] {
  const fresh = new Map(read.map((record) => [record[0], record]));

  return head.contracts.map((record) => fresh.get(record[0]) ?? record);
}

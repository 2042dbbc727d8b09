// Artifacts → disk: plans, and does the plan when nothing is refused. Tries again when another process wrote meanwhile.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Artifact } from '../4-emit/artifact.ts';
import { diagnose } from '../base/catalogue.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { clearStaging, commitPlan, WriteFailure, type Written } from './commit-plan.ts';
import { type Disk, disk } from './disk.ts';
import type { OutputRecord } from './manifest.ts';
import type { Plan, Target } from './plan.ts';
import { planOutput } from './plan-output.ts';
import type { PlanOptions } from './planning.ts';
import { STAGING } from './survey.ts';

export interface Outcome {
  readonly plan: Plan;
  /** False when something was refused or failed: then nothing was changed. */
  readonly done: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly outputs: ReadonlyMap<string, OutputRecord>;
}

const ATTEMPTS = 3;

export function writeArtifacts(
  artifacts: readonly Artifact[],
  target: Target,
  options: PlanOptions = {},
): Outcome {
  for (let attempt = 1; ; attempt++) {
    const plan = planOutput(artifacts, target, options);

    if (plan.refused)
      return { plan, done: false, diagnostics: plan.diagnostics, outputs: new Map() };

    try {
      const used = options.disk ?? disk;

      for (const leftover of plan.leftovers) removeLeftover(leftover, plan.root, used);

      const written = commitPlan(plan, target.project, used);

      return { plan, done: true, diagnostics: plan.diagnostics, outputs: recordsOf(plan, written) };
    } catch (error) {
      if (!(error instanceof WriteFailure)) throw error;
      if (error.moved && attempt < ATTEMPTS) continue;

      return {
        plan,
        done: false,
        diagnostics: [...plan.diagnostics, ...failure(error, target)],
        outputs: new Map(),
      };
    }
  }
}

function failure(error: WriteFailure, { project, out }: Target): readonly Diagnostic[] {
  const named = (path: string): string =>
    path.startsWith(project) ? path.slice(project.length + 1) : `${out}/${path}`;
  const at = (path: string): Diagnostic['at'] => ({ file: named(path), start: 0, end: 0 });

  return [
    diagnose('TOA5010', at(error.path), { path: named(error.path), reason: error.message }),
    ...error.lost.map(({ path, reason }) =>
      diagnose('TOA5011', at(path), { path: named(path), reason }),
    ),
  ];
}

/** Another build that still runs keeps its own. */
function removeLeftover(name: string, root: string, used: Disk): void {
  const process = Number.parseInt(name.slice(STAGING.length), 10);
  const age = Date.now() - (statSync(join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);

  if (!isRunning(process) || age > 600_000) clearStaging(join(root, name), used);
}

function isRunning(id: number): boolean {
  if (id === process.pid) return false;

  try {
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function recordsOf({ steps }: Plan, written: Written): ReadonlyMap<string, OutputRecord> {
  const records = new Map<string, OutputRecord>();

  for (const step of steps) {
    if (step.kind === 'same') records.set(step.path, { ...step.record, stat: step.stat });

    const stat = written.get(step.path);

    if (stat !== undefined && (step.kind === 'create' || step.kind === 'update')) {
      records.set(step.path, { ...step.record, stat });
    }
  }

  return records;
}

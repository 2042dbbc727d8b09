// What planning knows while it plans, and how it says what it found.
import { diagnose, type More } from '../base/catalogue.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile, Span } from '../base/source.ts';
import type { Disk } from './disk.ts';
import type { OutputRecord } from './manifest.ts';
import type { Step, Target } from './plan.ts';
import type { Survey } from './survey.ts';

export interface PlanOptions {
  readonly disk?: Disk;
  /** Edited files give way. Handwritten ones never do. */
  readonly overwrite?: boolean;
  /** Read every output; without it, one whose stat is as recorded is trusted. */
  readonly verify?: boolean;
  /** What the last build wrote, by the same build of toac. */
  readonly known?: ReadonlyMap<string, OutputRecord>;
  /** Files beside the artifacts that have to stand as the last build left them; else the plan is refused. */
  readonly kept?: ReadonlyMap<string, OutputRecord>;
}

export interface Planning extends Required<PlanOptions> {
  readonly target: Target;
  /** The output folder, absolute. */
  readonly root: string;
  /** Made when somebody asks for it. */
  readonly survey: Survey;
  /** Files of ours that are no longer produced: pruned, or kept because they were edited. */
  readonly stale: Map<string, Step>;
  readonly diagnostics: Diagnostic[];
  readonly sources: SourceFile[];
  readonly differences: Map<string, string>;
}

/** About a file as a whole. One that stands in the way of many is reported once. */
export function reportFile(
  code: 'TOA5001' | 'TOA5002' | 'TOA5003' | 'TOA5005',
  path: string,
  planning: Planning,
  more: More = {},
): void {
  add(diagnose(code, fileSpan(path, planning), { path: nameOf(path, planning) }, more), planning);
}

export function add(diagnostic: Diagnostic, { diagnostics }: Planning): void {
  const { code, at } = diagnostic;

  if (
    !diagnostics.some((d) => d.code === code && d.at.file === at.file && d.at.start === at.start)
  ) {
    diagnostics.push(diagnostic);
  }
}

export function fileSpan(path: string, planning: Planning): Span {
  return { file: nameOf(path, planning), start: 0, end: 0 };
}

/** As the reader knows it: relative to the project. */
export function nameOf(path: string, { target }: Planning): string {
  return `${target.out}/${path}`;
}

export function isPruned(path: string, { stale }: Planning): boolean {
  return stale.get(path)?.kind === 'prune';
}

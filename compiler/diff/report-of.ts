// From a comparison to a report: the version judged, what is allowed, everything in the order in which it is shown.
import { type Allowances, allowFindings, type Judged } from './allowance.ts';
import { type Comparison, LEVELS, type Level } from './finding.ts';
import type { DiffReport, LocatedFinding, SideHead } from './located.ts';
import { adviseVersion, versionFindings } from './suggest-version.ts';

export interface Around {
  readonly old: SideHead;
  readonly new: SideHead;
  readonly root: string;
  readonly failOn: readonly Level[];
  readonly allowances: Allowances;
  /** Finds the places of one. */
  readonly locate: (judged: Judged) => LocatedFinding;
}

export function reportOf(comparison: Comparison, around: Around): DiffReport {
  const { failOn, allowances, locate, root } = around;
  const version = adviseVersion(comparison);
  const all = [...comparison.findings, ...versionFindings(comparison, version)];
  const findings = allowFindings(all, allowances).map(locate).sort(byWeight);

  return {
    project: comparison.project,
    old: around.old,
    new: around.new,
    root,
    findings,
    version,
    failOn,
    failed: findings.some((f) => f.allowed === undefined && failOn.includes(f.level)),
  };
}

/** A new allowance stands above all: it is what somebody wants not to be seen. */
function byWeight(a: LocatedFinding, b: LocatedFinding): number {
  return (
    weightOf(a) - weightOf(b) ||
    compare(a.component, b.component) ||
    compare(a.element, b.element) ||
    compare(a.rule, b.rule)
  );
}

function weightOf({ rule, level }: LocatedFinding): number {
  return rule === 'approval-added' ? -1 : LEVELS.indexOf(level);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

// A report for programs, as schemas/diff.schema.json says it. The order of members is fixed; what is absent is left out.
import { escapeHidden } from '../../base/hidden.ts';
import type { Fragment, Impact } from '../finding.ts';
import { LEVELS } from '../finding.ts';
import { countOf, type DiffReport, type LocatedFinding, type Place } from '../located.ts';

/** Raised when a program that reads it would have to change. */
const FORMAT = 1;

export function renderJson(report: DiffReport): string {
  const { project, root, old, new: next, findings, version, failOn, failed } = report;
  const data = {
    format: FORMAT,
    project,
    root,
    old: { label: old.label, version: old.version },
    new: { label: next.label, version: next.version },
    counts: {
      ...Object.fromEntries(LEVELS.map((level) => [level, countOf(findings, level)])),
      allowed: findings.filter((f) => f.allowed !== undefined).length,
    },
    version: { suggested: version.suggested, enough: version.enough },
    failOn,
    failed,
    findings: findings.map(findingOf),
  };

  return `${escapeHidden(JSON.stringify(data, undefined, 2))}\n`;
}

/** Members that are undefined are left out by JSON itself. */
function findingOf(finding: LocatedFinding): unknown {
  const { rule, level, component, element, message, impacts, allowed } = finding;

  return {
    rule,
    level,
    component,
    element,
    message,
    old: sideOf(finding.old, finding.oldPlace),
    new: sideOf(finding.new, finding.newPlace),
    impacts: impacts.map(impactOf),
    rollout: finding.rollout,
    remedy: finding.remedy,
    fingerprint: finding.fingerprint,
    allowed: allowed && {
      owner: allowed.owner,
      reason: allowed.reason,
      until: allowed.until,
    },
  };
}

function sideOf({ id, text }: Fragment, place: Place | undefined): unknown {
  return { id, text, place };
}

function impactOf({ position, level, place, text, witness }: Impact): unknown {
  return { position, level, place, text, witness };
}

// Edits → findings: the heaviest level, a fingerprint that outlives rewording, an order that is always the same.
import { hash } from 'node:crypto';
import type { Edit } from './edit.ts';
import { type Finding, LEVELS, type Level } from './finding.ts';

export function makeFinding(edit: Edit): Finding {
  return { ...edit, level: heaviest(edit), fingerprint: fingerprintOf(edit) };
}

function heaviest({ impacts }: Edit): Level {
  return LEVELS.find((level) => impacts.some((i) => i.level === level)) ?? 'NOTE';
}

/** Of what was done and where, never of how it is said. */
function fingerprintOf({ rule, impacts, old, new: next }: Edit): string {
  const positions = [...new Set(impacts.map((i) => i.position))].sort();
  const parts = [rule, next.id, positions, old.text ?? null, next.text ?? null];

  return hash('sha256', JSON.stringify(parts)).slice(0, DIGITS);
}

const DIGITS = 16;

export function compareFindings(a: Finding, b: Finding): number {
  return (
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    byText(a.component, b.component) ||
    byText(a.element, b.element) ||
    byText(a.rule, b.rule) ||
    byText(a.fingerprint, b.fingerprint)
  );
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

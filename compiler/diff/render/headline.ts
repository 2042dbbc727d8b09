// The first line of every report: what was found, and which version says so.
import { LEVELS } from '../finding.ts';
import { countOf, type DiffReport } from '../located.ts';

/** `3 BREAK · 1 SEC · 14 SAFE, 1 allowed` */
export function countsText({ findings, unchanged }: DiffReport): string {
  if (unchanged === true) return 'no contract changed';

  const counts = LEVELS.map((level) => [countOf(findings, level), level] as const)
    .filter(([count]) => count > 0)
    .map(([count, level]) => `${count} ${level}`);
  const allowed = findings.filter((f) => f.allowed !== undefined).length;

  if (allowed > 0) counts.push(`${allowed} allowed`);

  return counts.length === 0 ? 'nothing that anybody notices' : counts.join(' · ');
}

/** `suggested version 2.0.0 (declared 1.5.0 ✗)` */
export function versionText({ version, new: side }: DiffReport): string {
  return `suggested version ${version.suggested} (declared ${side.version} ${version.enough ? '✓' : '✗'})`;
}

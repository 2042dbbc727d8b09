// The same findings for those who use the system: an entry of a changelog, in the groups of keepachangelog.com.
import type { DiffReport, LocatedFinding } from '../located.ts';
import { excerpt, nameOf } from './excerpt.ts';
import { markdownCode, markdownText } from './markdown-text.ts';

const GROUPS = ['Security', 'Removed', 'Changed', 'Deprecated', 'Added'] as const;

type Group = (typeof GROUPS)[number];

export function renderChangelog({ findings, new: side, old }: DiffReport): string {
  const told = findings.filter(isTold);
  const parts = [
    side.version === old.version
      ? '## Unreleased'
      : `## ${markdownText(excerpt(side.version, 40))}`,
  ];

  for (const group of GROUPS) {
    const items = told.filter((f) => groupOf(f) === group).map(itemOf);

    if (items.length > 0) parts.push(`### ${group}`, items.join('\n'));
  }

  if (told.length === 0) parts.push('Nothing that anybody notices.');

  return `${parts.join('\n\n')}\n`;
}

/** Not of texts, nor of the gate: that is between those who make the system. */
function isTold({ rule, level }: LocatedFinding): boolean {
  return level !== 'NOTE' && !/^(?:approval|version|gate)-/.test(rule);
}

function groupOf({ rule, level }: LocatedFinding): Group {
  if (level === 'SEC') return 'Security';
  if (/deprecat|sunset/.test(rule)) return 'Deprecated';
  if (/-removed\b/.test(rule)) return 'Removed';

  return /-added\b/.test(rule) && level === 'SAFE' ? 'Added' : 'Changed';
}

function itemOf(finding: LocatedFinding): string {
  const { level, message, rollout } = finding;
  const breaking = level === 'BREAK' ? '**Breaking:** ' : '';
  const order = level === 'BREAK' && rollout !== undefined ? `; ${excerpt(rollout)}` : '';

  return `- ${breaking}${markdownCode(nameOf(finding, 120))}: ${markdownText(excerpt(message))}${markdownText(order)}.`;
}

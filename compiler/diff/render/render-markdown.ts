// A report as one comment of a pull request: security first, then what breaks; within the host's size, and if something had to
// be left out, with its number.
import { type Fragment, LEVELS, type Level } from '../finding.ts';
import type { DiffReport, LocatedFinding, Place } from '../located.ts';
import { allowedText, excerpt, harmlessText, impactGroups, nameOf, placesText } from './excerpt.ts';
import { countsText, versionText } from './headline.ts';
import { htmlText, markdownCode, markdownText } from './markdown-text.ts';

/** By it the next report finds this one, to replace it. */
export const MARKER = '<!-- toac-diff -->';

/** What hosts take as one comment. */
const MOST_CHARACTERS = 65_536;
/** For the headings, and for saying what is left out. */
const RESERVED = 2_000;

const SECTIONS: readonly Level[] = ['SEC', 'BREAK', 'RISK', 'SAFE', 'NOTE'];
/** The first to go is the last here. */
const KEPT: readonly Level[] = ['SEC', 'BREAK', 'RISK', 'NOTE', 'SAFE'];

const TITLES: Readonly<Record<Level, string>> = {
  SEC: 'Security: access, exposure or a limit was widened',
  BREAK: 'Breaking',
  RISK: 'Risks',
  SAFE: 'Safe',
  NOTE: 'Without effect',
};

export function renderMarkdown(report: DiffReport): string {
  const blocks = new Map(report.findings.map((f) => [f, blockOf(f)]));
  const kept = keptOf(report.findings, blocks);
  const parts = [MARKER, ...headOf(report)];

  for (const level of SECTIONS) {
    const all = report.findings.filter((f) => f.level === level);
    const shown = all.filter((f) => kept.has(f)).map((f) => blocks.get(f) ?? '');

    if (shown.length > 0) parts.push(section(level, all.length, shown));
  }

  const left = leftOut(report.findings, kept);

  if (left !== undefined) parts.push(left);

  return `${parts.join('\n\n')}\n`;
}

function headOf(report: DiffReport): readonly string[] {
  const { project, old, new: next, failed } = report;

  return [
    `### ${failed ? '❌' : '✅'} Contracts of ${markdownCode(excerpt(project, 80))}: ${countsText(report)}`,
    `${markdownText(excerpt(versionText(report)))}; ${markdownCode(excerpt(old.label, 120))} → ${markdownCode(excerpt(next.label, 120))}`,
  ];
}

/** As many as there is room for, by their weight; after the first that does not fit, none. */
function keptOf(
  findings: readonly LocatedFinding[],
  blocks: ReadonlyMap<LocatedFinding, string>,
): ReadonlySet<LocatedFinding> {
  const kept = new Set<LocatedFinding>();
  let room = MOST_CHARACTERS - RESERVED;

  for (const level of KEPT) {
    for (const finding of findings.filter((f) => f.level === level)) {
      room -= (blocks.get(finding)?.length ?? 0) + 2;

      if (room < 0) return kept;

      kept.add(finding);
    }
  }

  return kept;
}

function section(level: Level, count: number, blocks: readonly string[]): string {
  const open = level === 'SEC' || level === 'BREAK' ? ' open' : '';
  const summary = `<summary><b>${TITLES[level]}</b> (${count})</summary>`;

  return `<details${open}>\n${summary}\n\n${blocks.join('\n')}\n\n</details>`;
}

function leftOut(
  findings: readonly LocatedFinding[],
  kept: ReadonlySet<LocatedFinding>,
): string | undefined {
  const left = findings.filter((f) => !kept.has(f));

  if (left.length === 0) return undefined;

  const counts = LEVELS.map(
    (level) => [left.filter((f) => f.level === level).length, level] as const,
  )
    .filter(([count]) => count > 0)
    .map(([count, level]) => `${count} ${level}`);

  return `**Left out, for a comment holds no more: ${counts.join(', ')}.** All of them: \`toac diff --all\`, or the report that the check has kept.`;
}

/** One item of a list, folded. */
function blockOf(finding: LocatedFinding): string {
  const { rule, message, allowed, level } = finding;
  const name = nameOf(finding, 120);
  const title = `<code>${htmlText(rule)}</code> <b>${htmlText(name)}</b> — ${htmlText(excerpt(message))}`;

  if (level === 'SAFE' || level === 'NOTE')
    return `- ${markdownCode(rule)} ${markdownText(name)} — ${markdownText(excerpt(message))}`;

  const lines = [
    ...(allowed === undefined ? [] : [`**${markdownText(allowedText(allowed))}**`]),
    ...sides(finding),
    ...impacts(finding),
    ...advice(finding),
    `Fingerprint ${markdownCode(finding.fingerprint)}`,
  ];

  return `<details><summary>${title}</summary>\n\n${lines.map((line) => `- ${line}`).join('\n')}\n\n</details>`;
}

function sides({ old, new: next, oldPlace, newPlace }: LocatedFinding): readonly string[] {
  const side = (title: string, { id, text }: Fragment, place: Place | undefined): string[] => {
    const where = place === undefined ? id : `${place.file}:${place.line}:${place.column}`;
    const at = where === '' ? '' : ` at ${markdownCode(excerpt(where))}`;

    return text === undefined ? [] : [`${title}${at}: ${markdownCode(excerpt(text))}`];
  };

  return [...side('Before', old, oldPlace), ...side('After', next, newPlace)];
}

const MOST_PLACES = 5;

function impacts(finding: LocatedFinding): readonly string[] {
  const harmless = harmlessText(finding.impacts);
  const hurting = impactGroups(finding.impacts).map(({ position, places, text, example }) => {
    const said = `\`${position}\` ${placesText(places.map(markdownCode), MOST_PLACES)}: ${markdownText(text)}`;

    return example === undefined
      ? said
      : `${said} (${example.says} ${markdownCode(example.shown)})`;
  });

  return harmless === undefined ? hurting : [...hurting, harmless];
}

function advice({ remedy, rollout }: LocatedFinding): readonly string[] {
  return [
    ...(remedy === undefined ? [] : [`Safe way: ${markdownText(excerpt(remedy))}`]),
    ...(rollout === undefined ? [] : [`Roll-out: ${markdownText(excerpt(rollout))}`]),
  ];
}

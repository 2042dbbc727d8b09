// A report as annotations of GitHub, the heaviest first: it shows ten of each kind, so the last one says how many there are more.
import { escapeData, escapeProperty } from '../../cli/render/render-github.ts';
import { safeText } from '../../cli/render/safe-text.ts';
import { type DiffReport, type LocatedFinding, placeOf } from '../located.ts';
import { allowedText, excerpt, nameOf, plainLines } from './excerpt.ts';
import { countsText, versionText } from './headline.ts';

const KINDS = ['error', 'warning', 'notice'] as const;

type Kind = (typeof KINDS)[number];

/** Of each kind, for one step. */
const MOST = 10;

export function renderGithub(report: DiffReport): string {
  const findings = report.findings.filter((f) => f.level !== 'NOTE');
  const lines: string[] = [];
  let left = report.findings.length - findings.length;

  for (const kind of KINDS) {
    const all = findings.filter((f) => kindOf(f) === kind);
    // The last notice is for the sum.
    const shown = all.slice(0, kind === 'notice' ? MOST - 1 : MOST);

    lines.push(...shown.map((f) => annotation(kind, f, report)));
    left += all.length - shown.length;
  }

  const sum = `${countsText(report)}; ${versionText(report)}`;
  const more = left === 0 ? '' : `; ${left} findings are not shown here: toac diff --all`;

  lines.push(`::notice title=toac diff::${dataOf(`${sum}${more}`)}`);

  return `${lines.join('\n')}\n`;
}

function kindOf({ level, allowed }: LocatedFinding): Kind {
  if (allowed !== undefined) return 'notice';
  if (level === 'BREAK' || level === 'SEC') return 'error';

  return level === 'RISK' ? 'warning' : 'notice';
}

function annotation(kind: Kind, finding: LocatedFinding, { root }: DiffReport): string {
  const { rule, level } = finding;
  const place = placeOf(finding);
  const properties = {
    ...(place === undefined
      ? {}
      : {
          file: `${root}${place.file}`,
          line: String(place.line),
          endLine: String(place.endLine),
          // GitHub takes columns of one line only.
          ...(place.line === place.endLine
            ? { col: String(place.column), endColumn: String(place.endColumn) }
            : {}),
        }),
    title: safeText(`${level} ${rule} ${nameOf(finding, 120)}`),
  };
  const listed = Object.entries(properties).map(([k, v]) => `${k}=${escapeProperty(v)}`);

  return `::${kind} ${listed.join(',')}::${textOf(finding).map(dataOf).join('%0A')}`;
}

function textOf(finding: LocatedFinding): readonly string[] {
  const { message, allowed } = finding;

  return [
    excerpt(message),
    ...(allowed === undefined ? plainLines(finding) : [allowedText(allowed)]),
  ];
}

/** One line: a text of a contract does not look like one of ours. */
function dataOf(text: string): string {
  return escapeData(safeText(text));
}

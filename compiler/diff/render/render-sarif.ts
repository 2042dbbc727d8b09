// A report as SARIF 2.1.0, for code scanning services: rules with their pages, fingerprints that outlive a rewording.
import { escapeHidden } from '../../base/hidden.ts';
import { artifactUri } from '../../cli/render/render-sarif.ts';
import type { Fragment, Level } from '../finding.ts';
import { type DiffReport, type LocatedFinding, type Place, placeOf } from '../located.ts';
import type { LiveRule } from '../rule.ts';
import { allowedText, excerpt, nameOf, plainLines } from './excerpt.ts';
import { versionText } from './headline.ts';

const LEVELS: Readonly<Record<Level, string>> = {
  BREAK: 'error',
  SEC: 'error',
  RISK: 'warning',
  SAFE: 'note',
  NOTE: 'note',
};

/** What services keep of one run. */
const MOST = 5_000;

export interface SarifLook {
  readonly rules: readonly LiveRule[];
  /** Of toac. */
  readonly version: string;
}

export function renderSarif(report: DiffReport, { rules, version }: SarifLook): string {
  const shown = report.findings.slice(0, MOST);
  const ids = [...new Set(shown.map((f) => f.rule))].sort();
  const left = report.findings.length - shown.length;
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'toac',
            semanticVersion: version,
            rules: ids.map((id) => ruleOf(id, rules)),
          },
        },
        automationDetails: { id: 'toac-diff/' },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              { level: 'note', message: { text: versionText(report) } },
              ...(left === 0
                ? []
                : [{ level: 'warning', message: { text: `${left} findings are left out` } }]),
            ],
          },
        ],
        results: shown.map((f) => resultOf(f, ids, report)),
      },
    ],
  };

  return `${escapeHidden(JSON.stringify(log, undefined, 2))}\n`;
}

function ruleOf(id: string, rules: readonly LiveRule[]): unknown {
  const rule = rules.find((r) => r.id === id);
  const name = id.replaceAll('-', ' ');

  if (rule === undefined)
    return { id, shortDescription: { text: name }, help: { text: `toac explain ${id}` } };

  const { cause, remedy, rollout } = rule;

  return {
    id,
    shortDescription: { text: name },
    fullDescription: { text: cause },
    help: { text: `${cause}\n\nSafe way: ${remedy}\n\nRoll-out: ${rollout}\n\ntoac explain ${id}` },
    properties: { tags: [rule.group] },
  };
}

function resultOf(finding: LocatedFinding, ids: readonly string[], report: DiffReport): unknown {
  const { rule, level, fingerprint, allowed, oldPlace, newPlace } = finding;
  const place = placeOf(finding);
  const before = oldPlace !== undefined && newPlace !== undefined;

  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: LEVELS[level],
    message: { text: messageOf(finding) },
    locations: [
      {
        ...(place === undefined ? {} : { physicalLocation: physicalOf(place, report) }),
        logicalLocations: [logicalOf(finding)],
      },
    ],
    ...(before
      ? {
          relatedLocations: [
            {
              id: 0,
              message: { text: linkless(`before: ${fragmentOf(finding.old)}`) },
              physicalLocation: physicalOf(oldPlace, report),
            },
          ],
        }
      : {}),
    partialFingerprints: { 'toacDiff/v1': fingerprint },
    ...(allowed === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: allowedText(allowed),
            },
          ],
        }),
  };
}

function logicalOf(finding: LocatedFinding): unknown {
  const { old, new: next } = finding;

  return { name: nameOf(finding), fullyQualifiedName: next.id === '' ? old.id : next.id };
}

function fragmentOf({ text = 'nothing' }: Fragment): string {
  return excerpt(text);
}

function messageOf(finding: LocatedFinding): string {
  const { message, old, new: next } = finding;
  const sides = `${fragmentOf(old)} → ${fragmentOf(next)}`;

  return linkless([excerpt(message), sides, ...plainLines(finding)].join('\n'));
}

/** Messages take `[text](target)` as a link. */
function linkless(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}

function physicalOf(place: Place, { root }: DiffReport): unknown {
  const { file, line, column, endLine, endColumn } = place;

  return {
    artifactLocation: artifactUri(`${root}${file}`),
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

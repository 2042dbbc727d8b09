// `toac diff --allow`: one entry more at the end of contracts/allowances.yaml. What stands there is not touched.
import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFile } from '../../1-syntax/parse-file.ts';
import { replaceFile } from '../../5-write/replace-file.ts';
import { escapeHidden } from '../../base/hidden.ts';
import { elementOf } from '../../diff/allowance.ts';
import type { DiffReport, LocatedFinding } from '../../diff/located.ts';
import { EXIT, type ExitCode, UsageError } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { openProject } from '../open-project.ts';
import { safeText } from '../render/safe-text.ts';
import { isFile } from './folder-side.ts';
import { lastDay } from './read-allowances.ts';

export interface Allowing {
  /** Or how it begins. */
  readonly fingerprint: string;
  readonly reason?: string;
  readonly owner?: string;
  readonly second?: string;
  readonly until?: string;
  readonly today: string;
  readonly contracts?: string;
}

export function addAllowance(allowing: Allowing, report: DiffReport, host: Host): ExitCode {
  const finding = findingOf(allowing.fingerprint, report);
  const entry = entryOf(finding, allowing);
  const project = openProject(host.working, allowing.contracts);
  const file = join(project.contracts, 'allowances.yaml');

  if (!isFile(file) && lstatSync(file, { throwIfNoEntry: false }) !== undefined)
    throw new UsageError(`${project.path}/allowances.yaml is no plain file`);

  const before = isFile(file) ? readFileSync(file, 'utf8') : 'allow:\n';
  const text = `${before.replace(/\n*$/, '\n')}${entry}`;
  const problem = problemOf(before, text);

  if (problem !== undefined) {
    host.err.write(`${problem}; write it yourself:\n${entry}`);

    return EXIT.refused;
  }

  if (isFile(file)) replaceFile(file, text);
  else writeFileSync(file, text, { flag: 'wx' });

  host.out.write(
    `${project.path}/allowances.yaml allows ${finding.rule} of ${safeText(elementOf(finding))}: from the next change on, when this is merged\n`,
  );

  return EXIT.fine;
}

function findingOf(fingerprint: string, { findings }: DiffReport): LocatedFinding {
  const found = findings.filter(
    (f) => f.fingerprint.startsWith(fingerprint) && !f.rule.startsWith('approval-'),
  );
  const [only] = found;

  if (only !== undefined && found.length === 1 && fingerprint !== '') return only;

  const what = found.length === 0 ? 'no finding has' : `${found.length} findings have`;

  throw new UsageError(
    `${what} a fingerprint that begins with '${fingerprint}'; toac diff --explain shows them`,
  );
}

/** As docs/diff.md has it; texts in quotes, whatever they hold. */
function entryOf(finding: LocatedFinding, allowing: Allowing): string {
  const { owner, reason, second, until, today } = allowing;

  for (const [name, value] of Object.entries({ reason, owner, until }))
    if (value === undefined || value === '') throw new UsageError(`--allow takes --${name}, too`);

  if (until !== undefined && (until < today || until > lastDay(today)))
    throw new UsageError(`--until takes a day from ${today} to ${lastDay(today)}, not '${until}'`);

  const members = {
    finding: finding.fingerprint,
    rule: finding.rule,
    element: elementOf(finding),
    reason,
    owner,
    second,
    until,
  };
  const lines = Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${escapeHidden(JSON.stringify(value))}`);

  return `  - ${lines.join('\n    ')}\n`;
}

/** Undefined when there is one allowance more, and nothing wrong. */
function problemOf(before: string, after: string): string | undefined {
  const [old, next] = [before, after].map((text) =>
    parseFile({ path: 'contracts/allowances.yaml', text }),
  );
  const [mistake] = next?.diagnostics ?? [];
  const [had, has] = [old, next].map((file) =>
    file?.content.kind === 'allowances' ? file.content.allowances.length : 0,
  );

  if (mistake !== undefined) return safeText(mistake.message);

  return has === (had ?? 0) + 1 ? undefined : 'allowances.yaml is not written as a list';
}

// allowances.yaml: findings of `toac diff` that somebody answers for. What a day means is asked where a clock is.
import { NONE } from '../base/lists.ts';
import type { AllowanceContract, AllowancesContract } from './contract.generated.ts';
import { at, isRefused, type Reading, section, take } from './reading.ts';
import type { AllowanceSyntax } from './syntax.ts';
import type { MapNode, Node } from './tree.ts';
import { readText } from './values.ts';

/** Rules of which the author of a change is not believed alone. */
const NEEDS_SECOND: ReadonlySet<string> = new Set(['access-anonymous-enabled']);

export function readAllowances(
  reading: Reading,
  root: Node | undefined,
): readonly AllowanceSyntax[] {
  const of = section<AllowancesContract>(reading, root);
  const read = of === undefined ? undefined : take(of, 'allow', readList);

  checkTwice(reading, read ?? NONE);

  return read ?? NONE;
}

function readList(reading: Reading, node: Node): readonly AllowanceSyntax[] | undefined {
  if (node.kind !== 'list') return undefined;

  return node.items.flatMap((item) =>
    item.kind === 'map' && !isRefused(reading, item) ? [readAllowance(reading, item)] : [],
  );
}

function readAllowance(reading: Reading, node: MapNode): AllowanceSyntax {
  const of = section<AllowanceContract>(reading, node);
  const text = (key: keyof AllowanceContract) => of && take(of, key, readText);
  const allowance: AllowanceSyntax = {
    at: at(reading, node),
    finding: text('finding'),
    rule: text('rule'),
    element: text('element'),
    reason: text('reason'),
    owner: text('owner'),
    second: text('second'),
    until: text('until'),
  };

  checkDay(reading, allowance);
  checkSecond(reading, allowance);

  return allowance;
}

/** The form is right: 2027-02-30 has it, too. */
function checkDay({ report }: Reading, { until }: AllowanceSyntax): void {
  if (until === undefined) return;

  const day = new Date(`${until.value}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(until.value);

  if (!isDay) report('TOA1025', until.at, { value: until.value, form: 'is no day' });
}

function checkSecond({ report }: Reading, { rule, owner, second }: AllowanceSyntax): void {
  if (rule !== undefined && second === undefined && NEEDS_SECOND.has(rule.value))
    report('TOA1022', rule.at, { key: 'second', owner: `an allowance of ${rule.value}` });

  if (second !== undefined && second.value === owner?.value)
    report('TOA1025', second.at, { value: second.value, form: 'is the owner, not somebody else' });
}

function checkTwice({ report }: Reading, allowances: readonly AllowanceSyntax[]): void {
  const seen = new Set<string>();

  for (const { finding } of allowances) {
    if (finding === undefined) continue;
    if (seen.has(finding.value)) report('TOA1002', finding.at, { key: finding.value });

    seen.add(finding.value);
  }
}

// Findings that somebody has answered for. What counts stands in the base: a change cannot approve itself.
import { digest } from '../base/digest.ts';
import type { Span } from '../base/source.ts';
import type { Finding, Level } from './finding.ts';
import type { Allowed } from './located.ts';

/** One entry of allowances.yaml. */
export interface Allowance {
  readonly at: Span;
  readonly finding: string;
  readonly rule: string;
  /** The component and the element, as the report names them. */
  readonly element: string;
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
  /** Who else has looked at it. */
  readonly second?: string;
}

/** A finding, what allows it, and the entry that it is about. */
export interface Judged {
  readonly finding: Finding;
  readonly allowed?: Allowed;
  readonly entry?: { readonly side: 'old' | 'new'; readonly at: Span };
}

export interface Allowances {
  readonly base: readonly Allowance[];
  readonly head: readonly Allowance[];
  /** The day on which is asked: `2026-11-22`. */
  readonly today: string;
}

export function allowFindings(
  findings: readonly Finding[],
  { base, head, today }: Allowances,
): readonly Judged[] {
  const standing = base.filter((a) => a.until >= today);
  const judged = findings.map((finding): Judged => {
    const by = standing.find((a) => isAbout(a, finding));

    if (by === undefined) return { finding };

    const { owner, reason, until } = by;

    return { finding, allowed: { owner, reason, until } };
  });

  return [
    ...head.filter((a) => !base.some((b) => isSame(a, b))).map(added),
    ...base.flatMap((a) => unusedOf(a, findings, today)),
    ...judged,
  ];
}

/** Where both are one, it is said once. */
export function elementOf({ component, element }: Finding): string {
  return [...new Set([component, element])].filter((part) => part !== '').join(' ');
}

function isAbout(allowance: Allowance, finding: Finding): boolean {
  return (
    allowance.finding === finding.fingerprint &&
    allowance.rule === finding.rule &&
    allowance.element === elementOf(finding)
  );
}

function isSame(a: Allowance, b: Allowance): boolean {
  return textOf(a) === textOf(b);
}

function textOf({ finding, rule, element, reason, owner, until, second = '' }: Allowance): string {
  return JSON.stringify([finding, rule, element, reason, owner, until, second]);
}

function added(allowance: Allowance): Judged {
  const { owner, until, reason } = allowance;

  return {
    finding: findingOf('approval-added', 'SEC', allowance, {
      message: `${owner} allows ${allowance.rule} until ${until}: ${reason}`,
      impact: 'it counts from the next change on, when this one is merged',
    }),
    entry: { side: 'new', at: allowance.at },
  };
}

/** Of one that has come to its end, or that is about nothing. */
function unusedOf(
  allowance: Allowance,
  findings: readonly Finding[],
  today: string,
): readonly Judged[] {
  const used = findings.some((f) => isAbout(allowance, f));
  const { owner, until, at } = allowance;

  if (used && until >= today) return [];

  const finding = used
    ? findingOf('approval-expired', 'BREAK', allowance, {
        message: `what ${owner} allowed ended with ${until}`,
        impact: 'the finding counts again',
      })
    : findingOf('approval-stale', 'RISK', allowance, {
        message: `what ${owner} allows is not found`,
        impact: 'it may be removed, or would hide the same edit later',
      });

  return [{ finding, entry: { side: 'old', at } }];
}

function findingOf(
  rule: string,
  level: Level,
  allowance: Allowance,
  { message, impact }: { readonly message: string; readonly impact: string },
): Finding {
  const fragment = {
    id: '',
    text: `${allowance.rule} of ${allowance.element} until ${allowance.until}`,
  };
  const isNew = rule === 'approval-added';

  return {
    rule,
    level,
    component: '',
    element: `allowances ${allowance.finding}`,
    old: isNew ? { id: '' } : fragment,
    new: isNew ? fragment : { id: '' },
    message,
    impacts: [{ position: 'acc', level, place: 'allowances.yaml', text: impact }],
    fingerprint: digest(rule, textOf(allowance)),
  };
}

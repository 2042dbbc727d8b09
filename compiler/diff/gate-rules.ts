// The rules of the gate itself: what is found of versions and of allowances, beside the contracts.
import type { LiveRule } from './rule.ts';

const VERSION = {
  group: 'lifecycle',
  remedy: 'Write the version that toac diff --suggest-version prints.',
  rollout: 'With the change itself.',
} as const;

const ALLOWANCE = `allow:
  - finding: "1f0c3a9be27d4a60"
    rule: field-became-required
    element: shop.orders entity.phone
    reason: every client sends it since 1.3
    owner: shop team
    until: 2027-01-31`;

export const GATE_RULES: readonly LiveRule[] = [
  {
    ...VERSION,
    id: 'version-not-bumped',
    cause:
      'Something was changed that callers, readers or operators may notice, and the version of toac.yaml is the old one. Who pins a version gets another contract under the same name.',
    before: 'version: "1.4.0"',
    after: 'version: "1.4.0"',
    mirror: { waiver: 'a version that is raised without a change does no harm' },
  },
  {
    ...VERSION,
    id: 'version-decreased',
    cause:
      'The version of toac.yaml is less than it was. Whoever takes the greatest one stays with the old contract.',
    before: 'version: "1.5.0"',
    after: 'version: "1.4.0"',
    mirror: { waiver: 'a version that grows is what is asked for' },
  },
  {
    ...VERSION,
    id: 'version-bump-too-small',
    cause:
      'The version was raised by less than the change is: something breaks under a minor version, or something is new under a patch. Below 1.0.0 the minor number stands for the major one.',
    before: 'version: "1.4.0"',
    after: 'version: "1.4.1"',
    mirror: { waiver: 'a version that is raised by more does no harm' },
  },
  {
    id: 'approval-added',
    group: 'gate',
    cause:
      'Somebody wants to answer for a finding. An allowance counts from the base alone: it has no effect on the change that adds it, and it is shown above everything else, so that whoever merges it has seen it.',
    before: 'allow: []',
    after: ALLOWANCE,
    remedy:
      'Merge it by itself, reviewed by those who may: CODEOWNERS of contracts/allowances.yaml.',
    rollout: 'The allowance first, then the change that it is about.',
    mirror: {
      waiver: 'an allowance that is removed lets the finding count again, which shows by itself',
    },
  },
  {
    id: 'approval-expired',
    group: 'gate',
    cause:
      'An allowance has come to its end, and what it is about is found still. It counts again.',
    before: ALLOWANCE,
    after: ALLOWANCE,
    remedy: 'Do what its reason promised; or have it allowed again, with a new end.',
    rollout: 'As the finding itself says.',
    mirror: { rule: 'approval-added' },
  },
  {
    id: 'approval-stale',
    group: 'gate',
    cause:
      'An allowance is about nothing that was found: the change is merged already, was made in another way, or is not there yet. Left standing it would hide the same edit later.',
    before: ALLOWANCE,
    after: ALLOWANCE,
    remedy: 'Remove it when the change that it was written for is merged.',
    rollout: 'In any order.',
    mirror: { rule: 'approval-added' },
  },
];

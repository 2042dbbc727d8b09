// The list of rules itself: each id of the reference is there once, live or reserved, and each live one has a page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCESS_FORMULAS } from '../../../compiler/diff/rules/access-formulas.ts';
import { FAMILIES } from '../../../compiler/diff/rules/families.ts';
import { RESERVED, RULES } from '../../../compiler/diff/rules.ts';
import { ROOT } from '../../support/examples.ts';

const REFERENCE = readFileSync(join(ROOT, 'tests', 'diff', 'rules', 'reference-ids.txt'), 'utf8')
  .split('\n')
  .filter((id) => id !== '');

/** Found of versions and allowances: their pages stand beside what finds them. */
const GATE = [
  'version-not-bumped',
  'version-decreased',
  'version-bump-too-small',
  'approval-added',
  'approval-expired',
  'approval-stale',
];

const live = RULES.map((r) => r.id);
const reserved = RESERVED.map((r) => r.id);

describe('rules of toac diff', () => {
  it('are so many', () => {
    const counts = {
      live: live.length + GATE.length,
      'of them of the reference': [...live, ...GATE].filter((id) => REFERENCE.includes(id)).length,
      'of them of access, found elsewhere': ACCESS_FORMULAS.length,
      reserved: reserved.length,
      families: FAMILIES.length,
    };

    console.log(counts);

    expect(counts).toEqual({
      live: 269,
      'of them of the reference': 203,
      'of them of access, found elsewhere': 4,
      reserved: 110,
      families: 5,
    });
  });

  it('are those of the reference, each once', () => {
    const known = [...live, ...GATE, ...reserved, ...FAMILIES.map((f) => f.id)];

    expect(REFERENCE).toHaveLength(318);
    expect(REFERENCE.filter((id) => !known.includes(id))).toEqual([]);
    expect(known.filter((id, i) => known.indexOf(id) !== i)).toEqual([]);
  });

  it('are reserved only where the reference has them', () => {
    expect(reserved.filter((id) => !REFERENCE.includes(id))).toEqual([]);
    expect(RESERVED.filter((r) => r.lacks.length < 5)).toEqual([]);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s has a page', (id, rule) => {
    const { after, before, cause, mirror, remedy, rollout } = rule;

    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(cause.length).toBeGreaterThan(20);
    expect(remedy.length).toBeGreaterThan(5);
    expect(rollout.length).toBeGreaterThan(5);
    expect(before).not.toBe(after);

    if ('rule' in mirror) expect([...live, ...GATE]).toContain(mirror.rule);
    else expect(mirror.waiver.length).toBeGreaterThan(10);
  });
});

// Which version says what was found, and what is said where toac.yaml has another one.
import { describe, expect, it } from 'vitest';
import type { Comparison, Level } from '../../compiler/diff/finding.ts';
import { adviseVersion, versionFindings } from '../../compiler/diff/suggest-version.ts';
import { PHONE } from './render/reports.ts';

function comparison(levels: readonly Level[], oldVersion: string, newVersion: string): Comparison {
  const findings = levels.map((level) => ({ ...PHONE, level }));

  return { project: 'store', oldVersion, newVersion, findings };
}

describe('the suggested version', () => {
  it.each([
    ['1.4.2', ['NOTE'], '1.4.3'],
    ['1.4.2', ['NOTE', 'SAFE'], '1.5.0'],
    ['1.4.2', ['SEC'], '1.5.0'],
    ['1.4.2', ['RISK'], '1.5.0'],
    ['1.4.2', ['SAFE', 'BREAK'], '2.0.0'],
    ['1.4.2', [], '1.4.2'],
    // Below 1.0.0 the minor number plays the major one.
    ['0.4.2', ['BREAK'], '0.5.0'],
    ['0.4.2', ['SAFE'], '0.4.3'],
    ['0.4.2', ['NOTE'], '0.4.3'],
    // A candidate becomes the version that it is one of, when that is enough.
    ['2.0.0-rc.1', ['BREAK'], '2.0.0'],
    ['2.1.0-rc.1', ['BREAK'], '3.0.0'],
    ['2.1.0-rc.1', ['SAFE'], '2.1.0'],
    ['2.1.1-rc.1', ['SAFE'], '2.2.0'],
    ['1.4.2+build', ['BREAK'], '2.0.0'],
    ['next', ['BREAK'], 'next'],
  ] as const)('of %s with %j is %s', (old, levels, suggested) => {
    expect(adviseVersion(comparison(levels, old, old)).suggested).toBe(suggested);
  });
});

describe('what is found of the version', () => {
  it.each([
    [['BREAK'], '1.4.0', '2.0.0', []],
    [['BREAK'], '1.4.0', '3.1.0', []],
    [['BREAK'], '1.4.0', '2.0.0-rc.1', []],
    [['BREAK'], '1.4.0', '1.4.0', ['version-not-bumped']],
    [['BREAK'], '1.4.0', '1.5.0', ['version-bump-too-small']],
    [['SAFE'], '1.4.0', '1.4.1', ['version-bump-too-small']],
    [['SAFE'], '1.4.0', '1.5.0', []],
    [['SAFE'], '1.4.0', '1.3.9', ['version-decreased']],
    [[], '1.4.0', '1.3.9', ['version-decreased']],
    [[], '2.0.0', '2.0.0-rc.9', ['version-decreased']],
    [[], '2.0.0-rc.2', '2.0.0-rc.10', []],
    [[], '2.0.0-rc.10', '2.0.0-rc.9', ['version-decreased']],
    [[], '2.0.0-rc', '2.0.0-beta', ['version-decreased']],
    [[], '2.0.0-rc.1', '2.0.0-rc', ['version-decreased']],
    [[], '2.0.0-1', '2.0.0-a', []],
    [[], '1.4.0', '1.4.0', []],
    [['NOTE'], '1.4.0', '1.4.0', []],
    [['BREAK'], 'next', 'next', []],
  ] as const)('%j, %s → %s: %j', (levels, old, next, rules) => {
    const compared = comparison(levels, old, next);
    const found = versionFindings(compared, adviseVersion(compared));

    expect(found.map((f) => f.rule)).toEqual(rules);
    expect(found.every((f) => f.level === 'RISK' && f.impacts.length === 1)).toBe(true);
  });
});

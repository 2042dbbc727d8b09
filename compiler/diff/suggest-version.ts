// Which version says what was found: a break is a new major one, whatever else callers may notice a minor one, texts a patch.
import { digest } from '../base/digest.ts';
import type { Comparison, Finding, Level } from './finding.ts';
import type { VersionAdvice } from './located.ts';

interface Version {
  readonly numbers: readonly [major: number, minor: number, patch: number];
  /** What follows a hyphen, by its dots; none is more than any. */
  readonly before: readonly string[];
}

type Bump = 0 | 1 | 2;

/** In toac.yaml: no component has its name. */
const PLACE = 'toac/version';

/** Its place among the numbers of a version. */
const BUMPS: Readonly<Record<Level, Bump>> = { BREAK: 0, SEC: 1, RISK: 1, SAFE: 1, NOTE: 2 };

export function adviseVersion({ oldVersion, newVersion, findings }: Comparison): VersionAdvice {
  const [old, next] = [versionOf(oldVersion), versionOf(newVersion)];

  if (old === undefined || next === undefined || findings.length === 0)
    return { suggested: oldVersion, enough: !isLess(next, old) };

  const heaviest = Math.min(...findings.map((f) => BUMPS[f.level])) as Bump;
  const suggested = bumped(old, heaviest);
  // A release candidate is on its way to the version.
  const enough = !isLess({ numbers: next.numbers, before: [] }, suggested);

  return { suggested: suggested.numbers.join('.'), enough };
}

/** Texts alone ask for no version. */
export function versionFindings(comparison: Comparison, advice: VersionAdvice): readonly Finding[] {
  const { oldVersion, newVersion, findings } = comparison;
  const [old, next] = [versionOf(oldVersion), versionOf(newVersion)];

  if (isLess(next, old))
    return [finding('version-decreased', comparison, `the version fell below ${oldVersion}`)];

  if (advice.enough || findings.every((f) => f.level === 'NOTE')) return [];

  return oldVersion === newVersion
    ? [finding('version-not-bumped', comparison, `the version is ${newVersion} still`)]
    : [finding('version-bump-too-small', comparison, `${newVersion} says less than was changed`)];
}

function finding(rule: string, { oldVersion, newVersion }: Comparison, message: string): Finding {
  return {
    rule,
    level: 'RISK',
    component: '',
    element: 'version',
    old: { id: PLACE, text: `version: ${oldVersion}` },
    new: { id: PLACE, text: `version: ${newVersion}` },
    message,
    impacts: [
      {
        position: 'src',
        level: 'RISK',
        place: 'toac.yaml',
        text: 'who reads the version takes this for less than it is',
      },
    ],
    fingerprint: digest(rule, oldVersion, newVersion),
  };
}

const FORM =
  /^(?<major>\d{1,15})\.(?<minor>\d{1,15})\.(?<patch>\d{1,15})(?:-(?<before>[0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

function versionOf(text: string): Version | undefined {
  const groups = FORM.exec(text)?.groups;

  if (groups === undefined) return undefined;

  const { major, minor, patch, before } = groups;

  return {
    numbers: [Number(major), Number(minor), Number(patch)],
    before: before === undefined ? [] : before.split('.'),
  };
}

/** Below 1.0.0 the minor number plays the major one. */
function bumped({ numbers, before }: Version, heaviest: Bump): Version {
  const [major, minor, patch] = numbers;
  const at = major === 0 ? (Math.min(2, heaviest + 1) as Bump) : heaviest;
  const rest = numbers.slice(at + 1);

  // 2.0.0-rc.1 becomes 2.0.0.
  if (before.length > 0 && rest.every((n) => n === 0)) return { numbers, before: [] };

  const forms: readonly Version['numbers'][] = [
    [major + 1, 0, 0],
    [major, minor + 1, 0],
    [major, minor, patch + 1],
  ];

  return { numbers: forms[at] ?? numbers, before: [] };
}

function isLess(a: Version | undefined, b: Version | undefined): boolean {
  if (a === undefined || b === undefined) return false;

  for (let i = 0; i < 3; i++) {
    const [x, y] = [a.numbers[i] ?? 0, b.numbers[i] ?? 0];

    if (x !== y) return x < y;
  }

  if (a.before.length === 0 || b.before.length === 0) return a.before.length > b.before.length;

  return isBefore(a.before, b.before);
}

/** Numbers by value and below words; of equal beginnings the shorter is less. */
function isBefore(a: readonly string[], b: readonly string[]): boolean {
  for (const [i, x] of a.entries()) {
    const y = b[i];

    if (y === undefined) return false;
    if (x === y) continue;

    const [n, m] = [/^\d+$/.test(x), /^\d+$/.test(y)];

    if (n && m) return Number(x) < Number(y);

    return n === m ? x < y : n;
  }

  return a.length < b.length;
}

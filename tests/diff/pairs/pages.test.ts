// What the page of each rule shows is compiled and compared: exactly its rule is found, its mirror on the way back, and
// nothing between equal sides. UPDATE=1 writes what is found anew; read the difference.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { compareDocuments } from '../../../compiler/diff/compare-documents.ts';
import type { Comparison } from '../../../compiler/diff/finding.ts';
import type { LiveRule } from '../../../compiler/diff/rule.ts';
import { RULES } from '../../../compiler/diff/rules.ts';
import { ALSO } from './also.ts';
import { PAIRS, sideOf } from './side.ts';
import { summaryOf } from './summary.ts';

interface Found {
  readonly forward: readonly string[];
  readonly back: readonly string[];
}

const NOW = { now: '2026-11-22' };
const FILE = join(PAIRS, 'pages.yaml');
const isUpdate = process.env['UPDATE'] === '1';
const expected = (parse(readFileSync(FILE, 'utf8')) ?? {}) as Record<string, Found>;
const found: Record<string, Found> = {};

function rulesOf({ findings }: Comparison): readonly string[] {
  return [...new Set(findings.map((f) => f.rule))].sort();
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;

  return () => {
    made ??= { it: make() };

    return made.it;
  };
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule: LiveRule) => {
  const pair = lazily(() => {
    const [before, after] = [sideOf(rule.before), sideOf(rule.after)];
    const forward = compareDocuments(before, after, NOW);
    const back = compareDocuments(after, before, NOW);

    found[id] = { forward: summaryOf(forward), back: summaryOf(back) };

    return { before, after, forward, back };
  });

  it('is found, and nothing else', () => {
    expect(rulesOf(pair().forward)).toEqual([id, ...(ALSO[id]?.rules ?? [])].sort());
  });

  it('has its mirror on the way back', () => {
    if ('rule' in rule.mirror) expect(rulesOf(pair().back)).toContain(rule.mirror.rule);
    else expect(rule.mirror.waiver.length).toBeGreaterThan(10);
  });

  it('is as before', () => {
    const known = new Set(RULES.map((r) => r.id));
    const { back, forward } = pair();

    expect([...rulesOf(forward), ...rulesOf(back)].filter((r) => !known.has(r))).toEqual([]);

    if (!isUpdate) expect(found[id]).toEqual(expected[id]);
  });

  it('is not found between equal sides', () => {
    const { after, before } = pair();

    expect(compareDocuments(before, before, NOW).findings).toEqual([]);
    expect(compareDocuments(after, sideOf(rule.after), NOW).findings).toEqual([]);
  });

  it('proves each break of a schema', () => {
    const { back, forward } = pair();
    const broken = [...forward.findings, ...back.findings]
      .filter((f) => SCHEMA.has(f.rule))
      .flatMap((f) => f.impacts)
      .filter((i) => i.level === 'BREAK' && i.position !== 'src' && i.witness === undefined);

    expect(broken).toEqual([]);
  });
});

/** Rules whose verdict is that of sets. */
const SCHEMA: ReadonlySet<string> = new Set(
  RULES.filter((r) => r.group === 'schema' && !r.id.startsWith('config-')).map((r) => r.id),
);

it('writes down what is found', () => {
  if (isUpdate) writeFileSync(FILE, stringify(found, { lineWidth: 0 }));

  expect(Object.keys(found)).toHaveLength(RULES.length);
});

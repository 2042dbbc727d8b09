// Edits in whole: how often each is found, and where it lands. UPDATE=1 writes what is found anew; read the difference.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { compareDocuments } from '../../../compiler/diff/compare-documents.ts';
import type { Comparison, Finding } from '../../../compiler/diff/finding.ts';
import { FAMILIES } from '../../../compiler/diff/rules/families.ts';
import { SCENES } from './scenes.ts';
import { PAIRS, sideOf } from './side.ts';
import { summaryOf } from './summary.ts';

const FILE = join(PAIRS, 'scenes.yaml');
const isUpdate = process.env['UPDATE'] === '1';
const expected = (parse(readFileSync(FILE, 'utf8')) ?? {}) as Record<string, unknown>;
const found: Record<string, unknown> = {};
const all: Comparison[] = [];

/** Where the rules of schemas have to be found for each family. */
const SHOWN: Readonly<Record<string, (finding: Finding) => boolean>> = {
  'error-payload-*': (f) => /^\w+\/operations\/\w+\/errors\/\w+\/data\//.test(f.new.id),
  'event-payload-*': (f) => /^\w+\/events\/\w+\/payload\//.test(f.new.id),
  'route-variable-*': (f) => f.impacts.some((i) => i.place.startsWith(':')),
  'header-mapping-*': (f) => f.rule.startsWith('header-mapping-'),
  'config-key-*': (f) => /^\w+\/configuration\//.test(f.new.id),
};

describe('scenes', () => {
  it.each(SCENES.map((scene) => [scene.name, scene] as const))('%s', (name, scene) => {
    const [before, after] = [sideOf(scene.before), sideOf(scene.after)];
    const forward = compareDocuments(before, after);
    const back = compareDocuments(after, before);

    all.push(forward, back);
    found[name] = { forward: summaryOf(forward), back: summaryOf(back) };

    const silent = { true: [forward, back], forward: [forward], undefined: [] };
    const loud = silent[`${scene.quiet}`]
      .flatMap((c) => c.findings)
      .filter((f) => f.level !== 'NOTE');

    expect(loud).toEqual([]);

    if (!isUpdate) expect(found[name]).toEqual(expected[name]);
  });

  it.each(FAMILIES.map(({ id }) => [id]))('show the family %s', (id) => {
    const shows = SHOWN[id];

    expect(all.flatMap((c) => c.findings).some((f) => shows?.(f) === true)).toBe(true);
  });

  it('are written down', () => {
    if (isUpdate) writeFileSync(FILE, stringify(found, { lineWidth: 0 }));

    expect(Object.keys(found)).toHaveLength(SCENES.length);
  });
});

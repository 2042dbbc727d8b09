// Edits in whole: how often each is found, and where it lands. UPDATE=1 writes what is found anew; read the difference.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { compareDocuments } from '../../../compiler/diff/compare-documents.ts';
import { SCENES } from './scenes.ts';
import { PAIRS, sideOf } from './side.ts';
import { summaryOf } from './summary.ts';

const FILE = join(PAIRS, 'scenes.yaml');
const isUpdate = process.env['UPDATE'] === '1';
const expected = (parse(readFileSync(FILE, 'utf8')) ?? {}) as Record<string, unknown>;
const found: Record<string, unknown> = {};

describe('scenes', () => {
  it.each(SCENES.map((scene) => [scene.name, scene] as const))('%s', (name, scene) => {
    const [before, after] = [sideOf(scene.before), sideOf(scene.after)];
    const forward = compareDocuments(before, after);
    const back = compareDocuments(after, before);

    found[name] = { forward: summaryOf(forward), back: summaryOf(back) };

    const silent = { true: [forward, back], forward: [forward], undefined: [] };
    const loud = silent[`${scene.quiet}`]
      .flatMap((c) => c.findings)
      .filter((f) => f.level !== 'NOTE');

    expect(loud).toEqual([]);

    if (!isUpdate) expect(found[name]).toEqual(expected[name]);
  });

  it('are written down', () => {
    if (isUpdate) writeFileSync(FILE, stringify(found, { lineWidth: 0 }));

    expect(Object.keys(found)).toHaveLength(SCENES.length);
  });
});

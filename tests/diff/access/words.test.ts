// What is said of edits of access, word by word. UPDATE=1 writes what is said anew; read the difference.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { compareDocuments } from '../../../compiler/diff/compare-documents.ts';
import type { Comparison } from '../../../compiler/diff/finding.ts';
import { ROOT } from '../../support/examples.ts';
import { sideOf } from '../pairs/side.ts';
import { EDITS } from './edits.ts';

const FILE = join(ROOT, 'tests', 'diff', 'access', 'words.yaml');
const isUpdate = process.env['UPDATE'] === '1';
const expected = (parse(readFileSync(FILE, 'utf8')) ?? {}) as Record<string, unknown>;
const said: Record<string, unknown> = {};

function wordsOf({ findings }: Comparison): readonly string[] {
  return findings.flatMap((f) => [
    `${f.level} ${f.rule} at ${f.element}: ${f.message}`,
    ...f.impacts.map((i) => {
      const witness = i.witness?.kind === 'caller' ? ` [${i.witness.text}]` : '';

      return `  ${i.position} ${i.level} ${i.place}: ${i.text}${witness}`;
    }),
  ]);
}

describe('words', () => {
  it.each(EDITS.map((edit) => [edit.name, edit] as const))('%s', (name, edit) => {
    const [before, after] = [sideOf(edit.before), sideOf(edit.after)];

    said[name] = {
      forward: wordsOf(compareDocuments(before, after)),
      back: wordsOf(compareDocuments(after, before)),
    };

    if (edit.isQuiet === true) expect(said[name]).toEqual({ forward: [], back: [] });
    if (!isUpdate) expect(said[name]).toEqual(expected[name]);
  });

  it('are written down', () => {
    if (isUpdate) writeFileSync(FILE, stringify(said, { lineWidth: 0 }));

    expect(Object.keys(said)).toHaveLength(EDITS.length);
  });
});

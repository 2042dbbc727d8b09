// Every explanation's `before` shows exactly its mistake, its `after` none.
import { describe, expect, it } from 'vitest';
import { parseContracts } from '../../compiler/1-syntax/parse-contracts.ts';
import type { Explanation } from '../../compiler/base/catalogue/entry.ts';
import { SYNTAX } from '../../compiler/base/catalogue/syntax.ts';
import { explainSyntax } from '../../compiler/base/explanations/syntax.ts';

const PROJECT = 'language: 1\nproject: acme\nversion: "1.0.0"\n';

function codesOf(files: Readonly<Record<string, string>>): readonly string[] {
  const sources = Object.entries({ 'toac.yaml': PROJECT, ...files }).map(([path, text]) => ({
    path: `contracts/${path}`,
    text,
  }));

  return [...new Set(parseContracts(sources).diagnostics.map(({ code }) => code))];
}

describe.each(Object.entries(explainSyntax) as [string, Explanation][])(
  '%s',
  (code, { text, before, after }) => {
    it('is shown by its before, and by nothing else', () =>
      expect(codesOf(before)).toEqual([code]));
    it('is gone in its after', () => expect(codesOf(after)).toEqual([]));
    it('is explained', () => expect(text.length).toBeGreaterThan(40));
  },
);

it('explains every code', () =>
  expect(Object.keys(explainSyntax).sort()).toEqual(Object.keys(SYNTAX).sort()));

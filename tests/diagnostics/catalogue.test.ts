// Every code of the catalogue has a contract that shows it and nothing else, one that mends it, and its exact frame.
// UPDATE=1 writes the frames anew.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, type CatalogueCode, collector } from '../../compiler/base/catalogue.ts';
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import { EXPLANATIONS } from '../../compiler/base/explanations.ts';
import type { SourceFile } from '../../compiler/base/source.ts';
import { LINT_RULES } from '../../compiler/cli/lint-rules.ts';
import { plain } from '../../compiler/cli/render/paint.ts';
import { renderText } from '../../compiler/cli/render/render-text.ts';
import { reportOf } from '../../compiler/cli/render/report.ts';
import { type Compilation, compile } from '../../compiler/compile.ts';
import { ROOT } from '../support/examples.ts';

const codes = Object.keys(CATALOGUE) as CatalogueCode[];
/** Shown by tests of their own: what is on disk, and what TypeScript says of handwritten code. */
const shown = codes.filter((code) => Object.keys(EXPLANATIONS[code].before).length > 0);

function project(files: Readonly<Record<string, string>>): readonly SourceFile[] {
  const own = Object.entries(files).map(([path, text]) => ({ path: `contracts/${path}`, text }));
  const head = {
    path: 'contracts/toac.yaml',
    text: 'language: 1\nproject: acme\nversion: "1.0.0"\n',
  };

  return own.some((f) => f.path === head.path) ? own : [head, ...own];
}

/** Advice is given by `toac lint` alone; each rule is looked at by itself. */
function diagnosed(
  code: CatalogueCode,
  files: Readonly<Record<string, string>>,
): Pick<Compilation, 'diagnostics' | 'sources'> {
  const compilation = compile(project(files));

  if (!code.startsWith('TOA29') || compilation.program === undefined) return compilation;

  const found: Diagnostic[] = [];

  for (const rule of LINT_RULES) rule(compilation.program, collector(found));

  return {
    sources: compilation.sources,
    diagnostics: [...compilation.diagnostics, ...found.filter((d) => d.code === code)],
  };
}

function frameFile(code: string): string {
  return join(ROOT, 'tests', 'cases', 'diagnostics', `${code}.txt`);
}

describe.each(shown)('%s', (code) => {
  const { before, after } = EXPLANATIONS[code];

  it('is what the contract before shows, and nothing else', () => {
    const { diagnostics } = diagnosed(code, before);

    expect(
      [...new Set(diagnostics.map((d) => `${d.code} ${d.message}`))].filter(
        (d) => !d.startsWith(code),
      ),
    ).toEqual([]);
    expect(diagnostics.map((d) => d.code)).toContain(code);
  });

  it('is gone in the contract after', () => {
    expect(diagnosed(code, after).diagnostics.map((d) => `${d.code} ${d.message}`)).toEqual([]);
  });

  it('has its exact frame', () => {
    const { diagnostics, sources } = diagnosed(code, before);
    const frame = renderText(reportOf(diagnostics, sources), plain);
    const path = frameFile(code);

    if (process.env['UPDATE'] === '1' || !existsSync(path)) {
      if (process.env['CI'] === 'true') throw new Error(`no frame: ${path}`);

      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, frame);
    }

    expect(frame).toBe(readFileSync(path, 'utf8'));
  });
});

describe('the catalogue', () => {
  it('has an explanation for each code', () => {
    expect(codes.filter((code) => (EXPLANATIONS[code]?.text ?? '') === '')).toEqual([]);
  });

  it('shows all codes in contracts but those that are not in contracts', () => {
    expect(
      codes.filter((code) => !shown.includes(code)).every((code) => /^TOA[459]/.test(code)),
    ).toBe(true);
  });
});

// Single values that are written alike are one object in the model: what is named in one place has no name in another.
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';

const FILES = [
  { path: 'contracts/toac.yaml', text: 'language: 1\nproject: acme\nversion: "1.0.0"\n' },
  { path: 'contracts/types.yaml', text: 'types:\n  Code: string(3)\n' },
  {
    path: 'contracts/items.yaml',
    text: `types:
  Sku: string(1..40)
entity:
  fields:
    sku: string(1..40)
    named: Sku
    code: string(3)
    shared: Code
operations:
  add:
    type: computation
    input: { sku: string(1..40), named: Sku, list: [string(1..40)], shared: Code, wrong: integer(1..9) }
    output: string(3)
`,
  },
];

const { artifacts, diagnostics } = compile(FILES);

function textOf(path: string): string {
  return artifacts.find((a) => a.path === path)?.render() ?? '';
}

describe('a leaf type that is declared and written out', () => {
  it('compiles', () => {
    expect(diagnostics.map((d) => d.message)).toEqual([]);
  });

  it('is declared once, and named where its name is written', () => {
    const text = textOf('items/types.ts');

    expect(text.match(/^export type Sku = string;$/gm)).toHaveLength(1);
    expect(text).not.toMatch(/export type Code\b/);
    expect(text).toContain(
      '  readonly sku: string;\n  readonly named: Sku;\n  readonly code: string;\n  readonly shared: Code;\n',
    );
    expect(text).toContain('  readonly list: readonly string[];\n');
    expect(text).toContain('export type AddOutput = string;');
  });

  it('has one rule by name, and one where it stands', () => {
    const text = textOf('items/check.ts');

    expect(text.match(/sku: text\(1, 40\)/g)?.length).toBeGreaterThan(0);
    expect(text).toMatch(/named: checkSku\b/);
    expect(text).toMatch(/shared: checkCode\b/);
  });

  it('keeps the place of each of two mistakes', () => {
    const text =
      'entity:\n  fields:\n    a: string(9..1)\n    b: string(9..1)\n    c: integer(5..1)\n';
    const { diagnostics: found } = compile([
      FILES[0] as (typeof FILES)[0],
      { path: 'contracts/x.yaml', text },
    ]);

    expect(found.map((d) => text.slice(d.at.start, d.at.end))).toEqual(['9..1', '9..1', '5..1']);
  });
});

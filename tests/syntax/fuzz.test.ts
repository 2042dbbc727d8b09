// Whatever the text: nothing throws, nothing takes long, nothing is lost without a word.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatContract } from '../../compiler/1-syntax/format.ts';
import { parseFile } from '../../compiler/1-syntax/parse-file.ts';
import { allFiles } from './support/examples.ts';
import { mutateText } from './support/mutate-text.ts';
import { mutateValue, type Value } from './support/mutate-value.ts';
import { random } from './support/random.ts';
import { randomYaml } from './support/random-yaml.ts';

/** Whether something could not be read. */
function hasHoles(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasHoles);

  if (typeof node !== 'object' || node === null) return false;

  const { kind, failed } = node as { kind?: string; failed?: readonly string[] };

  return (
    kind === 'broken' ||
    (failed !== undefined && failed.length > 0) ||
    Object.values(node).some(hasHoles)
  );
}

function examine(path: string, text: string): void {
  const start = performance.now();
  const { content, diagnostics } = parseFile({ path, text });

  expect(performance.now() - start, text).toBeLessThan(1_000);
  expect(diagnostics.length > 0 || !hasHoles(content), `${text}\n${JSON.stringify(content)}`).toBe(
    true,
  );

  for (const { at, message } of diagnostics) {
    expect(
      at.start <= at.end && at.start >= 0 && at.end <= text.length,
      `${message} ${JSON.stringify(at)}\n${text}`,
    ).toBe(true);
  }
}

describe('fuzz', () => {
  it('2,000 mutated texts', () => {
    const rng = random(21);

    for (let i = 0; i < 2_000; i++) {
      const { path, text } = rng.pick(allFiles);
      const mutated = mutateText(text, rng);

      examine(path, mutated);
      if (i % 10 === 0) expect(typeof formatContract(mutated)).toBe('string');
    }
  });

  it('2,000 mutated contracts', () => {
    const rng = random(22);

    for (let i = 0; i < 2_000; i++) {
      const { path, text } = rng.pick(allFiles);

      examine(path, randomYaml(mutateValue(parse(text) as Value, rng), rng));
    }
  });

  it('large hostile files', () => {
    const line = '  a: { b: string(/x/), c: [d, { e: f }] } # g\n';

    for (const text of [
      `types:\n${line.repeat(20_000)}`,
      `policies:\n  a: ${'b or '.repeat(150_000)}c\n`,
      `policies:\n  a: ${'((('.repeat(200_000)}\n`,
      `description: ${'x '.repeat(400_000)}\n`,
      `description: "${'\\n'.repeat(400_000)}"\n`,
      `description: |\n${'  x\n'.repeat(200_000)}`,
      `types: { A: '${"''".repeat(400_000)}' }\n`,
      `types: { A: string(/${'(a|'.repeat(100_000)}/) }\n`,
      `types: { A: enum(${Array.from({ length: 90_000 }, (_, i) => `v${i}`).join('|')}) }\n`,
      `#${'#'.repeat(900_000)}\n`,
      `${'# toac-ignore\n'.repeat(60_000)}description: x\n`,
      `${'-'.repeat(1_000_000)}`,
      `${'&a '.repeat(300_000)}`,
      `${'a: b: '.repeat(100_000)}`,
      `${'"'.repeat(1_000_000)}`,
      `${'? '.repeat(60)}a\n`,
      `${'a:\n'.repeat(200_000)}`,
      `${Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join('\n')}`,
    ]) {
      const start = performance.now();

      parseFile({ path: 'contracts/a.yaml', text });
      const took = performance.now() - start;

      if (process.env['TIMES']) console.log(took.toFixed(0), JSON.stringify(text.slice(0, 40)));
      expect(took, text.slice(0, 60)).toBeLessThan(20_000);
    }
  });
});

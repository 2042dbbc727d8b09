// The structure check says yes and no exactly as Ajv does with the same schemas.

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fileRole } from '../../compiler/1-syntax/file-role.ts';
import { checkStructure } from '../../compiler/1-syntax/structure.ts';
import type { Node } from '../../compiler/1-syntax/tree.ts';
import { collector } from '../../compiler/base/catalogue.ts';
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import { validator } from './support/contract-schemas.ts';
import { allFiles } from './support/examples.ts';
import { mutateValue, type Value } from './support/mutate-value.ts';
import { random } from './support/random.ts';

/** A tree without places. */
function treeOf(value: Value): Node {
  const place = { start: 0, end: 0 };

  if (Array.isArray(value)) return { kind: 'list', ...place, items: value.map(treeOf) };

  if (typeof value !== 'object' || value === null)
    return { kind: 'scalar', ...place, style: 'plain', value };

  return {
    kind: 'map',
    ...place,
    entries: Object.entries(value).map(([text, part]) => ({
      key: { text, ...place, style: 'plain' },
      value: treeOf(part),
    })),
  };
}

function ours(value: Value, section: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];

  checkStructure(treeOf(value), section, {
    file: 'x.yaml',
    text: '',
    report: collector(diagnostics),
  });

  return diagnostics;
}

const documents = allFiles.map(({ path, text }) => ({
  section: fileRole(path).kind,
  value: parse(text) as Value,
}));

describe('structure', () => {
  it('accepts the examples, as Ajv does', () => {
    for (const { section, value } of documents) {
      const validate = validator(section);

      expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
      expect(ours(value, section)).toEqual([]);
    }
  });

  it('agrees with Ajv on 30,000 mutated contracts', () => {
    const rng = random(1);
    const verdicts = { valid: 0, invalid: 0 };

    for (let i = 0; i < 30_000; i++) {
      const { section, value } = rng.pick(documents);
      const mutated = mutateValue(value, rng);
      const validate = validator(section);
      const valid = validate(mutated) as boolean;
      const found = ours(mutated, section);

      if ((found.length === 0) !== valid) {
        expect.fail(
          `case ${i} (${section}): Ajv ${valid ? 'accepts' : `refuses ${JSON.stringify(validate.errors)}`}, ours ${JSON.stringify(found)}\n${JSON.stringify(mutated)}`,
        );
      }

      verdicts[valid ? 'valid' : 'invalid'] += 1;
    }

    expect(verdicts.valid).toBeGreaterThan(3_000);
    expect(verdicts.invalid).toBeGreaterThan(10_000);
  });
});

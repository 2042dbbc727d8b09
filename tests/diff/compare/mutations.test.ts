// Every operator at every place of the examples where it fits: its rule is found, it is decided, and what the whole
// inputs, outputs and payloads are to each other is never worse than what was found.
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../compiler/diff/compare-documents.ts';
import type { Document } from '../../../compiler/diff/document.ts';
import type { Comparison } from '../../../compiler/diff/finding.ts';
import { EXAMPLES, exampleFiles } from '../../support/examples.ts';
import { seeded } from '../../support/random.ts';
import { documentOf } from '../pairs/side.ts';
import { candidatesOf, type Mutant, mutantOf, mutantsOf } from './mutate.ts';
import { OPERATORS } from './operators.ts';
import { missedBy } from './whole-roots.ts';

interface Compared {
  readonly mutant: Mutant;
  readonly original: Document;
  readonly found: Comparison;
  readonly back: Comparison;
}

const ALL: readonly Compared[] = EXAMPLES.flatMap((name) => {
  const original = documentOf(exampleFiles(name));

  return mutantsOf(original, OPERATORS).map((mutant) => ({
    mutant,
    original,
    found: compareDocuments(original, mutant.document),
    back: compareDocuments(mutant.document, original),
  }));
});

/** A pattern lets only longer texts through anyway: nothing changes. */
const HARMLESS: ReadonlySet<string> = new Set([
  'ask for more characters at components.0.entity.fields.1.type.fields.0',
  'ask for more characters at components.0.entity.fields.1.type.fields.1',
]);

function isDecided({ findings }: Comparison): boolean {
  return findings.every(
    (f) =>
      !f.rule.endsWith('-undecided') &&
      f.impacts.every((i) => !i.text.startsWith('cannot be decided')),
  );
}

function nameOf({ mutant }: Compared): string {
  return `${mutant.operator.name} at ${mutant.at}`;
}

/** Two edits at once, which may hide each other, at places that chance picks. */
function twoAtOnce(seed: number, count: number): readonly Compared[] {
  const random = seeded(seed);
  const originals = EXAMPLES.map((name) => documentOf(exampleFiles(name)));

  return Array.from({ length: count }, () => {
    const original = random.pick(originals);
    const one = (document: Document): Mutant =>
      mutantOf(
        document,
        random.pick(candidatesOf(document, [random.pick(OPERATORS), ...EVERYWHERE])),
      );
    const first = one(original);
    const mutant = one(first.document);

    return {
      mutant: { ...mutant, at: `${mutant.at} after ${first.operator.name} at ${first.at}` },
      original,
      found: compareDocuments(original, mutant.document),
      back: compareDocuments(mutant.document, original),
    };
  });
}

/** So that there always is one. */
const EVERYWHERE = OPERATORS.filter((o) => o.name === 'allow null');

describe('mutations of the examples', () => {
  it('each find their rule', () => {
    const missed = ALL.filter(({ found, mutant }) => {
      const rules = found.findings.map((f) => f.rule);
      // An edit of a map's value has the rule of maps; what cannot be decided has its own.
      const isFound = rules.some(
        (rule) => rule === mutant.operator.rule || /^additional-|-undecided$/.test(rule),
      );

      return !isFound && !HARMLESS.has(`${mutant.operator.name} at ${mutant.at}`);
    });

    expect(missed.map((c) => `${nameOf(c)}: ${c.found.findings.map((f) => f.rule)}`)).toEqual([]);
  });

  it('are decided', () => {
    const all = ALL.flatMap((c) => [c.found, c.back]);
    const decided = all.filter(isDecided).length;
    const share = decided / all.length;

    console.log(
      `${ALL.length} mutants by ${OPERATORS.length} operators, ${(share * 100).toFixed(2)} % decided`,
    );

    expect(ALL.length).toBeGreaterThan(400);
    expect(share).toBeGreaterThanOrEqual(0.97);
  });

  it('are never less, two at once, than what whole inputs, outputs and payloads are', () => {
    const missed = twoAtOnce(20261122, 300).flatMap((c) => [
      ...missedBy(c.original, c.mutant.document, c.found).map((m) => `${nameOf(c)}: ${m}`),
      ...missedBy(c.mutant.document, c.original, c.back).map((m) => `back, ${nameOf(c)}: ${m}`),
    ]);

    expect(missed).toEqual([]);
  });

  it('are never less than what whole inputs, outputs and payloads are', () => {
    const missed = ALL.flatMap((c) => [
      ...missedBy(c.original, c.mutant.document, c.found).map((m) => `${nameOf(c)}: ${m}`),
      ...missedBy(c.mutant.document, c.original, c.back).map((m) => `back, ${nameOf(c)}: ${m}`),
    ]);

    expect(missed).toEqual([]);
  });
});

// Contracts with bytes, lines, keys and words that are others: no crash, no second lost, no word about files that have nothing to do with it.
import { afterAll, describe, expect, it } from 'vitest';
import { EXAMPLES, exampleFiles } from '../support/examples.ts';
import { keepFindings } from '../support/findings.ts';
import { seeded } from '../support/random.ts';
import { examine, subjectOf } from './examine.ts';
import { flipWord, MUTATIONS, mutate } from './mutations.ts';

/** `npm run verify fuzz` makes 10,000. */
const COUNT = Number(process.env['TOAC_MUTATIONS'] ?? 5_000);

const subjects = EXAMPLES.map((name) => subjectOf(name, exampleFiles(name)));

interface Result {
  readonly runs: number;
  readonly compiled: number;
  readonly slowest: number;
  readonly median: number;
  readonly most: number;
}

const results: Record<string, Result> = {};

function quantile(numbers: readonly number[], at: number): number {
  return (
    numbers.toSorted((a, b) => a - b)[
      Math.min(numbers.length - 1, Math.floor(numbers.length * at))
    ] ?? 0
  );
}

describe('the examples as they are', () => {
  it.each(subjects)('$name has no mistake', (subject) => {
    for (const file of subject.files) expect(examine(subject, { ...file }).diagnostics).toEqual([]);
  });
});

describe.each(MUTATIONS)(`${COUNT / MUTATIONS.length} files with other %s`, (mutation) => {
  const random = seeded(MUTATIONS.indexOf(mutation) + 100);

  it('are read to the end, each in less than a second', () => {
    const problems: string[] = [];
    const counts: number[] = [];
    let slowest = 0;
    let compiled = 0;

    for (let i = 0; i < COUNT / MUTATIONS.length; i++) {
      const subject = random.pick(subjects);
      const file = random.pick(subject.files);
      const text = mutate(file.text, mutation, random);
      const { diagnostics, milliseconds, problem } = examine(subject, { path: file.path, text });

      counts.push(diagnostics.length);
      slowest = Math.max(slowest, milliseconds);
      if (!diagnostics.some((d) => d.severity === 'error')) compiled++;
      if (problem !== undefined)
        problems.push(`${file.path}: ${problem}\n${changeOf(file.text, text)}`);
    }

    expect(problems.slice(0, 10)).toEqual([]);
    expect(compiled).toBeLessThan(COUNT / MUTATIONS.length / 2);
    results[mutation] = {
      runs: counts.length,
      compiled,
      slowest: Math.round(slowest),
      median: quantile(counts, 0.5),
      most: Math.max(...counts),
    };
  });
});

it('one other word: a median of at most 5 diagnostics, and of at most 12 in nine of ten', () => {
  const random = seeded(55);
  const counts: number[] = [];

  while (counts.length < COUNT / 5) {
    const subject = random.pick(subjects);
    const file = random.pick(subject.files);
    const { text, from, to } = flipWord(file.text, random);

    if (from === to) continue;

    const { diagnostics } = examine(subject, { path: file.path, text });

    if (diagnostics.length > 0) counts.push(diagnostics.length);
  }

  expect(quantile(counts, 0.5)).toBeLessThanOrEqual(5);
  expect(quantile(counts, 0.9)).toBeLessThanOrEqual(12);
  results['one word, of those that are mistakes'] = {
    runs: counts.length,
    compiled: 0,
    slowest: 0,
    median: quantile(counts, 0.5),
    most: Math.max(...counts),
  };
});

function changeOf(before: string, after: string): string {
  let at = 0;

  while (at < before.length && before[at] === after[at]) at++;

  const part = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 40), at + 40));

  return `${part(before)} → ${part(after)}`;
}

afterAll(() => {
  console.log(
    Object.entries(results)
      .map(([name, r]) => `${name}: ${JSON.stringify(r)}`)
      .join('\n'),
  );
  keepFindings('mutations', results);
});

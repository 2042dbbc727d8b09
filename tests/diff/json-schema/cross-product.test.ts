// All ordered pairs of the suite's schemas. An instance that is valid in one and not in the other refutes that the one
// is contained: then nothing may be claimed, and nearly always "no" must be answered, with a witness.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../../compiler/2-model/type-model.ts';
import { accepts } from '../../../compiler/diff/containment/accepts.ts';
import { containment } from '../../../compiler/diff/containment/contains.ts';
import type { Verdict } from '../../../compiler/diff/containment/schema.ts';
import { keepFindings } from '../../support/findings.ts';
import { validatorOf } from './confirm.ts';
import { instancesOf, readSuite, type SuiteSchema } from './suite.ts';

/** Fixed: a reader that takes fewer, or an engine that decides fewer, is seen here. */
const SCHEMAS = 238;
const PAIRS = SCHEMAS * (SCHEMAS - 1);
const REFUTED = 35_798;
/** Verdicts on instances in which Ajv and our evaluation differ: they prove nothing. */
const DROPPED = 13;

const NOTHING: Verdict = { contained: 'undecided', cause: 'not asked yet' };

const suite = readSuite();
const instances = instancesOf(suite);
const validators = suite.map(({ schema }) => validatorOf(schema));

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly verdict: Verdict;
}

const pairs: Pair[] = suite.flatMap((_, first) =>
  suite.flatMap((__, second) => (first === second ? [] : [{ first, second, verdict: NOTHING }])),
);

beforeAll(() => {
  const start = performance.now();

  for (const [at, { first, second }] of pairs.entries()) {
    const [a, b] = [suite[first], suite[second]];

    if (a !== undefined && b !== undefined)
      pairs[at] = { first, second, verdict: containment(a.side, b.side) };
  }

  console.info(`${pairs.length} pairs in ${Math.round(performance.now() - start)} ms`);
});

/** Undefined where the two validators differ. */
function verdictsOf({ side }: SuiteSchema, at: number): readonly (boolean | undefined)[] {
  return instances.map((instance) => {
    const own = accepts(side.schema, side.definitions, instance);

    return own === validators[at]?.(instance) ? own : undefined;
  });
}

/** Ajv divides in floating point. */
function isExact(witness: Json): boolean {
  return typeof witness !== 'number' || Math.abs(witness) <= Number.MAX_SAFE_INTEGER;
}

function nameOf({ first, second, verdict }: Pair): string {
  return `${JSON.stringify(verdict)}: ${suite[first]?.description} ⊆ ${suite[second]?.description}`;
}

describe('the JSON Schema test suite, draft 2020-12', () => {
  it('is read: our evaluation answers each of its tests as it says', () => {
    const wrong = suite.flatMap(({ file, description, side, tests }) =>
      tests
        .filter((t) => accepts(side.schema, side.definitions, t.data) !== t.valid)
        .map((t) => `${file}: ${description}: ${t.description}`),
    );

    expect(wrong).toEqual([]);
    expect(suite).toHaveLength(SCHEMAS);
  });

  it('no pair that an instance refutes is called contained, nine of ten are called not contained', () => {
    const rows = suite.map(verdictsOf);
    const refuted = pairs.filter(({ first, second }) =>
      instances.some((_, k) => rows[first]?.[k] === true && rows[second]?.[k] === false),
    );
    const count = (of: readonly Pair[], contained: Verdict['contained']) =>
      of.filter(({ verdict }) => verdict.contained === contained).length;
    const dropped = rows.flat().filter((verdict) => verdict === undefined).length;

    keepFindings('json-schema-suite', {
      schemas: suite.length,
      pairs: pairs.length,
      contained: count(pairs, 'yes'),
      refuted: refuted.length,
      answered: count(refuted, 'no'),
    });
    console.info(
      `schemas ${suite.length}, instances ${instances.length}, verdicts dropped ${dropped}, ` +
        `pairs ${pairs.length} (yes ${count(pairs, 'yes')}, no ${count(pairs, 'no')}, ` +
        `undecided ${count(pairs, 'undecided')}), refuted ${refuted.length} ` +
        `(no ${count(refuted, 'no')}, undecided ${count(refuted, 'undecided')})`,
    );

    expect(refuted.filter(({ verdict }) => verdict.contained === 'yes').map(nameOf)).toEqual([]);
    expect(pairs).toHaveLength(PAIRS);
    expect(refuted).toHaveLength(REFUTED);
    expect(dropped).toBe(DROPPED);
    expect(count(refuted, 'no') / refuted.length).toBeGreaterThanOrEqual(0.9);
    // Better than asked, and to stay so.
    expect(count(pairs, 'undecided')).toBe(0);
  });

  it('Ajv confirms each witness, of schemas whose own tests it answers right', () => {
    const trusted = suite.map(({ tests }, i) =>
      tests.every(({ data, valid }) => validators[i]?.(data) === valid),
    );
    const shown = pairs.flatMap(({ first, second, verdict }) =>
      verdict.contained === 'no' &&
      isExact(verdict.witness) &&
      trusted[first] === true &&
      trusted[second] === true
        ? [{ first, second, verdict }]
        : [],
    );
    const wrong = shown.filter(
      ({ first, second, verdict }) =>
        validators[first]?.(verdict.witness) !== true ||
        validators[second]?.(verdict.witness) !== false,
    );

    console.info(
      `${shown.length} witnesses, of ${trusted.filter(Boolean).length} schemas that Ajv reads right`,
    );

    expect(shown.length).toBeGreaterThan(30_000);
    expect(wrong.map(nameOf)).toEqual([]);
  });
});

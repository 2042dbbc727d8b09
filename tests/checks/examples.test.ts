// The types of the examples: emitted checks and Ajv agree on 100,000 values, half of them changed in one deep place.
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  CheckedTypes,
  CheckRequest,
  CheckRoot,
} from '../../compiler/4-emit/check/check-request.ts';
import { checkedTypes } from '../../compiler/4-emit/component/check-file.ts';
import { valuesOf } from '../../compiler/4-emit/component/checked-values.ts';
import { compile } from '../../compiler/compile.ts';
import { EXAMPLES, exampleFiles } from '../support/examples.ts';
import { compare, mutated, type Tally } from './agreement.ts';
import { type Checks, loadChecks } from './load-checks.ts';
import { createOracle, type Oracle } from './oracle.ts';
import { createRandom } from './random.ts';
import { validValue } from './valid-value.ts';

const VALUES = Number(process.env['CHECK_VALUES'] ?? 100_000);

interface Subject {
  readonly root: CheckRoot;
  readonly request: CheckRequest;
  readonly oracle: Oracle;
  readonly component: number;
}

/** Every component's values, with all functions in one file. */
function requests(): readonly CheckRequest[] {
  return EXAMPLES.flatMap((name) => {
    const { program } = compile(exampleFiles(name));

    if (program === undefined) throw new Error(`${name} does not compile`);

    return program.components.map((component) => {
      const types: CheckedTypes = new Map(
        [...checkedTypes(program, component)].map(([id, { checksFrom: _, ...type }]) => [id, type]),
      );
      const roots = valuesOf(component, program).map(
        ({ name: own, slot, position }): CheckRoot => ({
          name: own,
          slot,
          position,
          type: false,
          functions: ['is', 'check'],
        }),
      );

      return { roots, needs: [], types };
    });
  });
}

describe('the examples', () => {
  const random = createRandom(Number(process.env['SEED'] ?? 7));
  const all = requests();
  const checks: Checks[] = [];
  const subjects: Subject[] = all.flatMap((request, component) => {
    const oracle = createOracle(request.types);

    return request.roots.map((root) => ({
      root,
      request,
      component,
      oracle: oracle(root.slot, root.position),
    }));
  });

  beforeAll(async () => {
    for (const request of all) checks.push(await loadChecks(request));
  });

  const made = ({ root, request }: Subject) =>
    validValue(root.slot, { random, types: request.types, position: root.position, depth: 0 });
  const changed = (subject: Subject) =>
    mutated(made(subject), { ...subject, random, position: subject.root.position });

  it(`agree with Ajv on ${VALUES} values`, () => {
    const deep = subjects.filter((subject) =>
      Array.from({ length: 20 }, () => changed(subject)).some((value) => value !== undefined),
    );
    const tally: Tally = { valid: 0, mutated: 0, other: 0, differences: [] };

    expect(subjects.length).toBeGreaterThan(40);
    expect(deep.length).toBeGreaterThan(10);

    for (let i = 0; i < VALUES && tally.differences.length < 10; i++) {
      const wanted = random.chance(0.55) ? random.pick(deep) : undefined;
      const value = wanted === undefined ? undefined : changed(wanted);
      const subject = value === undefined ? random.pick(subjects) : (wanted as Subject);
      const own = checks[subject.component];

      if (own === undefined) throw new Error('no checks');

      compare(
        value ?? made(subject),
        { name: subject.root.name, oracle: subject.oracle, checks: own, deep: value !== undefined },
        tally,
      );
    }

    console.log(
      `${subjects.length} values of contracts: ${tally.valid} valid, ${tally.mutated} changed in one deep place, ${tally.other} other`,
    );
    expect(tally.differences).toEqual([]);
    expect(tally.valid / VALUES).toBeGreaterThanOrEqual(0.4);
    expect(tally.mutated / VALUES).toBeGreaterThanOrEqual(0.4);
  });
});

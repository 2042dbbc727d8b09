// Emitted checks and Ajv, which reads the emitted schema, agree: on the verdict and on every place.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../compiler/2-model/type-model.ts';
import type { CheckRequest, Position } from '../../compiler/4-emit/check/check-request.ts';
import { type Checks, loadChecks } from './load-checks.ts';
import { sitesOf } from './mutation.ts';
import { createOracle, type Oracle } from './oracle.ts';
import { createRandom, type Random } from './random.ts';
import { validValue } from './valid-value.ts';
import { zoo } from './zoo.ts';

const VALUES = Number(process.env['CHECK_VALUES'] ?? 100_000);
const SEED = Number(process.env['SEED'] ?? 20_260_115);

interface Tally {
  valid: number;
  mutated: number;
  other: number;
  readonly differences: string[];
}

describe.each(['in', 'out'] as const)('checks of position %s', (position) => {
  const random = createRandom(SEED);
  const request = zoo(random, position);
  const oracles = new Map<string, Oracle>();
  let checks: Checks;

  beforeAll(async () => {
    const oracle = createOracle(request.types);

    checks = await loadChecks({
      ...request,
      roots: request.roots.map((r) => ({ ...r, functions: ['is', 'check'] })),
    });
    for (const { name, slot } of request.roots) oracles.set(name, oracle(slot, position));
  });

  it(`agree with Ajv on ${VALUES / 2} values`, () => {
    const tally: Tally = { valid: 0, mutated: 0, other: 0, differences: [] };

    for (let i = 0; i < VALUES / 2 && tally.differences.length < 10; i++) {
      const root = request.roots[i % request.roots.length];
      const oracle = oracles.get(root?.name ?? '');

      if (root === undefined || oracle === undefined) throw new Error('no root');

      const value = validValue(root.slot, { random, types: request.types, position, depth: 0 });
      const changed = random.chance(0.55)
        ? mutated(value, { root, random, request, position })
        : undefined;

      compare(
        changed ?? value,
        { name: root.name, oracle, checks, deep: changed !== undefined },
        tally,
      );
    }

    expect(tally.differences).toEqual([]);
    expect(tally.valid / (VALUES / 2)).toBeGreaterThanOrEqual(0.4);
    expect(tally.mutated / (VALUES / 2)).toBeGreaterThanOrEqual(0.4);
  });
});

interface Mutating {
  readonly root: CheckRequest['roots'][number];
  readonly random: Random;
  readonly request: CheckRequest;
  readonly position: Position;
}

/** One change, two levels down at least; undefined where the value has no such place. */
function mutated(value: Json, { root, random, request, position }: Mutating): Json | undefined {
  const holder = { value: structuredClone(value) };
  const sites = sitesOf(holder, root.slot, { types: request.types, position }).filter(
    (site) => site.depth >= 2,
  );

  if (sites.length === 0) return undefined;

  random.pick(sites).change(random);

  return holder.value;
}

interface Subject {
  readonly name: string;
  readonly oracle: Oracle;
  readonly checks: Checks;
  readonly deep: boolean;
}

function compare(made: Json, { name, oracle, checks, deep }: Subject, tally: Tally): void {
  const value: unknown = JSON.parse(JSON.stringify(made));
  const accepted = oracle.accepts(value);
  const fast = checks.is(name)(value);
  const pointers = [
    ...new Set(
      checks
        .check(name)(value)
        .map((p) => p.pointer),
    ),
  ].sort();
  const expected = oracle.pointers(value);

  if (
    accepted !== fast ||
    accepted !== (pointers.length === 0) ||
    expected.join() !== pointers.join()
  ) {
    tally.differences.push(
      `${name} ${JSON.stringify(value)}: Ajv ${accepted} [${expected}], is ${fast}, check [${pointers}]`,
    );
  }

  if (accepted) tally.valid++;
  else if (deep) tally.mutated++;
  else tally.other++;
}

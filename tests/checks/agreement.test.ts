// Emitted checks and Ajv, which reads the emitted schema, agree: on the verdict and on every place.
import { beforeAll, describe, expect, it } from 'vitest';
import { compare, mutated, type Tally } from './agreement.ts';
import { type Checks, loadChecks } from './load-checks.ts';
import { createOracle, type Oracle } from './oracle.ts';
import { createRandom } from './random.ts';
import { validValue } from './valid-value.ts';
import { zoo } from './zoo.ts';

const VALUES = Number(process.env['CHECK_VALUES'] ?? 100_000);
const SEED = Number(process.env['SEED'] ?? 20_260_115);

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

// Every condition of every policy, `allow` and `guard` of the examples, deleted and negated: each such example fails at
// least one cell of the matrix of the example as it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AccessMatrix } from '../../runtime-lib/testing/access/access-matrix.ts';
import { type AccessSuite, accessSuite } from '../../runtime-lib/testing/access-suite.ts';
import { EXAMPLES, type ExampleName } from '../http/host-example.ts';
import { ROOT } from '../support/examples.ts';
import { keepFindings } from '../support/findings.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

const counts: Record<string, { mutants: number; killed: number }> = {};

afterAll(() => {
  console.info(`mutants of access: ${JSON.stringify(counts)}`);
  keepFindings('access-mutants', counts);
});

function matrixOf(name: string): AccessMatrix {
  const path = join(ROOT, 'generated', name, 'specs', 'access.json');

  return JSON.parse(readFileSync(path, 'utf8')) as AccessMatrix;
}

/** With the two halves of a mutant, and the cells of the routes that ask for its condition. */
function suiteOf(name: ExampleName, { component, routes, definition, served }: Mutant) {
  const { components, routes: all } = EXAMPLES[name];
  const cells = matrixOf(name).components.filter((c) => c.component === component);

  return accessSuite({
    matrix: {
      components: cells.map((c) => ({
        component,
        routes: c.routes.filter((r) => routes.includes(r.route)),
      })),
    },
    // Generated code has its types from the built library, tests run its sources.
    components: (components as unknown as AccessSuite['components']).map((c) =>
      c.id === component ? definition(c) : c,
    ),
    routes: (all as unknown as AccessSuite['routes']).map((r) =>
      r.component === component ? served(r) : r,
    ),
  });
}

/** Cells that fell by another verdict, not by something that went wrong. */
async function flippedBy(name: ExampleName, mutant: Mutant): Promise<string | undefined> {
  for (const test of suiteOf(name, mutant)) {
    const message = await test.run().then(
      () => '',
      (error: unknown) => String(error),
    );
    const flipped = /^ .*: (?:ok|seen|not seen|40[0134]) instead of .*$/m.exec(message)?.[0];

    if (flipped !== undefined) return flipped;
    if (message !== '') throw new Error(`${mutant.title} breaks:\n${message}`);
  }

  return undefined;
}

describe.each(Object.keys(EXAMPLES) as ExampleName[])('%s', (name) => {
  const mutants = mutantsOf(name);

  it('has mutants that keep what is not mutated', async () => {
    expect(mutants.length).toBeGreaterThan(3);
    expect(mutants.filter((m) => m.routes.length === 0).map((m) => m.title)).toEqual([]);
  });

  it.each(mutants.map((m) => [m.title, m] as const))('%s', async (title, mutant) => {
    const count = counts[name] ?? { mutants: 0, killed: 0 };

    counts[name] = count;
    count.mutants += 1;
    expect(await flippedBy(name, mutant), `${title} survives`).toBeDefined();
    count.killed += 1;
  });
});

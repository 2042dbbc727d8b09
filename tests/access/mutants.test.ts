// Every condition of every policy, `allow` and `guard`, deleted and negated: each such contract fails at least one cell of the
// matrix of the contract as it is.
import { afterAll, describe, expect, it } from 'vitest';
import { accessSuite } from '../../runtime-lib/testing/access-suite.ts';
import { keepFindings } from '../support/findings.ts';
import { type AccessProject, accessProjects } from './matrices.ts';
import { type Mutant, mutantsOf, unchangedOf } from './mutants.ts';

const projects = await accessProjects('mutants');
const counts: Record<string, { mutants: number; killed: number }> = {};

afterAll(() => {
  console.info(`mutants of access: ${JSON.stringify(counts)}`);
  keepFindings('access-mutants', counts);
});

/** With the two halves of a mutant, and the cells of the routes that ask for its condition. */
function suiteOf({ suite }: AccessProject, { component, routes, definition, served }: Mutant) {
  const cells = suite.matrix.components.filter((c) => c.component === component);

  return accessSuite({
    matrix: {
      components: cells.map((c) => ({
        component,
        routes: c.routes.filter((r) => routes.includes(r.route)),
      })),
    },
    components: suite.components.map((c) => (c.id === component ? definition(c) : c)),
    routes: suite.routes.map((r) => (r.component === component ? served() : r)),
  });
}

/** A cell that fell by another verdict, not by something that went wrong. */
async function flippedBy(project: AccessProject, mutant: Mutant): Promise<string | undefined> {
  for (const test of suiteOf(project, mutant)) {
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

describe.each(projects.map((p) => [p.name, p] as const))('%s', (name, project) => {
  const mutants = mutantsOf(project.files);

  it('has mutants, each of a condition that some route asks for', () => {
    expect(mutants.length).toBeGreaterThan(3);
    expect(mutants.filter((m) => m.routes.length === 0).map((m) => m.title)).toEqual([]);
  });

  it('holds where nothing is changed, emitted as mutants are', async () => {
    for (const same of unchangedOf(project.files))
      expect(await flippedBy(project, same)).toBeUndefined();
  });

  it.each(mutants.map((m) => [m.title, m] as const))('%s', async (title, mutant) => {
    const { mutants: all, killed } = counts[name] ?? { mutants: 0, killed: 0 };

    counts[name] = { mutants: all + 1, killed };
    expect(await flippedBy(project, mutant), `${title} survives`).toBeDefined();
    counts[name] = { mutants: all + 1, killed: killed + 1 };
  });
});

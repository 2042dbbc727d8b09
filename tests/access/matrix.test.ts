// The access matrix of each example holds: every cell is asked of the real gateway and service, on memory and on SQLite.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createMemory } from '../../runtime-lib/storage/memory.ts';
import { createSqlite } from '../../runtime-lib/storage/sqlite.ts';
import type { AccessMatrix } from '../../runtime-lib/testing/access/access-matrix.ts';
import { type AccessSuite, accessSuite } from '../../runtime-lib/testing/access-suite.ts';
import { EXAMPLES, type ExampleName } from '../http/host-example.ts';
import { ROOT } from '../support/examples.ts';
import { keepFindings } from '../support/findings.ts';

const STORAGES = { memory: createMemory, sqlite: () => createSqlite({ file: ':memory:' }) };
const cells: Record<string, number> = {};

afterAll(() => {
  console.info(`cells of access matrices: ${JSON.stringify(cells)}`);
  keepFindings('access-matrix', cells);
});

function matrixOf(name: string): AccessMatrix {
  const path = join(ROOT, 'generated', name, 'specs', 'access.json');

  return JSON.parse(readFileSync(path, 'utf8')) as AccessMatrix;
}

describe.each(Object.keys(EXAMPLES) as ExampleName[])('%s', (name) => {
  const matrix = matrixOf(name);
  const routes = matrix.components.flatMap((c) => c.routes);

  it('has every route of the gateway in its matrix, and each one was tried', () => {
    const served = EXAMPLES[name].routes.flatMap((c) =>
      c.routes.map(({ method, path }) => `${method} ${path}`),
    );

    expect(routes.map((r) => r.route).toSorted()).toEqual(served.toSorted());
    expect(routes.filter((r) => r.untried === true)).toEqual([]);

    for (const { route, verdicts = [] } of routes) {
      expect(verdicts.flat().length, route).toBeGreaterThan(0);

      cells[name] = (cells[name] ?? 0) + verdicts.flat().length;
    }
  });

  describe.each(Object.entries(STORAGES))('on %s', (_, storage) => {
    const suite = accessSuite({
      matrix,
      // Generated code has its types from the built library, tests run its sources.
      components: EXAMPLES[name].components as unknown as AccessSuite['components'],
      routes: EXAMPLES[name].routes as unknown as AccessSuite['routes'],
      storage,
    });

    it.each(suite.map((test) => [test.title, test] as const))('%s', (_title, test) => test.run());
  });
});

describe('the suite', () => {
  it('tells the cell that does not hold', async () => {
    const [first] = matrixOf('todo').components[0]?.routes ?? [];
    const turned = { ...first, verdicts: [['401', 'seen'], ...(first?.verdicts?.slice(1) ?? [])] };
    const [test] = accessSuite({
      matrix: { components: [{ component: 'tasks', routes: [turned] }] },
      components: EXAMPLES.todo.components as unknown as AccessSuite['components'],
      routes: EXAMPLES.todo.routes as unknown as AccessSuite['routes'],
    });

    await expect(test?.run()).rejects.toThrow('anonymous, owner = another: 401 instead of seen');
  });
});

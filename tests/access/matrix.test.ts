// Access matrices hold: every cell is asked of the real gateway and service, on memory and on SQLite.
import { execFile } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build as bundle } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { createMemory } from '../../runtime-lib/storage/memory.ts';
import { createSqlite } from '../../runtime-lib/storage/sqlite.ts';
import { accessSuite } from '../../runtime-lib/testing/access-suite.ts';
import { ROOT } from '../support/examples.ts';
import { keepFindings } from '../support/findings.ts';
import { scratch } from '../support/project.ts';
import { accessProjects } from './matrices.ts';

const STORAGES = { memory: createMemory, sqlite: () => createSqlite({ file: ':memory:' }) };
const projects = await accessProjects('matrix');
const cells: Record<string, number> = {};

afterAll(() => {
  console.info(`cells of access matrices: ${JSON.stringify(cells)}`);
  keepFindings('access-matrix', cells);
});

describe.each(projects.map((p) => [p.name, p] as const))('%s', (name, { suite }) => {
  const routes = suite.matrix.components.flatMap((c) => c.routes);

  it('has every route of the gateway in its matrix, each one tried, and let in by it', () => {
    const served = suite.routes.flatMap((c) =>
      c.routes.map(({ method, path }) => `${method} ${path}`),
    );

    expect(routes.map((r) => r.route).toSorted()).toEqual(served.toSorted());

    for (const { route, verdicts = [] } of routes) {
      const all = verdicts.flat();

      expect(all.includes('ok') || all.includes('seen'), route).toBe(true);

      cells[name] = (cells[name] ?? 0) + all.length;
    }
  });

  describe.each(Object.entries(STORAGES))('on %s', (_, storage) => {
    const tests = accessSuite({ ...suite, storage });

    it.each(tests.map((test) => [test.title, test] as const))('%s', (_title, test) => test.run());
  });
});

describe('the suite', () => {
  it('tells the cell that does not hold', async () => {
    const { suite } = projects[0] as (typeof projects)[0];
    const [first] = suite.matrix.components[0]?.routes ?? [];
    const turned = { ...first, verdicts: [['401', 'seen'], ...(first?.verdicts?.slice(1) ?? [])] };
    const matrix = { components: [{ component: 'tasks', routes: [turned] }] };
    const [test] = accessSuite({ ...suite, matrix });

    await expect(test?.run()).rejects.toThrow('anonymous, owner = another: 401 instead of seen');
  });

  it('runs as it is generated, by the test runner of Node', async () => {
    const folder = scratch('access-own');
    const from = join(ROOT, 'generated', 'desk', 'specs');
    const outfile = join(folder, 'access.test.mjs');

    await bundle({
      entryPoints: [join(from, 'access.test.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['@toac/runtime'],
    });
    copyFileSync(join(from, 'access.json'), join(folder, 'access.json'));

    const { stdout } = await promisify(execFile)(process.execPath, ['--test', outfile]);

    const routes = projects.find((p) => p.name === 'desk')?.suite.routes.flatMap((c) => c.routes);

    expect(stdout).toMatch(new RegExp(`^. pass ${routes?.length}$`, 'm'));
    expect(stdout).toMatch(/^. fail 0$/m);
  });
});

// toac diff as the packed command: one process, its exit code, and nothing on the disk but what was there.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { buildCli } from '../../../scripts/build-cli.mjs';
import { HOME } from '../../cli/command-line.ts';
import { tree } from '../../write/scratch.ts';
import { newRepository, STOCK } from './repository.ts';

beforeAll(() => buildCli(), 60_000);

it('compares with history, ends with 10, and writes nothing', () => {
  const repository = newRepository();

  repository.put({ 'contracts/stock.yaml': STOCK });
  repository.commit('two');
  repository.git('revert', '-n', 'HEAD');

  const before = tree(repository.folder);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(HOME, 'bin/toac.js'), 'diff', 'HEAD', '--format', 'github'],
    { cwd: repository.folder, encoding: 'utf8', env: { PATH: process.env['PATH'] } },
  );

  expect([status, stderr]).toEqual([10, '']);
  expect(stdout).toMatch(/^::error file=contracts\/toac\.yaml,.*component-removed stock/);
  expect(tree(repository.folder)).toEqual(before);
});

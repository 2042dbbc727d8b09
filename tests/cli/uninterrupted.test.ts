// A signal in the middle of writing: the writing ends, then the process does.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';
import { scratch } from '../write/scratch.ts';
import { HOME } from './command-line.ts';

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s waits for the end of the work', (signal) => {
  const folder = scratch();

  buildSync({
    stdin: {
      contents: `
        import { appendFileSync } from 'node:fs';
        import { uninterrupted } from './compiler/cli/uninterrupted.ts';

        uninterrupted(() => {
          appendFileSync('log', 'begun ');
          process.kill(process.pid, '${signal}');
          for (const end = Date.now() + 100; Date.now() < end; );
          appendFileSync('log', 'ended');
        }).then(() => new Promise((resolve) => setTimeout(resolve, 5000)));
      `,
      resolveDir: HOME,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: join(folder, 'run.mjs'),
  });

  const ran = spawnSync(process.execPath, ['run.mjs'], { cwd: folder });

  expect(ran.signal).toBe(signal);
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('begun ended');
});

// A database server that belongs to one test, so that it may be stopped and started while others run.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface OwnServer {
  readonly url: string;
  readonly start: () => void;
  readonly stop: () => void;
  readonly drop: () => void;
}

const services = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'scripts', 'services');

/** By `scripts/services`, in a folder and on a port of its own. */
export async function ownServer(name: 'postgres' | 'mariadb'): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), `toac-${name}-`));
  const key = name.toUpperCase();
  const environment = {
    ...process.env,
    TOAC_CACHE: folder,
    [`TOAC_TEST_${key}_PORT`]: String(await freePort()),
  };
  const run = (...words: readonly string[]): string =>
    execFileSync(services, words, {
      env: environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  run('start', name);

  const url = new RegExp(`^export TOAC_TEST_${key}_URL='([^']*)'$`, 'm').exec(run('env'))?.[1];

  if (url === undefined) throw new Error(`${name} has no address`);

  return {
    url,
    start: () => void run('start', name),
    stop: () => void run('stop', name),
    drop: () => {
      run('stop', name);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();

    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();

      server.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
}

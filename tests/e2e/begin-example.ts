// An example as `toac dev` runs it, begun from its template in a folder of its own, until it is ended.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT } from '../support/examples.ts';

export interface Begun {
  /** `http://localhost:8080` */
  readonly url: string;
  /** A page at this port of localhost may call. */
  readonly pagePort: number;
  readonly folder: string;
  readonly said: () => string;
  readonly end: () => Promise<void>;
}

/** Some examples ask for secrets. */
const SECRETS = { PROVIDER_WEBHOOK: 'whsec', TOKEN_KEY: 'k'.repeat(32) };

export async function beginExample(name: string): Promise<Begun> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `toac-${name}-`));
  const pagePort = await freePort();

  await ended(['init', name, '.'], folder);
  letIn(folder, `http://localhost:${pagePort}`);

  const child = start(['dev'], folder);
  let said = '';

  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text;
    });

  const end = async (): Promise<void> => {
    const gone = new Promise((resolve) => child.once('close', resolve));

    if (child.exitCode === null) {
      child.kill('SIGKILL');
      await gone;
    }

    rmSync(folder, { recursive: true, force: true });
  };
  const address = /^routes are served at (http:\S+?)(?:,|$)/m;

  for (let i = 0; i < 3000 && child.exitCode === null; i++) {
    const url = address.exec(said)?.[1];

    if (url !== undefined) return { url, pagePort, folder, said: () => said, end };

    await delay(10);
  }

  await end();
  throw new Error(`${name} did not begin; it said:\n${said}`);
}

function start(words: readonly string[], folder: string) {
  return spawn(process.execPath, [join(ROOT, 'bin/toac.js'), ...words], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      TOAC_ENDPOINTS_PORT: '0',
      TOAC_GATEWAY_PORT: '0',
      ...SECRETS,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(words: readonly string[], folder: string): Promise<void> {
  const child = start(words, folder);
  const code = await new Promise((resolve) => child.once('close', resolve));

  if (code !== 0) throw new Error(`toac ${words.join(' ')} ended with ${code}`);
}

/** Its own deployment for development, else one as the embedded default is. */
function letIn(folder: string, origin: string): void {
  const file = join(folder, 'contracts/deployments/local.yaml');

  if (!existsSync(file)) return;

  const text = readFileSync(file, 'utf8');

  writeFileSync(file, text.replace(/^gateway:\n/m, `gateway:\n  cors: { origins: [${origin}] }\n`));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');

  await new Promise((resolve) => server.once('listening', resolve));

  const { port } = server.address() as AddressInfo;

  await new Promise((resolve) => server.close(resolve));

  return port;
}

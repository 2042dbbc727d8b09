// toac as real processes: started, watched, signalled, and gone when the test ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect } from 'vitest';
import { ROOT } from '../support/examples.ts';

export interface Running {
  readonly process: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly exit: Promise<number | NodeJS.Signals | null>;
}

const started: Running[] = [];

afterEach(async () => {
  for (const { process, exit } of started.splice(0)) {
    process.kill('SIGKILL');
    await exit;
  }
});

export type Environment = Readonly<Record<string, string>>;

export function begin(
  words: readonly string[],
  working: string,
  environment: Environment = {},
): Running {
  const child = spawn(process.execPath, [join(ROOT, 'bin/toac.js'), ...words], {
    cwd: working,
    env: {
      PATH: process.env['PATH'] ?? '',
      TOAC_ENDPOINTS_PORT: '0',
      TOAC_GATEWAY_PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };

  child.stdout.on('data', (text) => {
    said.out += text;
  });
  child.stderr.on('data', (text) => {
    said.err += text;
  });

  const running = {
    process: child,
    out: () => said.out,
    err: () => said.err,
    exit: new Promise<number | NodeJS.Signals | null>((resolve) => {
      child.once('close', (code, signal) => resolve(code ?? signal));
    }),
  };

  started.push(running);

  return running;
}

export interface Ran {
  readonly exit: number | NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export async function toac(
  words: readonly string[],
  working: string,
  environment: Environment = {},
): Promise<Ran> {
  const running = begin(words, working, environment);
  const exit = await running.exit;

  return { exit, out: running.out(), err: running.err() };
}

/** Started, and ready. */
export async function beginReady(
  command: 'start' | 'dev',
  working: string,
  environment: Environment = {},
): Promise<Running> {
  const running = begin([command], working, environment);

  await until(() => running.err().includes('call one with'), running);

  return running;
}

export async function until(condition: () => boolean, running: Running): Promise<void> {
  for (let i = 0; i < 1500; i++) {
    if (condition()) return;
    if (running.process.exitCode !== null) break;

    await delay(10);
  }

  expect.fail(`it did not happen; it said:\n${running.out()}\n${running.err()}`);
}

/** Where its endpoints are. */
export function endpointsOf({ err }: Running): string {
  return /^status (http:\S+)\/status$/m.exec(err())?.[1] ?? '';
}

export interface Control {
  readonly process: number;
  readonly url: string;
  readonly token: string;
}

export const CONTROL = '.toac/run/contracts/control.json';

export function controlOf(working: string): Control {
  return JSON.parse(readFileSync(join(working, CONTROL), 'utf8')) as Control;
}

// Chromium without a window: opens a page, and gives back what the page has become.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Undefined where there is none; under CI that is a failure. */
export function findChromium(): string | undefined {
  const named = process.env['TOAC_TEST_CHROMIUM'];

  return named ?? NAMES.find((name) => isThere(name));
}

function isThere(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });

    return true;
  } catch {
    return false;
  }
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  // Timers run on; what the network does is waited for.
  '--virtual-time-budget=20000',
];

/** The document, once it has nothing left to do. */
export async function openPage(chromium: string, url: string): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'toac-chromium-'));

  try {
    const { stdout } = await promisify(execFile)(
      chromium,
      [...FLAGS, `--user-data-dir=${profile}`, '--dump-dom', url],
      { encoding: 'utf8', timeout: 60_000 },
    );

    return stdout;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

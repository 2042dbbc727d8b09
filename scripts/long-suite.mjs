// Runs tests with more rounds than CI has time for, and prints what they found as the last line:
// node scripts/long-suite.mjs TOAC_EDITS=500 tests/stability
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function main(words) {
  const rounds = words.filter((w) => w.includes('=')).map((w) => w.split('='));
  const tests = words.filter((w) => !w.includes('='));
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'toac-findings-'));

  try {
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const { status } = spawnSync(process.execPath, [vitest, 'run', ...tests], {
      cwd: root,
      env: { ...process.env, ...Object.fromEntries(rounds), TOAC_FINDINGS: folder },
      // What it says while it runs is for people; the findings alone are the output.
      stdio: ['ignore', 2, 2],
    });

    if (status !== 0) return 1;

    console.log(JSON.stringify(findingsIn(folder)));

    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function findingsIn(folder) {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [
        basename(name, '.json'),
        JSON.parse(readFileSync(join(folder, name), 'utf8')),
      ]),
  );
}

process.exitCode = main(process.argv.slice(2));

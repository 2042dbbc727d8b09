// Mounted in an Express application the gateway answers as by itself, but for the limits and paths that are the host's: the
// same tests once more, in a process of their own.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/examples.ts';

const SAME = ['requests', 'query', 'replies', 'streams'];

it('answers as it does by itself', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=json',
      ...SAME.map((name) => `tests/gateway/${name}.test.ts`),
    ],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, TOAC_MOUNTED: '1' } },
  );

  expect(status, stderr + failuresIn(stdout)).toBe(0);
  expect(reportIn(stdout).numPassedTests).toBeGreaterThan(250);
});

interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function reportIn(text: string): Report {
  return JSON.parse(text.slice(text.indexOf('{'))) as Report;
}

function failuresIn(text: string): string {
  return reportIn(text)
    .testResults.flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName }) => `\n${fullName}`)
    .join('');
}

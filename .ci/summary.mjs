// Reads vitest's JSON summary: seconds per suite against their budgets, what failed, and the closing line.
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [file, ...steps] = process.argv.slice(2);
const budgets = JSON.parse(readFileSync(join(root, '.ci/budgets.json'), 'utf8'));
const summary = read(file);

/** Without a summary no test is known to have passed. */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] };
  }
}

/** Suites are the folders of tests/, and the files that stand there alone. */
function secondsOf({ testResults }) {
  const seconds = new Map();

  for (const { name, startTime, endTime } of testResults) {
    const suite = relative(join(root, 'tests'), name).split(sep)[0];

    seconds.set(suite, (seconds.get(suite) ?? 0) + Math.max(0, endTime - startTime) / 1000);
  }

  return [...seconds].sort(([a], [b]) => (a < b ? -1 : 1));
}

console.log('\n== time per suite');

for (const [suite, seconds] of secondsOf(summary)) {
  const budget = budgets[suite];
  const said =
    budget === undefined ? 'no budget' : `budget ${budget}${seconds > budget ? ': OVER' : ''}`;

  console.log(`${suite.padEnd(28)} ${seconds.toFixed(1).padStart(7)} s  (${said})`);
}

// A file that could not even be loaded has no failed test.
const unloaded = summary.testResults.filter(
  (r) => r.status === 'failed' && !r.assertionResults.some((a) => a.status === 'failed'),
);
const others = steps.filter((s) => s !== 'tests' || summary.numFailedTests + unloaded.length === 0);
const failures = summary.numFailedTests + unloaded.length + others.length;

for (const { name } of unloaded) console.log(`failed to load: ${relative(root, name)}`);

if (steps.length > 0) console.log(`failed: ${steps.join(', ')}`);
if (summary.numPendingTests > 0) console.log(`${summary.numPendingTests} skipped`);

console.log(`${summary.numPassedTests} passed, ${failures} failed`);
process.exitCode = failures > 0 ? 1 : 0;

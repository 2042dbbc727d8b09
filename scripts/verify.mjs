// The long suites: runs those named (none = all) and keeps what they found in reports/<suite>.json, with a digest of what
// they judged, so that a report that is out of date can be told from one that is not. `--stale` prints those that are.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * `judges`: the folders and files whose change makes the report worthless.
 * `servers`: whether the real servers are started for it.
 * `command`: prints one JSON object on its last line, the findings; fails when the suite does.
 *
 * @type {readonly { readonly name: string, readonly judges: readonly string[], readonly servers?: boolean, readonly command: readonly string[] }[]}
 */
const SUITES = [
  {
    name: 'stability',
    judges: ['compiler', 'schemas', 'runtime-lib/symbols.ts', 'examples', 'tests/stability'],
    command: ['node', 'scripts/long-suite.mjs', 'TOAC_EDITS=500', 'tests/stability'],
  },
  {
    name: 'fuzz',
    judges: ['compiler', 'schemas', 'runtime-lib/symbols.ts', 'examples', 'tests/fuzz'],
    command: ['node', 'scripts/long-suite.mjs', 'TOAC_MUTATIONS=10000', 'tests/fuzz'],
  },
  {
    name: 'diff',
    judges: ['compiler', 'schemas', 'examples', 'tests/diff'],
    command: [
      'node',
      'scripts/long-suite.mjs',
      'TOAC_TEST_PAIRS=20000',
      'TOAC_TEST_INSTANCES=100',
      'tests/diff/containment',
      'tests/diff/json-schema',
      'tests/diff/compare',
      'tests/diff/rules',
    ],
  },
  {
    name: 'faults',
    judges: ['runtime-lib', 'tests/faults'],
    command: [
      'node',
      'scripts/long-suite.mjs',
      'TOAC_KILLS=200',
      'TOAC_OPERATIONS=10000',
      'TOAC_SYNCED=1000',
      'tests/faults',
    ],
  },
  {
    name: 'writers',
    judges: ['runtime-lib', 'tests/conformance'],
    servers: true,
    command: [
      'node',
      'scripts/long-suite.mjs',
      'TOAC_INCREMENTS=10000',
      'tests/conformance/writers.test.ts',
    ],
  },
  {
    name: 'queries',
    judges: ['runtime-lib', 'tests/storage'],
    servers: true,
    command: [
      'node',
      'scripts/long-suite.mjs',
      'TOAC_EMBEDDED_PAIRS=100000',
      'TOAC_PAIRS=5000',
      'tests/storage/differential.test.ts',
    ],
  },
  {
    name: 'http',
    judges: [
      'runtime-lib',
      'compiler/4-emit/openapi',
      'compiler/4-emit/gateway',
      'generated',
      'tests/http',
    ],
    command: [
      'node',
      'scripts/long-suite.mjs',
      'TOAC_HTTP_EXAMPLES=100',
      'tests/http/schemathesis.test.ts',
    ],
  },
  {
    name: 'policies',
    judges: ['runtime-lib', 'tests/access', 'tests/storage'],
    servers: true,
    command: [
      'node',
      'scripts/long-suite.mjs',
      'TOAC_EMBEDDED_CASES=100000',
      'TOAC_CASES=5000',
      'tests/access/forms.test.ts',
    ],
  },
];

function main(words) {
  if (words[0] === '--stale') return printStale();

  const unknown = words.filter((word) => !SUITES.some((s) => s.name === word));

  if (unknown.length > 0) {
    console.error(
      `no such suite: ${unknown.join(', ')}; there are: ${SUITES.map((s) => s.name).join(', ') || 'none yet'}`,
    );

    return 2;
  }

  const wanted = SUITES.filter((s) => words.length === 0 || words.includes(s.name));

  return wanted.map(run).some((failed) => failed) ? 1 : 0;
}

/** True when it failed: then the old report stays. */
function run({ name, judges, servers, command: [program, ...words] }) {
  const digest = digestOf(judges);
  const started = Date.now();
  const { status, stdout } = spawnSync(program, words, {
    cwd: root,
    env: servers === true ? { ...process.env, ...servedBy() } : process.env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 256 * 1024 * 1024,
  });
  const seconds = Math.round((Date.now() - started) / 1000);

  console.log(`${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);

  if (status !== 0) return true;

  const found = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '{}');

  mkdirSync(join(root, 'reports'), { recursive: true });
  writeFileSync(
    reportOf(name),
    `${JSON.stringify({ suite: name, judges, digest, seconds, found }, undefined, 2)}\n`,
  );

  return false;
}

/** The servers' addresses; without them their tests would be skipped, and the report would say nothing. */
function servedBy() {
  const script = join(root, 'scripts', 'services');
  const names = ['postgres', 'mariadb', 'mongodb'];

  execFileSync(script, ['start', ...names], { stdio: ['ignore', 'ignore', 'inherit'] });

  const printed = execFileSync(script, ['env'], { encoding: 'utf8' });

  return {
    CI: '1',
    ...Object.fromEntries(
      [...printed.matchAll(/^export (\w+)='?([^'\n]*)'?$/gm)].map(([, key, value]) => [key, value]),
    ),
  };
}

/** Never a failure: a long suite runs when somebody asks for it. */
function printStale() {
  for (const { name, judges } of SUITES) {
    const state = stateOf(name, judges);

    console.log(`reports/${name}.json ${state}`);
  }

  if (SUITES.length === 0) console.log('no long suites yet');

  return 0;
}

function stateOf(name, judges) {
  if (!existsSync(reportOf(name))) return 'is missing';

  const { digest } = JSON.parse(readFileSync(reportOf(name), 'utf8'));

  return digest === digestOf(judges) ? 'is up to date' : 'is OUT OF DATE: npm run verify';
}

function reportOf(name) {
  return join(root, 'reports', `${name}.json`);
}

function digestOf(paths) {
  const hash = createHash('sha256');

  for (const path of paths.flatMap(filesIn).sort()) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }

  return hash.digest('hex').slice(0, 16);
}

/** What git ignores is nobody's work. */
function filesIn(path) {
  const full = join(root, path);

  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];

  const entries = readdirSync(full, { withFileTypes: true });

  return entries
    .filter((e) => !['node_modules', 'dist', '.toac'].includes(e.name))
    .flatMap((e) =>
      e.isDirectory() ? filesIn(`${path}/${e.name}`) : e.isFile() ? [`${path}/${e.name}`] : [],
    );
}

process.exitCode = main(process.argv.slice(2));

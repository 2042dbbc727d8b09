// Emitted checks against Ajv: time of a valid body, and time until 200 entities can be checked. CPU, contenders in
// turn, fresh processes; prints ratios, asserts nothing. `node tests/bench/checks.mjs`, also a part of `npm run bench`
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = join(root, '.toac/bench');
const [mode, amount] = process.argv.slice(2);
const ENTITIES = 200;

/** Per row the sets of pairs, in microseconds of CPU. */
export async function measureChecks(count) {
  await prepareChecks();

  return [
    {
      title: 'valid order body, ours / ajv standalone',
      sets: sets(count, () => JSON.parse(child('rate'))),
    },
    {
      title: '200 entities ready, ours / ajv compiling at run time',
      sets: sets(count, () =>
        rounds(5, () => [loadingOf('ours', ENTITIES), loadingOf('ajv', ENTITIES)]),
      ),
    },
  ].map(({ title, sets: pairs }) => ({ title, sets: pairs.map(summary) }));
}

/** Microseconds of CPU until so many entities can be checked, in a fresh process. */
export function loadingOf(who, count) {
  return Number(child(`load-${who}`, count));
}

/** Bundles all that is measured, so that loading costs the same kind of thing on both sides. */
export async function prepareChecks() {
  mkdirSync(folder, { recursive: true });
  await bundle('subjects.mjs', `export * from './tests/bench/checks-subjects.ts'`);

  const { ours, schemas, orderBody } = await import(
    pathToFileURL(join(folder, 'subjects.mjs')).href
  );
  const modules = ours.entities.map((text, i) => {
    writeFileSync(join(folder, `entity-${i}.ts`), text);

    return `export * from './.toac/bench/entity-${i}.ts';`;
  });

  writeFileSync(join(folder, 'body.json'), orderBody);
  writeFileSync(join(folder, 'schemas.json'), JSON.stringify(schemas.entities));
  await bundle('order.mjs', ours.order);
  for (const count of [ENTITIES, modules.length])
    await bundle(`entities-${count}.mjs`, modules.slice(0, count).join('\n'));
  await bundle('ajv.mjs', `${AJV}\nexport { createAjv };`);
  await bundle(
    'ajv-print.mjs',
    `${AJV}\nimport print from 'ajv/dist/standalone/index.js';\nexport { createAjv, print };`,
  );
  await standalone(schemas.order);
}

const AJV = `
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

function createAjv(code) {
  const ajv = new Ajv2020({ strict: true, code });
  (formats.default ?? formats)(ajv);
  ajv.addFormat('decimal', true);
  ajv.addKeyword('x-toac-ref');
  return ajv;
}`;

/** Ajv's own emission, as a project would ship it. */
async function standalone(schema) {
  const { createAjv, print } = await import(pathToFileURL(join(folder, 'ajv-print.mjs')).href);
  const ajv = createAjv({ source: true, esm: true });
  const code = (print.default ?? print)(ajv, ajv.compile(schema));

  await bundle('standalone.mjs', code);
}

async function bundle(name, contents) {
  await build({
    stdin: { contents, loader: 'ts', resolveDir: root },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile: join(folder, name),
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    alias: { '@toac/runtime/check': join(root, 'runtime-lib/check.ts') },
    logLevel: 'error',
  });
}

/** In one process: pairs of CPU microseconds for a batch, in turn. */
async function rate() {
  const { readFileSync } = await import('node:fs');
  const { isOrder } = await import(pathToFileURL(join(folder, 'order.mjs')).href);
  const { default: validate } = await import(pathToFileURL(join(folder, 'standalone.mjs')).href);
  const body = readFileSync(join(folder, 'body.json'), 'utf8');
  const values = Array.from({ length: 1000 }, () => JSON.parse(body));
  const batch = (holds) => {
    let valid = 0;
    const start = process.cpuUsage();

    for (let i = 0; i < 200; i++) for (const value of values) if (holds(value)) valid++;

    const { user, system } = process.cpuUsage(start);

    if (valid !== 200_000) throw new Error(`only ${valid} valid`);

    return user + system;
  };

  for (let i = 0; i < 3; i++) [batch(isOrder), batch(validate)];

  const pairs = rounds(9, (i) => {
    if (i % 2 === 0) return [batch(isOrder), batch(validate)];

    const theirs = batch(validate);

    return [batch(isOrder), theirs];
  });

  process.stdout.write(JSON.stringify(pairs));
}

async function load(which, count) {
  const start = process.cpuUsage();

  if (which === 'load-ours') {
    const checks = await import(pathToFileURL(join(folder, `entities-${count}.mjs`)).href);

    for (const [name, check] of Object.entries(checks)) if (name.startsWith('is')) check({});
  } else {
    const { readFileSync } = await import('node:fs');
    const { createAjv } = await import(pathToFileURL(join(folder, 'ajv.mjs')).href);
    const ajv = createAjv({});

    const schemas = JSON.parse(readFileSync(join(folder, 'schemas.json'), 'utf8'));

    for (const schema of schemas.slice(0, count)) ajv.compile(schema)({});
  }

  const { user, system } = process.cpuUsage(start);

  process.stdout.write(String(user + system));
}

function child(...what) {
  return execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...what.map(String)], {
    encoding: 'utf8',
  });
}

function rounds(count, measure) {
  return Array.from({ length: count }, (_, i) => measure(i));
}

function sets(count, measure) {
  return Array.from({ length: count }, measure);
}

/** Ratios of minima and of medians, and what they are of. */
function summary(pairs) {
  const [ours, theirs] = [0, 1].map((side) =>
    pairs.map((pair) => pair[side]).sort((a, b) => a - b),
  );
  const middle = Math.floor(pairs.length / 2);
  const ratio = (at) => Number((ours[at] / theirs[at]).toFixed(3));
  const spread = (times) => ({ min: times[0], median: times[middle], max: times.at(-1) });

  return { min: ratio(0), median: ratio(middle), ours: spread(ours), theirs: spread(theirs) };
}

export function printChecks(rows) {
  const list = ({ min, median, max }) => `${min} / ${median} / ${max}`;

  for (const { title, sets: found } of rows)
    for (const { min, median, ours, theirs } of found)
      console.log(
        `${title}: min ${min.toFixed(2)}, median ${median.toFixed(2)} (µs ${list(ours)} against ${list(theirs)})`,
      );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (mode === undefined) printChecks(await measureChecks(3));
  else if (mode === 'rate') await rate();
  else await load(mode, Number(amount));
}

// Builds runtime-lib/dist (.js and .d.ts) with tsc alone, when a source is newer. Must not download anything.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const library = join(dirname(dirname(fileURLToPath(import.meta.url))), 'runtime-lib');
const output = join(library, 'dist');
const stamp = join(output, '.built');

/**
 * Several processes may call it at once: each builds aside and moves its result into place. Without `force`, as in
 * tests, a type error is left to `npm run types`.
 */
export function buildRuntime({ force = false } = {}) {
  if (!force && isFresh()) return;

  const aside = join(output, `.building-${process.pid}`);

  mkdirSync(aside, { recursive: true });

  try {
    compile(aside, force);
    for (const file of filesIn(aside, '.d.ts')) rewriteSpecifiers(file);
    for (const file of filesIn(aside, '.js.map')) rewriteSources(file);
    writeFileSync(join(aside, '.built'), '');
    replace(aside);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function compile(into, strict) {
  const require = createRequire(import.meta.url);
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');

  try {
    execFileSync(process.execPath, [tsc, '-p', library, '--outDir', into], { encoding: 'utf8' });
  } catch (error) {
    const message = `runtime-lib does not compile:\n${error.stdout ?? error.message}`;

    if (strict || readdirSync(into).length === 0) throw new Error(message);

    process.stderr.write(message);
  }
}

/** tsc writes `.js` into the code but leaves `.ts` in the declarations. */
function rewriteSpecifiers(file) {
  const text = readFileSync(file, 'utf8');

  writeFileSync(file, text.replace(/(from |import\()'(\.[^']*)\.ts'/g, "$1'$2.js'"));
}

/** Maps are written one folder deeper than they are put. */
function rewriteSources(file) {
  const text = readFileSync(file, 'utf8');

  writeFileSync(file, text.replace('"sources":["../', '"sources":["'));
}

/** Renames file by file, so that a reader never meets a missing file. */
function replace(aside) {
  for (const file of filesIn(aside, '')) {
    const target = output + file.slice(aside.length);

    mkdirSync(dirname(target), { recursive: true });
    renameSync(file, target);
  }

  for (const file of filesIn(output, '')) if (isOrphan(file)) rmSync(file, { force: true });
}

function isOrphan(file) {
  const path = file.slice(output.length + 1);
  const source = join(library, path.replace(/(\.js|\.d\.ts|\.js\.map)$/, '.ts'));

  return !path.startsWith('.') && statSync(source, { throwIfNoEntry: false }) === undefined;
}

function isFresh() {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs;

  if (built === undefined) return false;

  return [...sources(), join(library, 'tsconfig.json')].every((f) => statSync(f).mtimeMs <= built);
}

/** Folders too: their times change when a file is removed. */
function sources() {
  return readdirSync(library, { recursive: true })
    .filter((path) => !/^(dist|node_modules)/.test(path))
    .map((path) => join(library, path));
}

function filesIn(folder, suffix) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => join(entry.parentPath, entry.name));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) buildRuntime({ force: true });

// Builds dist/ with esbuild: the start, the bundle, the templates of `toac init`, and a code cache. Downloads nothing.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(root, 'dist');
const stamp = join(output, '.built');
/** Loaded only by the commands that need them, from node_modules. */
const EXTERNAL = [
  'yaml',
  './commander.cjs',
  'ts-morph',
  'typescript',
  'handlebars',
  'esbuild',
  'ajv',
  'ajv-formats',
  'json-schema-to-typescript',
];
/** Imported late, by the commands that need them: files of their own, so that nobody else reads them. */
const LATE = ['diff/compare-documents', 'diff/known-rules'];
const TEMPLATES = ['todo', 'shop', 'desk'];

/** Several processes may call it at once: each file is written aside and moved into place. */
export async function buildCli({ force = false } = {}) {
  if (!force && isFresh()) return;

  const began = new Date();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const bundle = await bundled('start.ts', {});
  const tool = createHash('sha256').update(bundle).digest('hex').slice(0, 12);
  const start = await bundled('boot.ts', {
    TOAC_TOOL: JSON.stringify(tool),
    TOAC_VERSION: JSON.stringify(version),
  });

  mkdirSync(output, { recursive: true });
  put('toac.cjs', bundle);
  put('start.cjs', start);
  put('commander.cjs', await bundled('commander', {}));

  for (const part of LATE) put(lateFile(part), await bundled(`../${part}.ts`, {}));

  removeCaches();
  copyTemplates();
  warmUp();
  put('.built', began.toISOString());
}

/** What load-bundle.ts calls. Put around it there, the whole text would be copied at each start. */
const WRAPPED = { banner: { js: '(function (exports, require, module) {' }, footer: { js: '})' } };

/** `options` are for those who look into the bundle. */
export async function bundled(entry, define, options = {}) {
  const { outputFiles } = await build({
    entryPoints: [entry === 'commander' ? entry : join(root, 'compiler', 'cli', entry)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: EXTERNAL,
    plugins: [lazyProcesses, lazyPackages, lateParts],
    legalComments: 'none',
    // Names stay, for the stacks of bug reports.
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'error',
    define,
    // A script that runs with a code cache has no import() of its own.
    ...(entry === 'start.ts' ? { ...WRAPPED, supported: { 'dynamic-import': false } } : {}),
    ...options,
  });

  return outputFiles[0].text.replace(
    /[^\x00-\x7f]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Commander loads node:child_process for a feature that toac does not use; it costs more than commander itself. */
const lazyProcesses = {
  name: 'lazy-processes',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?child_process$/ }, () => ({
      path: 'child_process',
      namespace: 'lazy',
    }));
    onLoad({ filter: /.*/, namespace: 'lazy' }, () => ({
      contents: ['spawn', 'spawnSync', 'execFile', 'execFileSync', 'fork']
        .map(
          (n) =>
            `export const ${n} = (...args) => process.getBuiltinModule('node:child_process').${n}(...args);`,
        )
        .join('\n'),
    }));
  },
};

/** A bundle has no `import.meta`; its own `require` finds packages from dist/, and commander in it. */
const lazyPackages = {
  name: 'lazy-packages',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:yaml|commander|esbuild)-package\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace('createRequire(import.meta.url)', 'require')
        .replace("require('commander')", "require('./commander.cjs')"),
      loader: 'ts',
    }));
  },
};

const lateParts = {
  name: 'late-parts',
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path }) => {
      const part = LATE.find((name) => path.endsWith(`/${name}.ts`));

      return kind === 'dynamic-import' && part !== undefined
        ? { path: `./${lateFile(part)}`, external: true }
        : undefined;
    });
  },
};

function lateFile(part) {
  return `${part.split('/').at(-1)}.cjs`;
}

function put(name, text) {
  const aside = join(output, `${name}.${process.pid}`);

  writeFileSync(aside, text);
  renameSync(aside, join(output, name));
}

/** Those of this bundle too: what warms it up may have changed. */
function removeCaches() {
  for (const name of readdirSync(output)) {
    if (name.endsWith('.cache')) rmSync(join(output, name), { force: true });
  }
}

/** Examples are the templates: what is shown is what is tested. */
function copyTemplates() {
  for (const name of TEMPLATES) {
    for (const part of ['contracts', 'src']) {
      const from = join(root, 'examples', name, part);
      const to = join(output, 'templates', name, part);

      rmSync(to, { recursive: true, force: true });

      if (existsSync(from)) copyFolder(from, to);
    }
  }
}

/** Another process may be doing the same, and ends it. */
function copyFolder(from, to) {
  try {
    cpSync(from, to, { recursive: true });
  } catch (error) {
    if (error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error;
  }
}

/** The first build writes the code cache. Without one toac is slower to start, nothing else. */
function warmUp() {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'toac-warm-'));

  try {
    cpSync(join(output, 'templates', 'shop'), folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{}');
    stayInside(join(folder, 'contracts', 'toac.yaml'));
    execFileSync(process.execPath, [join(root, 'bin', 'toac.js'), 'build'], {
      cwd: folder,
      stdio: 'ignore',
    });
  } catch {
    // What is wrong with a build is for the tests to say.
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Examples write into the repository's `generated/`; a build that is refused would leave the emitters out of the cache. */
function stayInside(project) {
  writeFileSync(project, readFileSync(project, 'utf8').replace(/^out: .*\n/m, ''));
}

function isFresh() {
  const built = statSync(stamp, { throwIfNoEntry: false });

  if (built === undefined) return false;

  const began = Date.parse(readFileSync(stamp, 'utf8'));

  return sources().every((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs < began);
}

/** Folders too: their times change when a file is removed. */
function sources() {
  const below = ['compiler', 'schemas', 'templates', 'examples'].filter((name) =>
    existsSync(join(root, name)),
  );

  return [
    join(root, 'package.json'),
    fileURLToPath(import.meta.url),
    ...below.flatMap((name) =>
      readdirSync(join(root, name), { recursive: true }).map((p) => join(root, name, p)),
    ),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildCli({ force: true });

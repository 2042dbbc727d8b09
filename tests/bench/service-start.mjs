// From the start of a process to its first reply to a caller: CPU, and the memory that it holds when it is idle then. Linux alone.
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import { buildCli } from '../../scripts/build-cli.mjs';
import { ROOT } from './projects.mjs';

const IDLE = 700;
const LIMIT = 30_000;
/** Of bare node:http; of a route that nobody may ask who is not known. */
const ANSWERED = [200, 401];

/**
 * Each lap is a process: of bare node:http, without and with a database of its own; of the todo example as a bundle, in
 * memory as peers are measured, on SQLite, and with its schedule; and of `toac start` in its folder.
 */
export async function openStarts() {
  await buildCli();

  const folder = newFolder();

  await writePrograms(folder);

  const programs = {
    bare: [join(folder, 'bare.mjs')],
    ours: [join(folder, 'memory.mjs')],
    'bare with SQLite': [join(folder, 'bare-sqlite.mjs')],
    'ours on SQLite': [join(folder, 'sqlite.mjs')],
    'todo as it is': [join(folder, 'whole.mjs')],
    'toac start': [join(ROOT, 'bin/toac.js'), 'start', 'examples/todo/contracts'],
  };

  return {
    run: (who) => started(programs[who], folder),
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function newFolder() {
  const parent = join(ROOT, '.toac', 'bench');

  mkdirSync(parent, { recursive: true });

  const folder = mkdtempSync(join(parent, 'start-'));

  for (const part of ['examples', 'generated'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));

  return folder;
}

async function writePrograms(folder) {
  writeFileSync(join(folder, 'bare.mjs'), BARE);
  writeFileSync(join(folder, 'bare-sqlite.mjs'), `${SQLITE}${BARE}`);

  const sqlite = "{ kind: 'sqlite', file: 'todo.sqlite' }";

  await bundle(
    folder,
    'memory',
    'memory',
    todo('{ ...tasks, schedules: [] }', "{ kind: 'memory' }"),
  );
  await bundle(folder, 'sqlite', 'sqlite', todo('{ ...tasks, schedules: [] }', sqlite));
  await bundle(folder, 'whole', 'sqlite', todo('tasks', sqlite));
}

function bundle(folder, name, kind, contents) {
  return build({
    stdin: { contents, loader: 'ts', resolveDir: ROOT, sourcefile: `${name}.ts` },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outdir: folder,
    entryNames: name,
    outExtension: { '.js': '.mjs' },
    packages: 'external',
    plugins: [withoutOther(kind)],
    alias: { '@toac/runtime/check': join(ROOT, 'runtime-lib/check.ts') },
    logLevel: 'error',
  });
}

/** A package holds the drivers that its deployments name. */
function withoutOther(kind) {
  return {
    name: 'drivers',
    setup({ onResolve }) {
      onResolve({ filter: /\/storage\/\w+\.ts$/ }, ({ kind: how, path }) =>
        how === 'dynamic-import' && !path.endsWith(`/${kind}.ts`)
          ? { path, external: true }
          : undefined,
      );
    },
  };
}

const BARE = `
import { createServer } from 'node:http';

const server = createServer((_request, response) => response.end('ready\\n'));

server.listen(0, '127.0.0.1', () =>
  console.error('routes are served at http://127.0.0.1:' + server.address().port));
`;

const SQLITE = `
import { DatabaseSync } from '@photostructure/sqlite';

const database = new DatabaseSync('bare.sqlite');

database.exec('pragma journal_mode = wal');
database.exec('pragma synchronous = full');
database.exec('create table if not exists tasks (id text primary key, title text not null) strict');
`;

/** What a deployment's entry is. The example has no OpenTelemetry; the checkout, in which it runs, does. */
const todo = (component, storage) => `
import { gateway } from './generated/todo/gateway/main.ts';
import { tasks } from './generated/todo/tasks/component.ts';
import { noTracer, runService } from './runtime-lib/process.ts';

const run = await runService({
  components: [${component}],
  routes: gateway.components,
  deployment: {
    name: 'bench',
    storages: { default: ${storage} },
    configuration: {},
  },
  dev: false,
  tracer: noTracer,
  output: { write: () => undefined, isTerminal: false },
});

console.error('routes are served at ' + run.gateway());
`;

async function started(argv, cwd) {
  const begin = performance.now();
  const child = spawn(process.execPath, argv, {
    cwd,
    env: {
      ...process.env,
      TOAC_ENDPOINTS_PORT: '0',
      TOAC_ENDPOINTS_HOST: '127.0.0.1',
      TOAC_GATEWAY_PORT: '0',
      TOAC_GATEWAY_HOST: '127.0.0.1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const end = () => child.kill('SIGKILL');

  process.once('exit', end);

  try {
    await replied(`${await addressOf(child)}/tasks`);

    const rate = 1000 / (performance.now() - begin);
    const cpu = cpuOf(child.pid);

    await delay(IDLE);

    return { cpu, rate, memory: residentOf(child.pid) };
  } finally {
    process.off('exit', end);
    end();
  }
}

function addressOf({ stderr, pid }) {
  let said = '';

  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${pid} says nothing`)), LIMIT);

    stderr.on('data', (text) => {
      said += text;

      const address = /^routes are served at (http:\S+)$/m.exec(said)?.[1];

      if (address === undefined) return;

      clearTimeout(timer);
      resolve(address);
    });
    stderr.once('end', () => reject(new Error(`it ended: ${said.trim().split('\n').at(-1)}`)));
  });
}

function replied(url) {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      response.resume();
      response.once('end', () =>
        ANSWERED.includes(response.statusCode)
          ? resolve()
          : reject(new Error(`${response.statusCode}`)),
      );
    }).once('error', reject);
  });
}

/** Microseconds of all its threads. */
export function cpuOf(pid) {
  const tasks = readdirSync(`/proc/${pid}/task`).map((task) =>
    Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
  );

  return tasks.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1000;
}

/** Megabytes. */
function residentOf(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));

  return Number(kilobytes) / 1024;
}

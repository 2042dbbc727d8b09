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
/** Of so many laps, one waits until the process is idle: its memory is the same in all, its CPU is not. */
const WAITING = 12;
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
    'ours without routes': [join(folder, 'inside.mjs')],
    'bare with SQLite': [join(folder, 'bare-sqlite.mjs')],
    'ours on SQLite': [join(folder, 'sqlite.mjs')],
    'todo as it is': [join(folder, 'whole.mjs')],
    'toac start': [join(ROOT, 'bin/toac.js'), 'start', 'examples/todo/contracts'],
  };

  // The first one warms up, and nobody counts it.
  let laps = -1;

  return {
    run: (who) => started(programs[who], folder, laps++ % WAITING === 0),
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

  const memory = "{ kind: 'memory' }";
  const tasks = '{ ...tasks, schedules: [] }';

  await bundle(folder, 'memory', ['memory', 'serving'], todo(tasks, memory, ROUTES));
  await bundle(folder, 'inside', ['memory'], todo(tasks, memory));
  await bundle(folder, 'sqlite', ['sqlite', 'serving'], todo(tasks, sqlite, ROUTES));
  await bundle(folder, 'whole', ['sqlite', 'serving'], todo('tasks', sqlite, ROUTES));
}

function bundle(folder, name, parts, contents) {
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
    plugins: [withoutOther(parts)],
    alias: { '@toac/runtime/check': join(ROOT, 'runtime-lib/check.ts') },
    logLevel: 'error',
  });
}

/** A package holds the drivers that its deployments name, and a gateway where there are routes. */
function withoutOther(parts) {
  return {
    name: 'parts',
    setup({ onResolve }) {
      onResolve({ filter: /\/(storage\/\w+|gateway\/serving)\.ts$/ }, ({ kind, path }) =>
        kind === 'dynamic-import' && !parts.some((part) => path.endsWith(`/${part}.ts`))
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
  console.error('ask http://127.0.0.1:' + server.address().port + '/tasks'));
`;

/** Nobody may ask who is not known; without a gateway, the process itself is asked. */
const ROUTES = 'gateway.components';

const SQLITE = `
import { DatabaseSync } from '@photostructure/sqlite';

const database = new DatabaseSync('bare.sqlite');

database.exec('pragma journal_mode = wal');
database.exec('pragma synchronous = full');
database.exec('create table if not exists tasks (id text primary key, title text not null) strict');
`;

/** What a deployment's entry is. The example has no OpenTelemetry; the checkout, in which it runs, does. */
const todo = (component, storage, routes) => `
${routes === undefined ? '' : "import { gateway } from './generated/todo/gateway/main.ts';"}
import { tasks } from './generated/todo/tasks/component.ts';
import { noTracer, runService } from './runtime-lib/process.ts';

const run = await runService({
  components: [${component}],
  routes: ${routes ?? '[]'},
  deployment: {
    name: 'bench',
    storages: { default: ${storage} },
    configuration: {},
  },
  dev: false,
  tracer: noTracer,
  output: { write: () => undefined, isTerminal: false },
});

console.error('ask ' + (run.gateway() === undefined ? run.endpoints + '/ready' : run.gateway() + '/tasks'));
`;

async function started(argv, cwd, waits) {
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
    await replied(await addressOf(child));

    const rate = 1000 / (performance.now() - begin);
    const cpu = cpuOf(child.pid);

    if (waits) await delay(IDLE);

    return { cpu, rate, memory: waits ? residentOf(child.pid) : undefined };
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

      const address = /^ask (http:\S+)$/m.exec(said)?.[1];
      const served = /^routes are served at (http:\S+)$/m.exec(said)?.[1];

      if (address === undefined && served === undefined) return;

      clearTimeout(timer);
      resolve(address ?? `${served}/tasks`);
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

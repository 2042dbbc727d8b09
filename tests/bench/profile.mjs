// Where the CPU of a cold build goes: by phase, by folder, and the functions that cost most by themselves.
// `node tests/bench/profile.mjs [operations]`
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundled } from '../../scripts/build-cli.mjs';
import { cold, NODE } from './compiler.mjs';
import { inTurn, spread } from './measure.mjs';
import { openSpace, ROOT } from './projects.mjs';
import { printTable } from './table.mjs';

const RUNS = 5;
const TOP = 30;
const operations = Number(process.argv[2] ?? 1000);

async function main() {
  const space = await openSpace();

  await buildReadable(space.tools);
  build(space, 100, []);

  const { found } = await inTurn([NODE, { name: 'toac', prepare: () => cold(space, operations) }], {
    laps: RUNS,
    log: space.log,
  });
  const [node, cpu] = found.map(({ samples }) => spread(samples).median);
  const modules = moduleOfLine(readFileSync(join(space.tools, 'dist/toac.cjs'), 'utf8'));
  const frames = profiles(space).flatMap((profile) => readFrames(profile, modules));

  process.stderr.write('\n');
  // What Node does before its profiler begins is in no profile.
  console.log(
    `cold build, ${operations} operations: ${cpu} ms of CPU, of which Node's start ${node}; shares are of the rest`,
  );
  print('phase', frames, { cpu: cpu - node, key: ({ phase }) => phase });
  print('folder, by itself', frames, { cpu: cpu - node, key: ({ module }) => folderOf(module) });
  print('function, by itself', frames, {
    cpu: cpu - node,
    key: ({ name, module }) => `${name}  ${module}`,
  });
}

/** The bundle as it is shipped but for its line ends, so that a line tells the module that it came from. */
async function buildReadable(tools) {
  const options = { minifyWhitespace: false, absWorkingDir: ROOT };
  const define = { TOAC_TOOL: '"profile"', TOAC_VERSION: '"0.0.0"' };

  writeFileSync(join(tools, 'dist/toac.cjs'), await bundled('start.ts', {}, options));
  writeFileSync(join(tools, 'dist/start.cjs'), await bundled('boot.ts', define, options));
}

function build(space, size, flags) {
  const { argv, cwd } = cold(space, size);
  const [node, ...args] = argv;

  execFileSync(node, [...flags, ...args], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

function profiles(space) {
  const folder = join(space.tools, 'profiles');

  mkdirSync(folder);

  for (let i = 0; i < RUNS; i++)
    build(space, operations, [
      '--cpu-prof',
      '--cpu-prof-dir',
      folder,
      '--cpu-prof-interval',
      '250',
    ]);

  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** esbuild puts a module's path before its code. */
function moduleOfLine(text) {
  let module = 'toac.cjs';

  return text.split('\n').map((line) => {
    module =
      /^\/\/ ((?:compiler|runtime-lib|schemas|node_modules)\/\S+)$/.exec(line)?.[1] ?? module;

    return module;
  });
}

/** Every function with the time that it took by itself, and the phase on whose behalf. */
function readFrames({ nodes, samples, timeDeltas }, modules) {
  const byId = new Map(nodes.map((node) => [node.id, { ...node, time: 0 }]));
  const frames = [];
  const visit = (id, phase) => {
    const { callFrame, children = [], time } = byId.get(id);
    const module = moduleOf(callFrame, modules);
    const own = phaseOf(module) ?? phase;

    if (time > 0)
      frames.push({ name: callFrame.functionName || '(anonymous)', module, phase: own, time });

    for (const child of children) visit(child, own);
  };

  samples.forEach((id, i) => {
    byId.get(id).time += timeDeltas[i];
  });
  visit(nodes[0].id, 'Node itself');

  return frames.filter(({ name }) => name !== '(idle)').map(named);
}

function moduleOf({ url, lineNumber, functionName }, modules) {
  if (url.endsWith('toac.cjs')) return modules[lineNumber];
  if (url.endsWith('start.cjs')) return 'start.cjs';
  if (url.startsWith('node:')) return url;

  return functionName.startsWith('(') ? 'V8' : 'native';
}

/** Libraries and base/ work for the phase that called them. */
function phaseOf(module) {
  return /^compiler\/(\d-\w+|cli)\//.exec(module)?.[1] ?? { 'start.cjs': 'cli' }[module];
}

function named(frame) {
  return /^\((garbage collector|program)\)$/.test(frame.name)
    ? { ...frame, phase: frame.name }
    : frame;
}

function folderOf(module) {
  if (module.startsWith('node_modules/')) return module.split('/').slice(0, 2).join('/');

  return module.includes('/') && !module.startsWith('node:')
    ? dirname(module)
    : module.split(':')[0];
}

function print(title, frames, { cpu, key }) {
  const times = new Map();
  const all = frames.reduce((sum, { time }) => sum + time, 0);

  for (const frame of frames) times.set(key(frame), (times.get(key(frame)) ?? 0) + frame.time);

  const lines = [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, TOP)
    .map(([name, time]) => [
      name,
      `${((100 * time) / all).toFixed(1)} %`.padStart(6),
      `${((cpu * time) / all).toFixed(0)} ms`.padStart(7),
    ]);

  printTable([[title, 'share', 'CPU'], ...lines]);
}

await main();

// `npm run bench`: toac and its peers, measured; prints tables and writes results.json. Asserts nothing.
// --quick: fewer runs, only indicative. --only compiler|diff|checks|state|gateway: a part; state:postgres those of its rows.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureChecks, printChecks } from './checks.mjs';
import { compilerContenders } from './compiler.mjs';
import { ROWS as DIFF_ROWS, measureDiff } from './diff.mjs';
import { measureGateway, printPeerRatios } from './gateway.mjs';
import { ROWS as GATEWAY_ROWS } from './gateway-rows.mjs';
import { inTurn } from './measure.mjs';
import {
  equivalence,
  installPeers,
  peerContenders,
  peerInputs,
  peerVersions,
  SIZES,
} from './peers.mjs';
import { BENCH, openSpace } from './projects.mjs';
import { judge, printGoals, printPeers, printTimes, summarise } from './report.mjs';
import { measureState, printState } from './state.mjs';

const RESULTS = join(BENCH, 'results.json');
const FULL = { name: 'full', sets: 3, laps: 15, peerLaps: 5, stateLaps: 5, requests: 2500 };
const QUICK = { name: 'quick', sets: 1, laps: 9, peerLaps: 2, stateLaps: 5, requests: 2500 };
const PARTS = ['compiler', 'diff', 'checks', 'state', 'gateway'];

async function main() {
  const { quick, only } = options();
  const plan = quick ? QUICK : FULL;
  const parts = {};

  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

  const wants = (part) => only === undefined || only.split(':')[0] === part;

  if (wants('compiler')) parts.compiler = await benchCompiler(plan);
  if (wants('diff')) parts.diff = await benchDiff(plan);
  if (wants('checks')) parts.checks = await benchChecks(plan);
  if (wants('state')) parts.state = await benchState(plan, only?.split(':')[1]);
  if (wants('gateway')) parts.gateway = await benchGateway(plan);

  write(parts);

  if (
    [parts.compiler, parts.diff].some((part) =>
      part?.goals.some(({ failed }) => failed !== undefined),
    )
  )
    process.exitCode = 1;
}

function options() {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean' }, only: { type: 'string' } },
  });

  if (values.only !== undefined && !PARTS.includes(values.only.split(':')[0])) {
    console.error(PARTS.map((part) => `--only ${part}`).join(', or '));
    process.exit(64);
  }

  return values;
}

async function benchCompiler(plan) {
  const refused = tried(installPeers);
  const measured = await measureCompiler(await openSpace(), plan, refused === undefined);

  return { ...measured, ...(refused === undefined ? {} : { peers: refused }) };
}

/** Without peers toac is measured all the same. */
function tried(action) {
  try {
    action();

    return undefined;
  } catch (error) {
    console.error(`no peers: ${error.message}`);

    return error.message;
  }
}

async function measureCompiler(space, plan, peers) {
  const load = loadavg()[0];
  const inputs = peers ? SIZES.map((n) => peerInputs(space, n)) : [];
  const sets = [];

  for (let i = 0; i < plan.sets; i++)
    sets.push(await measureSet(space, plan, { inputs, before: sets.at(-1) }));

  const groups = Object.fromEntries(
    Object.keys(sets[0]).map((key) => [key, summarise(sets.map((set) => set[key].found))]),
  );
  const others = sets.flatMap((set) => Object.values(set).map((group) => group.others));
  const { toac, ...bySize } = groups;
  const goals = judge(toac, newNode());
  const same = peers ? equivalence(space, inputs[1]) : undefined;

  console.log();
  print({ plan, goals, toac, bySize, same, noise: noise(load, others) });

  return {
    runs: plan.name,
    others: Number(Math.max(...others).toFixed(2)),
    goals,
    cpuMs: { toac, ...bySize },
    equivalence: same,
    versions: peers ? peerVersions() : undefined,
  };
}

/** Fresh processes of everything: toac by itself, then with its peers at each size. */
async function measureSet(space, { laps, peerLaps, name }, { inputs, before }) {
  const { log } = space;
  const measured = (key, contenders, count) =>
    inTurn(contenders, { laps: count, log, before: before?.[key].found });
  const set = { toac: await measured('toac', compilerContenders(space), laps) };

  for (const input of inputs) {
    const contenders = peerContenders(space, input, { quick: name === 'quick' });

    set[input.operations] = await measured(input.operations, contenders, peerLaps);
  }

  return set;
}

/** Where Node itself starts twice as fast, a ratio to its start says half as much. */
function newNode() {
  return Number(process.versions.node.split('.')[0]) >= 22;
}

function noise(load, others) {
  const share = Math.max(...others);

  return `load at the start ${load.toFixed(1)}; others used up to ${Math.round(share * 100)} % of the CPU of a group${
    share > 0.1 ? ': THE MACHINE WAS NOT CALM, figures are only indicative' : ''
  }`;
}

function print({ plan, goals, toac, bySize, same, noise }) {
  printGoals(goals);
  printPeers(bySize);
  printTimes('toac', toac);

  for (const size of Object.keys(bySize)) printTimes(`${size} operations`, bySize[size]);

  if (same !== undefined) {
    const { toac: ours, TypeSpec: theirs } = same;
    const list = (c) =>
      `${c.operations} operations, ${c.parameters} parameters, ${c.responses} responses`;

    console.log(`\nsame content: toac ${list(ours)}; TypeSpec ${list(theirs)}`);
  }

  console.log(
    `\n${plan.name} run, ${plan.sets} set(s), Node ${process.version}, ${cpus().length} cores; ${noise}`,
  );
}

async function benchDiff({ name, sets, laps }) {
  const load = loadavg()[0];
  const space = await openSpace();
  const measured = [];

  for (let i = 0; i < sets; i++)
    measured.push(await measureDiff(space, { laps, before: measured.at(-1)?.found }));

  const group = summarise(measured.map((set) => set.found));
  const goals = judge(group, newNode(), DIFF_ROWS);
  const others = measured.map((set) => set.others);

  console.log();
  printGoals(goals, DIFF_ROWS);
  printTimes('toac diff', group);
  console.log(
    `\n${name} run, ${sets} set(s), Node ${process.version}, ${cpus().length} cores; ${noise(load, others)}`,
  );

  return { runs: name, others: Number(Math.max(...others).toFixed(2)), goals, cpuMs: group };
}

async function benchChecks({ name, sets }) {
  const rows = await measureChecks(sets);

  console.log();
  printChecks(rows);

  return { runs: name, rows };
}

async function benchState({ name, sets, stateLaps }, only) {
  const load = loadavg()[0].toFixed(1);
  const state = await measureState({
    sets,
    laps: stateLaps,
    slice: (lap) => (lap < 0 ? 500 : 120),
    only,
  });

  console.log();
  printState(state);
  console.log(`\n${name} run, ${sets} set(s), Node ${process.version}, load at the start ${load}`);

  return { runs: name, load, ...withOthers(state) };
}

async function benchGateway({ name, sets, stateLaps, requests }) {
  const load = loadavg()[0].toFixed(1);
  const refused = tried(installPeers);
  const gateway = await measureGateway(await openSpace(), {
    sets,
    laps: stateLaps,
    requests,
    peers: refused === undefined,
  });

  console.log();
  printState(gateway, { rows: GATEWAY_ROWS, of: 'gateway' });
  printPeerRatios(gateway);
  console.log(`\n${name} run, ${sets} set(s), Node ${process.version}, load at the start ${load}`);

  return { runs: name, load, ...gateway };
}

/** Rows that were not measured stay as they were. */
function withOthers({ goals, measured }) {
  const before = read()[nodeName()]?.state ?? { goals: [], measured: {} };
  const others = before.goals.filter(({ id }) => !goals.some((goal) => goal.id === id));

  return { goals: [...others, ...goals], measured: { ...before.measured, ...measured } };
}

function nodeName() {
  return `node ${process.versions.node.split('.')[0]}`;
}

/** A part that was not measured stays as it was, and so does what another Node gave. */
function write(parts) {
  const before = read();
  const node = nodeName();
  const machine = {
    cores: cpus().length,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
  const results = { ...before, [node]: { ...before[node], machine, ...parts } };

  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
}

function read() {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8'));
  } catch {
    return {};
  }
}

await main();

// State against knex and bare modules: CPU and rate of single units of work, each contender in a fresh process, in turn.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildRuntime } from '../../scripts/build-runtime.mjs';
import { loadingOf, prepareChecks } from './checks.mjs';
import { spread } from './measure.mjs';
import { openStarts } from './service-start.mjs';
import { GROUPS, ROWS } from './state-rows.mjs';
import { printTable } from './table.mjs';

const WORKER = join(dirname(fileURLToPath(import.meta.url)), 'state-worker.mjs');

/** @returns goals with their ratios per set, and what they are of: per group and contender CPU and rate of each set. */
export async function measureState({ sets, laps, slice, only }) {
  buildRuntime();

  const measured = {};

  for (const { name, contenders, times, length = 1 } of GROUPS) {
    if (only !== undefined && !name.includes(only)) continue;

    const found = [];

    for (let i = 0; i < sets; i++)
      found.push(
        await inTurn(contenders, {
          open,
          laps: laps * times,
          ask: (lap) => ({ milliseconds: slice(lap) * length }),
        }),
      );

    measured[name] = Object.fromEntries(
      contenders.map(({ who }, at) => [who, summary(found.map((set) => set[at]))]),
    );
  }

  return {
    goals: ROWS.filter(({ group }) => group in measured).map((row) => judged(row, measured)),
    measured,
  };
}

/** Forward and backward, so that what drifts meets all alike. `open` makes a contender ready, `ask` says what it does. */
export async function inTurn(contenders, { open, laps, ask }) {
  const workers = await Promise.all(contenders.map(open));
  const samples = workers.map(({ failed }) => ({ failed, values: [] }));

  for (let lap = -1; lap < laps; lap++) {
    const order = [...workers.keys()];

    for (const i of lap % 2 === 0 ? order : order.reverse()) {
      if (samples[i].failed !== undefined) continue;

      const { failed, ...values } = await workers[i].ask(ask(lap));

      if (failed !== undefined) samples[i].failed = failed;
      // The first one warms up.
      else if (lap >= 0) samples[i].values.push(values);
    }

    process.stderr.write('.');
  }

  for (const worker of workers) await worker.end();

  return samples;
}

/** What happens once in a process is a new process each time. */
const ONCE = {
  async validators(who) {
    await prepareChecks();

    return { run: async () => ({ cpu: loadingOf(who, 600) }), end: () => undefined };
  },
  async start(who) {
    const { run, end } = await openStarts();

    return { run: () => run(who), end };
  },
};

async function open({ once: what, ...contender }) {
  if (what === undefined) return start(contender);

  const { run, end } = await ONCE[what](contender.who);

  return { end, ask: () => run().catch(({ message }) => ({ failed: message })) };
}

async function start(contender) {
  const child = fork(WORKER, [JSON.stringify(contender)]);
  const answer = () =>
    new Promise((resolve) => {
      const ended = (code) => said({ failed: `it ended with ${code}` });
      const said = (message) => {
        child.off('message', said);
        child.off('exit', ended);
        resolve(message);
      };

      child.on('message', said);
      child.on('exit', ended);
    });
  const kill = () => child.kill('SIGKILL');

  process.once('exit', kill);

  return {
    ...(await answer()),
    async ask(message) {
      child.send(message);

      return answer();
    },
    async end() {
      if (!child.connected) return;

      const ended = once(child, 'exit');

      child.send({});
      await ended;
      process.off('exit', kill);
    },
  };
}

export function summary(sets) {
  const failed = sets.find((set) => set.failed !== undefined)?.failed;

  if (failed !== undefined) return { failed };

  const measures = Object.keys(sets[0].values[0]);

  return Object.fromEntries(
    measures.map((measure) => [
      measure,
      sets.map(({ values }) => rounded(spread(measuredOf(values, measure)))),
    ]),
  );
}

/** Some laps measure less than others. */
function measuredOf(values, measure) {
  return values.map((value) => value[measure]).filter((value) => value !== undefined);
}

function rounded(values) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number(value.toPrecision(4))]),
  );
}

/** A goal holds only when the ratios of medians and of what was best do, in every set. */
export function judged({ id, group, of, measure, least = false, must, stretch }, measured) {
  const [ours, theirs] = of.map((who) => measured[group][who]);
  const failed = ours.failed ?? theirs.failed;
  const goal = { id, must, stretch, ...(least ? { least } : {}) };

  if (failed !== undefined) return { ...goal, failed, mustHolds: false, stretchHolds: false };

  const ratio = (set, what) => {
    const [mine, other] = [ours, theirs].map((one) => one[measure][set][what]);

    return Number((measure === 'memory' ? mine - other : mine / other).toFixed(3));
  };
  const ratios = ours[measure].map((_, set) => ({
    median: ratio(set, 'median'),
    best: ratio(set, least ? 'max' : 'min'),
  }));
  const all = ratios.flatMap(({ median, best }) => [median, best]);
  const holds = (limit) => all.every((value) => (least ? value >= limit : value <= limit));

  return { ...goal, ratios, mustHolds: holds(must), stretchHolds: holds(stretch) };
}

export function printState({ goals, measured }, { rows = ROWS, of = 'state' } = {}) {
  const lines = goals.map(
    ({ id, must, stretch, least, ratios, failed, mustHolds, stretchHolds }) => [
      rows.find((row) => row.id === id).title,
      `${least ? '≥' : '≤'} ${must}`,
      `${stretch}`,
      ...(failed === undefined
        ? [
            spread(ratios.map(({ median }) => median)).median.toFixed(2),
            ratios
              .map(({ median, best }) => `${median.toFixed(2)} (${best.toFixed(2)})`)
              .join('  '),
            stretchHolds ? 'stretch' : mustHolds ? 'must' : 'no',
          ]
        : ['failed', failed, 'no']),
    ],
  );

  printTable([
    [`${of}, ours against`, 'must', 'stretch', 'today', 'medians (best) of each set', 'holds'],
    ...lines,
  ]);
  printTable([
    ['', 'CPU, µs, min / median / max, per set', '', '', 'units a second, medians'],
    ...Object.entries(measured).flatMap(([group, contenders]) =>
      Object.entries(contenders).map(([who, found]) => [`${group} ${who}`, ...listed(found)]),
    ),
  ]);
}

function listed({ failed, cpu, rate, memory }) {
  if (failed !== undefined) return [failed];

  return [
    ...cpu.map(({ min, median, max }) => [min, median, max].map(short).join(' / ')),
    ...Array.from({ length: Math.max(0, 3 - cpu.length) }, () => ''),
    rate?.map(({ median }) => short(median)).join('  ') ?? '',
    memory?.map(({ median }) => `${median.toFixed(1)} MB`).join('  ') ?? '',
  ];
}

function short(value) {
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}

// CPU of whole commands, user and system, with all processes that they start and wait for; contenders in turn.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

const LIMIT = 5 * 60_000;
/** Milliseconds of CPU from which on two runs a set must do. */
const SLOW = 3000;
const SHELL = 'TIMEFORMAT="%3U %3S"; { time "$@" >"$0.out" 2>"$0.err" </dev/null; } 2>"$0.time"';

/**
 * A contender has a `name`, and `prepare`, which makes what a run needs and gives its `argv`, its `cwd` and `check`,
 * which says what is wrong with what was printed. Preparing and checking are not timed.
 *
 * @returns per name the samples in milliseconds, or why there are none; and the share of the machine others had.
 */
export async function inTurn(contenders, { laps, log, before }) {
  const found = contenders.map(({ name }, i) => ({ name, samples: [], ...failure(before?.[i]) }));
  const machine = { used: 0, others: 0 };

  for (let lap = 0; lap < laps; lap++) {
    const order = [...contenders.keys()];

    for (const i of lap % 2 === 0 ? order : order.reverse()) {
      const { failed, samples } = found[i];

      if (failed !== undefined || (samples[0] > SLOW && samples.length === 2)) continue;

      Object.assign(found[i], await sampled(contenders[i], { samples, machine, log }));
    }
  }

  return { found, others: machine.others / (machine.used + machine.others || 1) };
}

/** What failed in the set `before` is not tried again. */
function failure({ failed } = {}) {
  return failed === undefined ? {} : { failed };
}

async function sampled(contender, { samples, machine, log }) {
  const run = contender.prepare();
  const before = machineBusy();
  const { cpu, problem } = await cpuOf(run, log);
  const failed = problem ?? run.check?.(readFileSync(`${log}.out`, 'utf8'));

  if (failed !== undefined) return { failed };

  machine.used += cpu;
  machine.others += Math.max(0, machineBusy() - before - cpu);
  process.stderr.write('.');

  return { samples: [...samples, cpu] };
}

/** Milliseconds of CPU of one run, or the problem that kept it from being one. */
function cpuOf({ argv, cwd }, log) {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', SHELL, log, ...argv], {
      cwd,
      stdio: 'ignore',
      // A group of its own, so that the limit ends all of it.
      detached: true,
    });
    let late = false;
    const end = () => process.kill(-child.pid, 'SIGKILL');
    const timer = setTimeout(() => {
      late = true;
      end();
    }, LIMIT);

    // First of all, since its folders go next.
    process.prependOnceListener('exit', end);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      process.off('exit', end);

      if (late) resolve({ problem: 'over 5 minutes' });
      else if (code !== 0) resolve({ problem: `exit ${code}: ${lastWords(log)}` });
      else resolve({ cpu: readTime(log) });
    });
  });
}

function readTime(log) {
  const [user, system] = readFileSync(`${log}.time`, 'utf8').trim().split('\n').at(-1).split(' ');

  return Math.round((Number(user) + Number(system)) * 1000);
}

function lastWords(log) {
  const said = ['err', 'out'].map((name) => readFileSync(`${log}.${name}`, 'utf8')).join('\n');

  return (said.match(/^.*error.*$/im)?.[0] ?? said.trim().split('\n').at(-1)).trim().slice(0, 160);
}

function machineBusy() {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys, 0);
}

export function spread(samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const median = (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;

  return { runs: sorted.length, min: sorted[0], median, max: sorted.at(-1) };
}

// How V8 is told that this process ends soon.

/**
 * Commands that end soon are faster when nothing is optimised, for that costs more than it can win back, and when the
 * young are collected by one thread: several spend more time together than one alone.
 */
const FOR_ONE_RUN = ['--no-opt', '--no-parallel-scavenge'];

/** V8's own values of the same. */
const AS_BEFORE = ['--opt', '--parallel-scavenge'];

/** From this V8 on there is a second optimiser. */
const MAGLEV = 12;

/** From so many contracts on it is worth the loading of what sets it. */
const MANY = 40;

export function tuneForOneRun(contracts: number): void {
  if (contracts < MANY) return;

  const { setFlagsFromString } = process.getBuiltinModule('node:v8');

  const hasMaglev = Number.parseInt(process.versions.v8, 10) >= MAGLEV;

  for (const flag of FOR_ONE_RUN) setFlagsFromString(flag);

  if (hasMaglev) setFlagsFromString('--no-maglev');

  // A code cache is good for a process of the same flags alone: what is written at the end has those of a beginning.
  process.prependOnceListener('exit', () => {
    for (const flag of AS_BEFORE) setFlagsFromString(flag);

    if (hasMaglev) setFlagsFromString('--maglev');
  });
}

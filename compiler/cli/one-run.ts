// How V8 is told that this process ends soon.

/**
 * Commands that end soon are faster when next to nothing is optimised, for that costs more than it can win back: only
 * small functions that run all the time, each for itself.
 */
const FOR_ONE_RUN = [
  '--interrupt-budget=1000000',
  '--max-optimized-bytecode-size=300',
  '--no-turbo-inlining',
];

/** From so many contracts on it is worth the loading of what sets it. */
const MANY = 40;

export function tuneForOneRun(contracts: number): void {
  if (contracts < MANY) return;

  // Later versions know other flags, and were faster without any.
  if (Number.parseInt(process.versions.v8, 10) > 11) return;

  const { setFlagsFromString } = process.getBuiltinModule('node:v8');

  for (const flag of FOR_ONE_RUN) setFlagsFromString(flag);
}

// How V8 is told that this process ends soon.

/** As V8 is told, and as it was before. */
type Flag = readonly [forOneRun: string, before: string];

/** Optimising costs more than it can win back, and so does finding out what will live long: only optimised code asks for that. */
const NOT_OPTIMISED: readonly Flag[] = [
  ['--no-opt', '--opt'],
  ['--no-allocation-site-pretenuring', '--allocation-site-pretenuring'],
];

/**
 * One thread collects, all at once: nobody waits for an answer meanwhile, and several threads, or marking in steps, spend
 * more together. Room for the young grows at once to what it would grow to anyway.
 */
const COLLECTED_AT_ONCE: readonly Flag[] = [
  ['--no-parallel-scavenge', '--parallel-scavenge'],
  ['--no-incremental-marking', '--incremental-marking'],
  ['--semi-space-growth-factor=4', '--semi-space-growth-factor=2'],
];

const MAGLEV: Flag = ['--no-maglev', '--maglev'];

/** From this V8 on there is a second optimiser. */
const FIRST_WITH_MAGLEV = 12;

/** From so many contracts on it is worth the loading of what sets it. */
const MANY = 40;

export function tuneForOneRun(contracts: number): void {
  if (contracts < MANY) return;

  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  const flags = flagsOf(Number.parseInt(process.versions.v8, 10));

  for (const [forOneRun] of flags) setFlagsFromString(forOneRun);

  // A code cache is good for a process of the same flags alone: what is written at the end has those of a beginning.
  process.prependOnceListener('exit', () => {
    for (const [, before] of flags) setFlagsFromString(before);
  });
}

function flagsOf(version: number): readonly Flag[] {
  const flags = [...NOT_OPTIMISED, ...COLLECTED_AT_ONCE];

  return version >= FIRST_WITH_MAGLEV ? [...flags, MAGLEV] : flags;
}

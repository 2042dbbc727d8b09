// What SQLite's errors mean.
import { ContractError } from '../../core/contract-error.ts';

const BUSY = [5, 6];
const INPUT_OUTPUT = 10;
const FULL = 13;
/** Out of memory, corrupt, cannot open, not a database. */
const UNAVAILABLE = [7, 11, 14, 26];
const TOO_BIG = 18;
const UNIQUE = [1555, 2067];

function codeOf(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;

  return typeof code === 'number' ? code : undefined;
}

/** Another process writes. */
export function isBusy(error: unknown): boolean {
  return BUSY.includes((codeOf(error) ?? 0) & 255);
}

/** The columns of the unique key that is taken, as SQLite lists them. */
export function takenKey(error: unknown): string | undefined {
  if (!(error instanceof Error) || !UNIQUE.includes(codeOf(error) ?? 0)) return undefined;

  return /UNIQUE constraint failed: (.*)$/.exec(error.message)?.[1];
}

export function isKnownColumn(error: unknown): boolean {
  return error instanceof Error && error.message.includes('duplicate column name');
}

export function contractErrorOf(error: unknown): unknown {
  const code = (codeOf(error) ?? 0) & 255;

  if (BUSY.includes(code))
    return new ContractError('unavailable', 'the database is busy', {
      cause: error,
      retryAfter: 1000,
    });
  if (code === FULL)
    return new ContractError('unavailable', "the database's disk is full", { cause: error });
  if (code === INPUT_OUTPUT)
    return new ContractError('unavailable', "the database's disk failed, or is full", {
      cause: error,
    });
  if (UNAVAILABLE.includes(code))
    return new ContractError('unavailable', 'the database does not answer', { cause: error });
  if (code === TOO_BIG)
    return new ContractError('invalid', 'a value is too large to be stored', { cause: error });

  return error;
}

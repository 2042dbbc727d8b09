// What MariaDB's errors, and those of its connections, mean.
import { ContractError, isContractError } from '../../core/contract-error.ts';

const DUPLICATE = 1062;
/** By the block that a commit is. */
const SIGNALLED = 1644;
/** Two transactions waited for each other, or one too long. */
const CONFLICTS = [1205, 1213, 1020];
/** Connections, resources, an operator who stops the server. */
const UNAVAILABLE = [1040, 1053, 1077, 1021, 1037, 1041, 1042, 1927, 1203];
/** Text that the encoding has not, values out of their range or too long, statements larger than a packet. */
const INVALID = [1153, 1264, 1366, 1406, 1118, 1301];
const LOST = /^(?:E[A-Z]+|PROTOCOL_.*|POOL_.*)$/;

function errorNumber(error: unknown): number {
  const number = error instanceof Error && 'errno' in error ? error.errno : undefined;

  return typeof number === 'number' ? number : 0;
}

/** The name of the index. */
export function takenKey(error: unknown): string | undefined {
  if (!(error instanceof Error) || errorNumber(error) !== DUPLICATE) return undefined;

  return /for key '(?:[^']*\.)?([^'.]*)'$/.exec(error.message)?.[1];
}

/** A statement that wrote nothing because a part of it was refused. */
export function isRefusal(error: unknown): boolean {
  return errorNumber(error) === DUPLICATE || errorNumber(error) === SIGNALLED;
}

export function isConflict(error: unknown): boolean {
  return CONFLICTS.includes(errorNumber(error));
}

export function contractErrorOf(error: unknown): unknown {
  if (isContractError(error)) return error;

  const number = errorNumber(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isFromServer = code.startsWith('ER_');

  if (UNAVAILABLE.includes(number) || (!isFromServer && LOST.test(code)) || isClosed(error))
    return new ContractError('unavailable', 'the database does not answer', { cause: error });
  if (INVALID.includes(number))
    return new ContractError('invalid', 'the database cannot hold a value', { cause: error });

  return error;
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && /closed state|Pool is closed/i.test(error.message);
}

// What PostgreSQL's errors, and those of its connections, mean.
import { ContractError, isContractError } from '../../core/contract-error.ts';

const UNIQUE = '23505';
/** The division by zero by which one statement undoes itself. */
const REFUSED = '22012';
/** Two transactions waited for each other, or met. */
const CONFLICTS = ['40P01', '40001'];
/** Connections, resources, an operator who stops the server. */
const UNAVAILABLE = /^(?:08|53|57P|58|E[A-Z]+$)/;
/** Characters that the encoding has not, values out of their range, keys larger than a page. */
const INVALID = /^(?:22|54)/;
const LOST = /connection|terminat|timeout/i;

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;

  return typeof code === 'string' ? code : '';
}

export function takenKey(error: unknown): string | undefined {
  if (!(error instanceof Error) || codeOf(error) !== UNIQUE || !('constraint' in error))
    return undefined;

  return String(error.constraint);
}

export function isConflict(error: unknown): boolean {
  return CONFLICTS.includes(codeOf(error));
}

/** A statement that wrote nothing because a part of it was refused. */
export function isRefusal(error: unknown): boolean {
  return codeOf(error) === REFUSED || codeOf(error) === UNIQUE;
}

/** Whether the connection can be used no more. */
export function isLost(error: unknown): boolean {
  const code = codeOf(error);

  if (code !== '') return UNAVAILABLE.test(code);

  return error instanceof Error && (error instanceof AggregateError || LOST.test(error.message));
}

export function contractErrorOf(error: unknown): unknown {
  if (isContractError(error)) return error;

  const code = codeOf(error);

  if (isLost(error))
    return new ContractError('unavailable', 'the database does not answer', { cause: error });
  if (INVALID.test(code))
    return new ContractError('invalid', 'the database cannot hold a value', { cause: error });

  return error;
}

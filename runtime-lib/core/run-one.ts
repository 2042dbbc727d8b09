// Transitions of one entity, new or there, and assignments.
import type { Row, Value, Values } from '../storage/values.ts';
import { refused } from './access.ts';
import { AGAIN, attempted, checkLast, nothing, outcome, rejected, settle } from './attempts.ts';
import { commitOf, told } from './commit-attempt.ts';
import { ContractError } from './contract-error.ts';
import { changedRow, deletedRow, newRow, plannedOf } from './entity-table.ts';
import { isFailure } from './failure.ts';
import { handle, subjectOf } from './handle.ts';
import { derivedId, newId } from './ids.ts';
import { type Attempt, begin, entityOfPart, fullName, type Invocation } from './invocation.ts';
import { locateOne } from './locate.ts';
import { obstacleIn, reached } from './reach.ts';
import { entityReply, envelopeOf, split } from './replies.ts';
import type { Reply } from './request.ts';
import { canonical, toWire } from './wire.ts';

export function runOnObject(invocation: Invocation): Promise<Reply> {
  const { part, request, runtime } = invocation;
  const key = `${part.definition.id}\0${canonical((request.query ?? null) as Value)}`;

  return runtime.queue.run(key, () => attempted(invocation, changeOne, obstacleTo));
}

async function obstacleTo(invocation: Invocation): Promise<Reply | undefined> {
  const { reply } = await reached(invocation);

  return reply;
}

async function changeOne(attempt: Attempt): Promise<Reply | typeof AGAIN> {
  const { operation, part, request } = attempt.invocation;
  const entity = entityOfPart(part);
  const { row, reply: obstacle } = await reached(attempt.invocation);

  if (row === undefined) return nothing(attempt, obstacle);

  const returned = await stateFor(attempt, row);

  if (isFailure(returned)) return rejected(attempt, returned);
  if (operation.deletes === true) return removeOne(attempt, row);

  const { state, output } = split(operation, returned);
  const after = changedRow(entity, row, changesFrom(attempt.invocation, state), request.now);

  // Code may emit although nothing changes: then there is a commit, and a version.
  const emitted = attempt.emissions.length > 0 ? { ...row, version: row.version + 1 } : undefined;
  const next = after ?? emitted;
  const reply = entityReply(operation, entity, next ?? row, output);

  return settle(attempt, next === undefined ? [] : [{ before: row, after: next }], reply);
}

function removeOne(attempt: Attempt, row: Row): Promise<Reply | typeof AGAIN> {
  const { operation, part, request } = attempt.invocation;
  const after = deletedRow(row, request.now);
  const reply = {
    ...entityReply(operation, entityOfPart(part), row, undefined),
    entity: envelopeOf(after),
  };

  return settle(attempt, [{ before: row, after }], reply);
}

async function stateFor(attempt: Attempt, row: Row): Promise<unknown> {
  const { operation, input } = attempt.invocation;

  if (operation.auto !== undefined) return input ?? {};
  if (operation.scope === 'changeset') return handle(attempt, undefined);

  return handle(attempt, subjectOf(attempt.invocation, row));
}

function changesFrom(invocation: Invocation, state: unknown): object {
  if (typeof state === 'object' && state !== null) return state;
  if (state === undefined) return {};

  throw new Error(`${fullName(invocation)} returned no state`);
}

export function runNew(invocation: Invocation): Promise<Reply> {
  return attempted(invocation, createOne);
}

async function createOne(attempt: Attempt): Promise<Reply | typeof AGAIN> {
  const { operation, part, request } = attempt.invocation;
  const entity = entityOfPart(part);

  if (operation.ensure === true) {
    const found = await findEnsured(attempt);
    const obstacle = obstacleToEnsured(attempt.invocation, found);

    if (obstacle !== undefined) return nothing(attempt, obstacle);
    if (found !== undefined)
      return nothing(attempt, entityReply(operation, entity, found, undefined));
  }

  const id = idFor(attempt.invocation);
  const returned =
    operation.auto === undefined
      ? await handle(attempt, Object.freeze({ id }))
      : (attempt.invocation.input ?? {});

  if (isFailure(returned)) return rejected(attempt, returned);

  const { state, output } = split(operation, returned);
  const after = newRow(entity, id, newValues(attempt.invocation, state), request.now);

  return settle(
    attempt,
    [{ before: undefined, after }],
    entityReply(operation, entity, after, output),
  );
}

/** The reply of a creation that waits for nothing; undefined where something may wait. */
export function createAtOnce(invocation: Invocation): Reply | undefined {
  const { access, operation, part, request } = invocation;
  const { type, scope, auto, ensure, task } = operation;
  const { storage } = part;

  if (storage.commitAtOnce === undefined || scope !== 'new' || auto === undefined) return undefined;
  if (type !== 'transition' || ensure === true || task === true) return undefined;
  if (request.once !== true || request.signal !== undefined) return undefined;

  const entity = entityOfPart(part);
  const refusal = refused(access, request, () => plannedOf(entity, request.input));

  if (refusal !== undefined) return refusal;

  const attempt = begin(invocation);
  const values = newValues(invocation, invocation.input ?? {});
  const after = newRow(entity, idFor(invocation), values, request.now);
  const reply = entityReply(operation, entity, after, undefined);

  checkLast(invocation, reply);

  const commit = commitOf(attempt, [{ before: undefined, after }], reply);

  if (commit === undefined) return reply;

  const ended = outcome(invocation, told(attempt, commit, storage.commitAtOnce(commit)), reply);

  return ended === AGAIN ? undefined : ended;
}

/** Input that nobody has read or changed is what the wire has. */
function newValues(invocation: Invocation, state: unknown): Values {
  const { operation, request } = invocation;

  if (operation.auto !== undefined && operation.input?.read === undefined)
    return (request.input ?? {}) as Values;

  return toWire(changesFrom(invocation, state)) as Values;
}

/** The policy is asked of the entity that is found, else of what the input will make. */
function obstacleToEnsured(invocation: Invocation, found: Row | undefined): Reply | undefined {
  const { access, part, request } = invocation;

  if (found !== undefined) return obstacleIn(invocation, found);

  return refused(access, request, () => plannedOf(entityOfPart(part), request.input));
}

/** The same in every attempt, so that what was handed to others stays true. */
function idFor(invocation: Invocation): string {
  const { part, input } = invocation;

  if (entityOfPart(part).definition.key === 'given') return String((input as { id?: unknown }).id);

  invocation.made ??= madeId(invocation);

  return invocation.made;
}

/**
 * In the order of time; where the reply cannot be stored in the same commit, the same in every repetition, so that a
 * second creation meets the first.
 */
function madeId({ part, request }: Invocation): string {
  const isRepeatable = request.once !== true && !part.storage.abilities.severalInOneCommit;

  return isRepeatable ? derivedId(request.id, part.definition.id) : newId(request.now);
}

/** By `id` where it is given, else by the only unique key in the input. */
async function findEnsured({ invocation }: Attempt): Promise<Row | undefined> {
  const { part, input } = invocation;
  const entity = entityOfPart(part);
  const given = (input ?? {}) as Record<string, Value>;

  if (entity.definition.key === 'given')
    return locateOne(entity, part.storage, { query: { id: given['id'] } });

  const key = entity.definition.unique?.find(({ fields }) =>
    fields.every((f) => Object.hasOwn(given, f)),
  );

  if (key === undefined)
    throw new ContractError('internal', `${fullName(invocation)} ensures without a unique key`);

  const query = Object.fromEntries(key.fields.map((field) => [field, toWire(given[field])]));

  return locateOne(entity, part.storage, { query });
}

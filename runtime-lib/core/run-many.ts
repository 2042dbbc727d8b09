// Operations over many entities: observed, changed in one commit, or deleted page by page.
import type { Row, Value } from '../storage/values.ts';
import { type AGAIN, attempted, rejected, settle } from './attempts.ts';
import { bindCondition } from './bind-condition.ts';
import type { RowChange } from './commit-attempt.ts';
import { changedRow, deletedRow } from './entity-table.ts';
import type { Expression, ExpressionEnvironment } from './expression.ts';
import { isFailure } from './failure.ts';
import { handle, subjectsOf } from './handle.ts';
import { type Attempt, entityOfPart, fullName, type Invocation } from './invocation.ts';
import { locateMany, type Many } from './locate.ts';
import { endOf } from './pages.ts';
import { NOTHING, rowsReply, split, type ValueReply, valueReply } from './replies.ts';
import type { PageEnd, Reply } from './request.ts';

/** Where nothing else is said. */
const LIMIT = 100;
const PAGE = 100;

export function whereOf({ operation, part, request, visible }: Invocation): Many {
  const environment: ExpressionEnvironment = {
    input: (request.input ?? {}) as Value,
    identity: request.identity,
    now: new Date(request.now),
  };
  const where =
    operation.where === undefined
      ? undefined
      : bindCondition(operation.where as Expression, environment);

  return locateMany(entityOfPart(part), request, [where, request.filter, visible]);
}

/** At most the operation's own limit; the caller may ask for less. */
function limitOf({ operation }: Invocation, { limit }: Many): number {
  const most = operation.limit;

  if (most === undefined) return limit ?? LIMIT;

  return Math.min(limit ?? most, most);
}

interface Subjects {
  readonly rows: readonly Row[];
  /** Where they end, if there are more behind them. */
  readonly next: PageEnd | undefined;
}

/** One more than wanted says whether there are more. */
async function subjects(attempt: Attempt): Promise<Subjects> {
  const { invocation } = attempt;
  const { part } = invocation;
  const many = whereOf(invocation);
  const limit = limitOf(invocation, many);

  if (limit === 0) return { rows: [], next: undefined };

  const found = await part.storage.find(part.definition.id, { ...many.find, limit: limit + 1 });

  attempt.more = found.length > limit;

  if (!attempt.more) return { rows: found, next: undefined };

  const rows = found.slice(0, limit);

  return { rows, next: endOf(rows.at(-1) as Row, many.find.sort ?? []) };
}

function paged(reply: ValueReply, { next }: Subjects): ValueReply {
  return next === undefined ? reply : { ...reply, next };
}

/** Observations and effects. */
export async function readMany(attempt: Attempt): Promise<Reply | typeof AGAIN> {
  const { operation, part } = attempt.invocation;
  const seen = await subjects(attempt);
  const { rows } = seen;

  if (operation.auto !== undefined) {
    return paged(rowsReply(operation, entityOfPart(part), rows), seen);
  }

  const returned = await handle(attempt, subjectsOf(attempt.invocation, rows));

  if (isFailure(returned)) return rejected(attempt, returned);

  return paged(valueReply(operation, returned), seen);
}

export function runOnObjects(invocation: Invocation): Promise<Reply> {
  return invocation.operation.auto === 'delete-many'
    ? deletePages(invocation)
    : attempted(invocation, changeMany);
}

async function changeMany(attempt: Attempt): Promise<Reply | typeof AGAIN> {
  const { operation, request } = attempt.invocation;
  const { rows } = await subjects(attempt);
  const returned = await handle(attempt, subjectsOf(attempt.invocation, rows));

  if (isFailure(returned)) return rejected(attempt, returned);

  const { state, output } = split(operation, returned);
  const changes =
    operation.deletes === true
      ? rows.map((row) => ({ before: row, after: deletedRow(row, request.now) }))
      : changesOf(attempt, rows, state);

  const answer =
    operation.split === undefined ? changed(attempt, rows, changes) : valueReply(operation, output);

  return settle(attempt, changes, answer);
}

/** All subjects as they are committed. */
function changed(attempt: Attempt, rows: readonly Row[], changes: readonly RowChange[]): Reply {
  const { operation, part } = attempt.invocation;
  const after = new Map(changes.map((change) => [change.after.id, change.after]));

  return rowsReply(
    operation,
    entityOfPart(part),
    rows.map((row) => after.get(row.id) ?? row),
  );
}

/** `state` is a map of id to changes; an id that was not among the subjects is the function's mistake. */
function changesOf(attempt: Attempt, rows: readonly Row[], state: unknown): readonly RowChange[] {
  const { invocation } = attempt;
  const entity = entityOfPart(invocation.part);

  if (!(state instanceof Map))
    throw new Error(`${fullName(invocation)} returned no map of changes`);

  const byId = new Map(rows.map((row) => [row.id, row]));
  const emitting = new Set(attempt.emissions.map(({ id }) => id));

  for (const id of [...state.keys(), ...emitting]) {
    if (!byId.has(id))
      throw new Error(`${fullName(invocation)} changed '${id}', which it was not given`);
  }

  return rows.flatMap((row) => {
    const changed = changedRow(entity, row, state.get(row.id) ?? {}, invocation.request.now);
    const after =
      changed ?? (emitting.has(row.id) ? { ...row, version: row.version + 1 } : undefined);

    return after === undefined ? [] : [{ before: row, after }];
  });
}

/** One commit a page: what was deleted stays deleted, whatever happens to the rest. */
async function deletePages(invocation: Invocation): Promise<Reply> {
  const { request } = invocation;
  // That the request was answered, and that its event was taken, is noted when nothing is left.
  const paged: Invocation = {
    ...invocation,
    request: { ...request, once: true, inbox: undefined },
  };
  let count: number;

  do {
    count = 0;

    await attempted(paged, async (attempt) => {
      const rows = await page(paged);

      count = rows.length;

      const changes = rows.map((row) => ({ before: row, after: deletedRow(row, request.now) }));

      return settle(attempt, changes, NOTHING);
    });
  } while (count === PAGE);

  return attempted(invocation, (attempt) => settle(attempt, [], NOTHING));
}

async function page(invocation: Invocation): Promise<readonly Row[]> {
  const { where } = whereOf(invocation).find;

  return invocation.part.storage.find(invocation.part.definition.id, {
    ...(where === undefined ? {} : { where }),
    limit: PAGE,
  });
}

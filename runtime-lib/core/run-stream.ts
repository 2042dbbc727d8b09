// Operations over a stream of entities: read by key, page by page; nothing is held open, nothing is buffered.
import type { Row } from '../storage/values.ts';
import { rejected } from './attempts.ts';
import { intoWire } from './codec.ts';
import { shownOf, storedOf } from './entity-table.ts';
import { isFailure } from './failure.ts';
import { handle } from './handle.ts';
import { begin, entityOfPart, type Invocation } from './invocation.ts';
import { pages } from './pages.ts';
import { valueReply } from './replies.ts';
import type { Reply } from './request.ts';
import { whereOf } from './run-many.ts';

const PAGE = 100;

export async function readStream(invocation: Invocation): Promise<Reply> {
  const { operation, part } = invocation;
  const entity = entityOfPart(part);

  if (operation.auto !== undefined) {
    const frames = mapped(rowsOf(invocation), (row) => shownOf(entity, row, operation.output));

    return { kind: 'stream', frames: wireFrames(invocation, frames) };
  }

  const attempt = begin(invocation);
  const subjects = mapped(rowsOf(invocation), (row) => storedOf(entity, row));
  const returned = await handle(attempt, subjects);

  if (isFailure(returned)) return (await rejected(attempt, returned)) as Reply;

  return answerOf(invocation, returned);
}

/** A function may answer with frames whatever its scope. */
export function answerOf(invocation: Invocation, returned: unknown): Reply {
  return isIterable(returned)
    ? { kind: 'stream', frames: wireFrames(invocation, returned) }
    : valueReply(invocation.operation, returned);
}

async function* rowsOf(invocation: Invocation): AsyncIterable<Row> {
  const { part, request } = invocation;
  const find = { ...whereOf(invocation).find, limit: PAGE };

  for await (const page of pages(part.storage, part.definition.id, find)) {
    // Its deadline was the first frame's.
    request.signal?.throwIfAborted();

    yield* page;
  }
}

async function* mapped(
  rows: AsyncIterable<Row>,
  show: (row: Row) => object,
): AsyncIterable<object> {
  for await (const row of rows) yield show(row);
}

async function* wireFrames(
  { operation }: Invocation,
  frames: AsyncIterable<unknown>,
): AsyncIterable<unknown> {
  for await (const frame of frames) yield intoWire(operation.output, frame);
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

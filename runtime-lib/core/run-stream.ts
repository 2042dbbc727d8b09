// Operations over a stream of entities: read by key, page by page; nothing is held open, nothing is buffered.
import type { Row } from '../storage/values.ts';
import { rejected } from './attempts.ts';
import { checkFrame } from './check-reply.ts';
import { intoWire } from './codec.ts';
import { shownOf, storedOf } from './entity-table.ts';
import { isFailure } from './failure.ts';
import { handle } from './handle.ts';
import { begin, entityOfPart, type Invocation } from './invocation.ts';
import type { Many } from './locate.ts';
import { pages } from './pages.ts';
import { valueReply } from './replies.ts';
import type { Reply } from './request.ts';
import { whereOf } from './run-many.ts';

const PAGE = 100;

export async function readStream(invocation: Invocation): Promise<Reply> {
  const { operation, part } = invocation;
  const entity = entityOfPart(part);
  // What cannot be asked for is said before the first frame.
  const many = whereOf(invocation);

  if (operation.auto !== undefined) {
    const frames = mapped(rowsOf(invocation, many), (row) =>
      shownOf(entity, row, operation.output),
    );

    return streamReply(invocation, frames);
  }

  const attempt = begin(invocation);
  const subjects = mapped(rowsOf(invocation, many), (row) => storedOf(entity, row));
  const returned = await handle(attempt, subjects);

  if (isFailure(returned)) return (await rejected(attempt, returned)) as Reply;

  return answerOf(invocation, returned);
}

/** A function may answer with frames whatever its scope. */
export function answerOf(invocation: Invocation, returned: unknown): Reply {
  return isIterable(returned)
    ? streamReply(invocation, returned)
    : valueReply(invocation.operation, returned);
}

/** Its deadline was the first frame's: the rest ends with the caller alone. */
function streamReply(invocation: Invocation, frames: AsyncIterable<unknown>): Reply {
  invocation.deadline.lift();

  return { kind: 'stream', frames: wireFrames(invocation, frames) };
}

async function* rowsOf({ part, request }: Invocation, { find, limit }: Many): AsyncIterable<Row> {
  let left = limit ?? Number.POSITIVE_INFINITY;

  if (left === 0) return;

  const page = { ...find, limit: Math.min(PAGE, left) };

  for await (const rows of pages(part.storage, part.definition.id, page)) {
    request.signal?.throwIfAborted();

    yield* rows.slice(0, left);
    left -= rows.length;

    if (left <= 0) return;
  }
}

async function* mapped(
  rows: AsyncIterable<Row>,
  show: (row: Row) => object,
): AsyncIterable<object> {
  for await (const row of rows) yield show(row);
}

async function* wireFrames(
  invocation: Invocation,
  frames: AsyncIterable<unknown>,
): AsyncIterable<unknown> {
  const { operation, deadline } = invocation;

  try {
    for await (const frame of frames) {
      const wire = intoWire(operation.output, frame);

      checkFrame(invocation, wire);
      yield wire;
    }
  } finally {
    deadline.release();
  }
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

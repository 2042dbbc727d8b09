// Streams through a real gateway: their forms, failures before and behind the first frame, readers that are slow or leave.
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { problemIn, type Served, serveRoutes } from './served.ts';

let served: Served;
let ended: number;

beforeAll(async () => {
  served = await serveRoutes({ settings: { limits: { heartbeat: 50, stream: 1500 } } });
});

afterAll(() => served.close());
beforeEach(() => {
  served.calls.length = 0;
  served.logged.length = 0;
  ended = 0;
});

function answer(frames: () => AsyncIterable<unknown>): void {
  served.answer = () => ({ kind: 'stream', frames: counted(frames()) });
}

async function* counted(frames: AsyncIterable<unknown>): AsyncIterable<unknown> {
  try {
    yield* frames;
  } finally {
    ended++;
  }
}

async function* of(...values: readonly unknown[]): AsyncIterable<unknown> {
  yield* values;
}

async function* failing(...values: readonly unknown[]): AsyncIterable<unknown> {
  yield* values;

  throw new Error('s3cret');
}

function ask(accept: string): Promise<Response> {
  return served.fetch('/orders/export', { headers: { accept } });
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) await wait(20);

  expect(holds()).toBe(true);
}

const RAW = (accept: string): string =>
  `GET /orders/export HTTP/1.1\r\nhost: a\r\naccept: ${accept}\r\n\r\n`;
const TRICKY = { text: 'a\r\nevent: x\r\ndata: 1\n\n\u2028--cut', n: 1 };

describe('forms', () => {
  it('SSE', async () => {
    answer(() => of(TRICKY, null));

    const response = await ask('text/event-stream');
    const events = (await response.text()).split('\n\n');

    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(events).toHaveLength(3);
    expect(JSON.parse(events[0]?.replace(/^data: /, '') ?? '')).toEqual(TRICKY);
    expect(events.slice(1)).toEqual(['data: null', '']);
    expect(ended).toBe(1);
  });

  it('NDJSON', async () => {
    answer(() => of(TRICKY, 2));

    const lines = (await (await ask('application/x-ndjson')).text()).split('\n');

    expect(lines.slice(0, -1).map((line) => JSON.parse(line))).toEqual([TRICKY, 2]);
  });

  it('multipart, apart by what nobody can guess', async () => {
    answer(() => of(TRICKY, 2));

    const replies = await Promise.all([ask('multipart/mixed'), ask('multipart/mixed')]);
    const boundaries = replies.map(
      (r) =>
        /^multipart\/mixed; boundary=([0-9a-f]{32})$/.exec(
          r.headers.get('content-type') ?? '',
        )?.[1],
    );
    const text = (await replies[0]?.text()) ?? '';

    expect(new Set(boundaries).size).toBe(2);
    expect(text.endsWith(`--${boundaries[0]}--\r\n`)).toBe(true);
    expect(
      text
        .split(`--${boundaries[0]}`)
        .slice(1, -1)
        .map((part) => JSON.parse(part.split('\r\n\r\n')[1] ?? '')),
    ).toEqual([TRICKY, 2]);
  });

  it('none at all', async () => {
    answer(() => of());

    expect(await (await ask('*/*')).text()).toBe('');
    expect((await problemIn(await ask('application/json'))).status).toBe(406);
  });

  it('HEAD ends the producer', async () => {
    answer(() => of(1));

    const head = await served.fetch('/orders/export', { method: 'HEAD' });

    expect(head.headers.get('content-type')).toBe('text/event-stream');
    await until(() => served.calls[0]?.signal?.aborted === true);
  });
});

describe('failures', () => {
  it('before the first frame are replies', async () => {
    answer(() => failing());

    const response = await ask('text/event-stream');

    expect(await problemIn(response)).toMatchObject({ status: 500, code: 'internal' });
    expect(served.logged).toHaveLength(1);
  });

  it.each([
    ['text/event-stream', /\nevent: error\ndata: \{.*"code":"internal"\}\n\n/],
    ['application/x-ndjson', /\n\{"error":\{.*"code":"internal"\}\}\n/],
    ['multipart/mixed', /content-type: application\/problem\+json\r\n\r\n\{.*"internal"\}\r\n/],
  ])('behind it are the last frame of %s, without an end', async (accept, last) => {
    answer(() => failing(1));

    const received = await served.raw(RAW(accept), { silence: 5000 });

    expect(received).toMatch(last);
    expect(received).not.toContain('s3cret');
    // The last chunk of a body that is complete.
    expect(received).not.toContain('\r\n0\r\n\r\n');
    expect(received).not.toMatch(/--\r\n$/);
    expect(ended).toBe(1);
  });

  it('last-event-id is refused', async () => {
    const response = await served.fetch('/orders/export', { headers: { 'last-event-id': '7' } });

    expect((await problemIn(response)).errors).toMatchObject([{ pointer: '/last-event-id' }]);
  });
});

describe('time', () => {
  it('without frames is told by heartbeats, and has an end', async () => {
    answer(async function* () {
      await wait(300);
      yield 1;
      await wait(60_000, undefined, { ref: false });
    });

    const received = await served.raw(RAW('text/event-stream'), { silence: 1000 });

    expect(received).toMatch(/:\n\n[\s\S]*data: 1\n\n[\s\S]*:\n\n/);
    expect(received).toMatch(/event: error\ndata: .*"code":"timeout"/);
    expect(served.calls[0]?.signal?.aborted).toBe(true);
  });
});

describe('readers', () => {
  it('that leave end the producer, also one that says nothing', async () => {
    answer(async function* () {
      yield 1;
      await wait(60_000, undefined, { ref: false });
    });

    const controller = new AbortController();
    const response = await served.fetch('/orders/export', { signal: controller.signal });
    const reader = response.body?.getReader();

    await reader?.read();
    controller.abort();
    await until(() => served.calls[0]?.signal?.aborted === true);
    expect(served.gateway.active()).toBe(0);
  });

  it('that leave before the first frame end the call', async () => {
    served.answer = () => new Promise(() => undefined);

    const socket = connect(served.port, '127.0.0.1');

    socket.write(RAW('text/event-stream'));
    await until(() => served.calls.length === 1);
    socket.destroy();
    await until(() => served.calls[0]?.signal?.aborted === true);
  });

  it('that are slow make the producer slow', async () => {
    let made = 0;

    answer(async function* () {
      for (; made < 5000; made++) yield 'x'.repeat(10_000);
    });

    const socket = connect(served.port, '127.0.0.1');

    socket.pause();
    socket.write(RAW('application/x-ndjson'));
    await until(() => made > 0);
    await wait(200);

    // 50 MB would be made; kernels keep a few.
    expect(made).toBeLessThan(2000);
    socket.destroy();
    await until(() => ended === 1);
  });
});

describe('the gateway', () => {
  it('ends its streams when it closes', async () => {
    const closing = await serveRoutes();

    closing.answer = () => ({
      kind: 'stream',
      frames: (async function* () {
        yield 1;
        await wait(60_000, undefined, { ref: false });
      })(),
    });

    const received = closing.raw(RAW('text/event-stream'), { silence: 2000 });

    await until(() => closing.calls.length === 1);
    await wait(50);
    await closing.close();
    expect(await received).toMatch(/event: error\ndata: .*"code":"unavailable"/);
  });
});

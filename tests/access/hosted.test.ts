// Requests of a gateway in the process that hosts the system: whole replies, measured and logged like calls.
import { expect, it } from 'vitest';
import type { ComponentDefinition } from '../../runtime-lib/core/definition.ts';
import type { Reply } from '../../runtime-lib/core/request.ts';
import type { GatewayRequest, HostedSystem } from '../../runtime-lib/process/hosted-system.ts';
import { openService, type Service } from '../../runtime-lib/process/service.ts';
import { handler } from '../operations/counter.ts';
import { caller, shelfWith } from './shelf.ts';

const broken = {
  id: 'broken',
  operations: [
    {
      name: 'fail',
      type: 'computation',
      scope: 'none',
      handler: handler(() => {
        throw new Error('the password is 1234');
      }),
    },
  ],
} as unknown as ComponentDefinition;

async function hosted(lines: string[]): Promise<Service> {
  const service = await openService({
    components: [shelfWith({ runs: 0, heard: [] }) as unknown as ComponentDefinition, broken],
    deployment: {
      name: 'test',
      storages: { default: { kind: 'memory' } },
      configuration: {},
      policies: { books: { owner: { kind: 'scheme', scheme: 'token' } } },
    },
    dev: true,
    output: { write: (text) => lines.push(text), isTerminal: false },
  });

  await service.start();

  return service;
}

it('answers a gateway with whole replies, and measures them', async () => {
  const lines: string[] = [];
  const service = await hosted(lines);
  const system: HostedSystem = service.system();
  const ask = async (asked: GatewayRequest): Promise<Reply> => system.answer(asked);
  const ann = caller('ann');
  const add = { operation: 'books.add', input: { owner: 'ann', title: 'A' } };
  const first = await ask(add);

  await ask(add);

  const { entity } = first as { entity: { id: string } };
  const read = (identity = ann) =>
    ask({
      operation: 'books.read',
      query: { id: entity.id },
      identity,
      route: { name: 'GET /books/:id' },
    });

  expect(await read()).toEqual(first);
  // The deployment narrows the policy of the contract.
  await expect(read({ ...ann, scheme: 'basic' })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await ask({ operation: 'books.list', query: { limit: 1 } })).toMatchObject({
    kind: 'value',
    next: { values: [], id: expect.any(String) },
  });

  const stream = await ask({ operation: 'books.stream' });
  const frames: unknown[] = [];

  if (stream.kind === 'stream') for await (const frame of stream.frames) frames.push(frame);

  expect(frames).toHaveLength(2);
  expect(await system.call({ operation: 'books.stream' })).toEqual({ value: frames });
  await expect(ask({ operation: 'broken.fail' })).rejects.toMatchObject({
    code: 'internal',
    message: 'broken.fail failed',
  });
  await expect(ask({ operation: 'no.such' })).rejects.toMatchObject({ code: 'missing' });

  const metrics = await service.metrics.text();

  for (const line of [
    'toac_calls_total{operation="books.add",outcome="ok"} 2',
    'toac_calls_total{operation="books.read",outcome="ok"} 1',
    'toac_calls_total{operation="books.read",outcome="forbidden"} 1',
    'toac_calls_total{operation="books.stream",outcome="ok"} 2',
    'toac_calls_total{operation="broken.fail",outcome="internal"} 1',
    'toac_calls_total{operation="unknown",outcome="missing"} 1',
    'toac_call_seconds_count{operation="books.read"} 2',
  ])
    expect(metrics).toContain(`${line}\n`);

  // Its cause is for the log.
  expect(lines.filter((line) => line.includes('password'))).toHaveLength(1);
  await service.drain();
  await service.stop();
});

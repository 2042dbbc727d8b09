// A generated client without a port: the same gateway, the same replies.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as Tasks from '../../generated/todo/client/tasks.js';
import { tasks } from '../../generated/todo/tasks/component.ts';
import { tasksRoutes } from '../../generated/todo/tasks/routes.ts';
import { createHttp, isMissing } from '../../runtime-lib/client.ts';
import type { ComponentDefinition } from '../../runtime-lib/core/definition.ts';
import { System } from '../../runtime-lib/core/system.ts';
import type { RoutesDefinition } from '../../runtime-lib/gateway/definition.ts';
import {
  createGateway,
  developmentAuthentication,
  fetchInProcess,
} from '../../runtime-lib/gateway.ts';
import { createMemory } from '../../runtime-lib/storage/memory.ts';

const QUIET = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const system = new System({
  components: [{ ...tasks, schedules: [] } as unknown as ComponentDefinition],
  storages: { default: createMemory() },
  log: () => QUIET,
});
const gateway = createGateway({
  components: [tasksRoutes as unknown as RoutesDefinition],
  calls: (asked) => system.answer(asked),
  authentication: developmentAuthentication({ dev: true }),
  log: QUIET,
});
const http = createHttp('http://in.process', {
  fetch: fetchInProcess(gateway),
  headers: { authorization: 'dev ann' },
});

let client: typeof Tasks;

beforeAll(async () => {
  client = await import('../../generated/todo/client/tasks.js');
  await system.start();
});

afterAll(() => system.stop());

it('calls operations and reads their replies', async () => {
  const made = await client.add(http, { title: 'milk', priority: 'high' });

  expect(made).toMatchObject({ owner: 'ann', title: 'milk', priority: 'high', done: false });
  expect(await client.edit(http, made.id, { done: true })).toBeUndefined();
  expect(await client.read(http, made.id)).toMatchObject({ done: true });
  expect((await client.list(http, { filter: { done: true } })).items).toHaveLength(1);

  await client.remove(http, made.id);

  expect(isMissing(await client.read(http, made.id))).toBe(true);
});

it('refuses as it does over a port', async () => {
  const nobody = createHttp('http://in.process', { fetch: fetchInProcess(gateway) });

  await expect(client.list(nobody)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(client.add(http, { title: '' })).rejects.toMatchObject({ code: 'invalid' });
});

it('gives up when its caller does', async () => {
  await expect(
    client.list(http, {}, { signal: AbortSignal.abort(new Error('enough')) }),
  ).rejects.toThrow('enough');
});

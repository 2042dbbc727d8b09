// Rows that were stored before a field had its default: whoever reads them sees the default.
import { afterEach, expect, it } from 'vitest';
import { tasks } from '../../generated/todo/tasks/component.ts';
import { NO_EVENTS } from '../../runtime-lib/storage/values.ts';
import { type Running, running } from '../support/system.ts';

const stops: Running[] = [];

afterEach(async () => {
  for (const { system } of stops.splice(0)) await system.stop();
});

const ID = '0193d2a0-0000-7000-8000-000000000001';

it.each([
  ['tasks.read', { query: { id: ID } }],
  ['tasks.list', {}],
])('%s shows defaults of what is not stored', async (operation, request) => {
  const made = await running([tasks]);
  const values = { owner: ID, title: 'old' };
  const row = { id: ID, version: 1, created: 1, updated: 1, values, counter: NO_EVENTS };

  stops.push(made);
  await made.storage.commit({ writes: [{ component: 'tasks', row, expect: undefined }] });

  const shown = [await made.ask(operation, request)].flat();

  expect(shown).toEqual([{ id: ID, ...values, priority: 'normal', done: false }]);
});

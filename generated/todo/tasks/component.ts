import type { ComponentDefinition } from '@toac/runtime/v1';
import { remind } from '../../../examples/todo/src/tasks/remind.ts';
import {
  checkAddInput,
  checkAddOutput,
  checkCompletedEvent,
  checkEditInput,
  checkListOutput,
  checkReadOutput,
  checkStoredTask,
  isAddInput,
  isAddOutput,
  isCompletedEvent,
  isEditInput,
  isListOutput,
  isReadOutput,
  isStoredTask,
  readStoredTask,
  writeAddInput,
  writeAddOutput,
  writeCompletedEvent,
  writeEditInput,
  writeListOutput,
  writeReadOutput,
  writeStoredTask,
} from './check.ts';
import type { TaskHandlers } from './contract.ts';

const handlers: TaskHandlers = { remind };

/** Personal task lists */
export const tasks: ComponentDefinition = {
  id: 'tasks',
  entity: {
    name: 'Task',
    key: 'uuid',
    storage: 'default',
    fields: {
      owner: { type: 'text' },
      title: { type: 'text' },
      notes: { type: 'text', optional: true },
      priority: { type: 'text', default: 'normal' },
      due: { type: 'date', optional: true },
      done: { type: 'boolean', default: false },
    },
    index: { agenda: { owner: 'asc', done: 'asc', due: 'asc' } },
    check: {
      is: isStoredTask,
      check: checkStoredTask,
      read: readStoredTask,
      write: writeStoredTask,
    },
  },
  operations: {
    add: {
      type: 'transition',
      scope: 'new',
      auto: 'create',
      input: { is: isAddInput, check: checkAddInput, write: writeAddInput },
      output: { is: isAddOutput, check: checkAddOutput, write: writeAddOutput },
    },
    list: {
      type: 'observation',
      scope: 'objects',
      auto: 'list',
      output: { is: isListOutput, check: checkListOutput, write: writeListOutput },
    },
    read: {
      type: 'observation',
      scope: 'object',
      auto: 'read',
      output: { is: isReadOutput, check: checkReadOutput, write: writeReadOutput },
    },
    edit: {
      type: 'assignment',
      scope: 'changeset',
      auto: 'update',
      input: { is: isEditInput, check: checkEditInput, write: writeEditInput },
    },
    remove: { type: 'transition', scope: 'object', auto: 'delete', deletes: true },
    remind: {
      type: 'effect',
      scope: 'objects',
      handler: handlers.remind,
      where: {
        kind: 'and',
        of: [
          {
            as: 'time',
            kind: 'compare',
            left: { absent: true, kind: 'path', root: 'entity', segments: ['due'] },
            operator: '==',
            right: { kind: 'today' },
          },
          {
            kind: 'not',
            of: {
              kind: 'true',
              path: { absent: false, kind: 'path', root: 'entity', segments: ['done'] },
            },
          },
        ],
      },
      limit: 1000,
    },
  },
  events: {
    completed: {
      when: { field: 'done', value: true },
      payload: { is: isCompletedEvent, check: checkCompletedEvent, write: writeCompletedEvent },
    },
  },
  schedules: {
    digest: {
      call: 'remind',
      catchup: { mode: 'latest', most: 1 },
      jitter: 0,
      overlap: 'skip',
      timing: { cron: '0 7 * * *', kind: 'cron', timezone: 'Europe/Berlin' },
    },
  },
};

import type { ComponentDefinition } from '@toac/runtime/v1';
import { close } from '../../../../examples/desk/src/support/tickets/close.ts';
import { count } from '../../../../examples/desk/src/support/tickets/count.ts';
import { escalate } from '../../../../examples/desk/src/support/tickets/escalate.ts';
import { reopen } from '../../../../examples/desk/src/support/tickets/reopen.ts';
import { solve } from '../../../../examples/desk/src/support/tickets/solve.ts';
import {
  checkAskInput,
  checkAskOutput,
  checkAskedEvent,
  checkCountInput,
  checkCountOutput,
  checkInspectOutput,
  checkMineOutput,
  checkQueueOutput,
  checkReadOutput,
  checkSolvedEvent,
  checkStoredTicket,
  checkTriageInput,
  isAskInput,
  isAskOutput,
  isAskedEvent,
  isCountInput,
  isCountOutput,
  isInspectOutput,
  isMineOutput,
  isQueueOutput,
  isReadOutput,
  isSolvedEvent,
  isStoredTicket,
  isTriageInput,
  readInspectOutput,
  readQueueOutput,
  readReadOutput,
  readStoredTicket,
  readTriageInput,
  writeAskInput,
  writeAskOutput,
  writeAskedEvent,
  writeCountInput,
  writeCountOutput,
  writeInspectOutput,
  writeMineOutput,
  writeQueueOutput,
  writeReadOutput,
  writeSolvedEvent,
  writeStoredTicket,
  writeTriageInput,
} from './check.ts';
import type { TicketHandlers } from './contract.ts';

const handlers: TicketHandlers = { solve, reopen, escalate, close, count };

/** Questions that people ask, and what became of them */
export const supportTickets: ComponentDefinition = {
  id: 'support.tickets',
  entity: {
    name: 'Ticket',
    key: 'uuid',
    storage: 'default',
    fields: {
      team: { type: 'text' },
      author: { type: 'text' },
      assignee: { type: 'text', optional: true },
      subject: { type: 'text' },
      body: { type: 'text' },
      urgency: { type: 'text', default: 'normal' },
      state: { type: 'text', default: 'open' },
      tags: { type: 'document', default: [] },
      internal: { type: 'text', optional: true },
      due: { type: 'timestamp', optional: true },
      reopened: { type: 'integer', default: 0 },
    },
    index: {
      queue: { team: 'asc', state: 'asc', due: 'asc' },
      mine: { author: 'asc', _created: 'desc' },
    },
    check: {
      is: isStoredTicket,
      check: checkStoredTicket,
      read: readStoredTicket,
      write: writeStoredTicket,
    },
  },
  operations: {
    ask: {
      type: 'transition',
      scope: 'new',
      auto: 'create',
      input: { is: isAskInput, check: checkAskInput, write: writeAskInput },
      output: { is: isAskOutput, check: checkAskOutput, write: writeAskOutput },
    },
    read: {
      type: 'observation',
      scope: 'object',
      auto: 'read',
      output: {
        is: isReadOutput,
        check: checkReadOutput,
        read: readReadOutput,
        write: writeReadOutput,
      },
    },
    inspect: {
      type: 'observation',
      scope: 'object',
      auto: 'read',
      forward: 'read',
      output: {
        is: isInspectOutput,
        check: checkInspectOutput,
        read: readInspectOutput,
        write: writeInspectOutput,
      },
    },
    queue: {
      type: 'observation',
      scope: 'objects',
      auto: 'list',
      output: {
        is: isQueueOutput,
        check: checkQueueOutput,
        read: readQueueOutput,
        write: writeQueueOutput,
      },
    },
    mine: {
      type: 'observation',
      scope: 'objects',
      auto: 'list',
      output: { is: isMineOutput, check: checkMineOutput, write: writeMineOutput },
    },
    triage: {
      type: 'assignment',
      scope: 'changeset',
      auto: 'update',
      input: {
        is: isTriageInput,
        check: checkTriageInput,
        read: readTriageInput,
        write: writeTriageInput,
      },
    },
    solve: {
      type: 'transition',
      scope: 'object',
      handler: handlers.solve,
      errors: { ALREADY_CLOSED: { status: 409 } },
    },
    reopen: {
      type: 'transition',
      scope: 'object',
      handler: handlers.reopen,
      errors: { NOT_SOLVED: { status: 409 }, TOO_LATE: { status: 410 } },
    },
    escalate: {
      type: 'transition',
      scope: 'objects',
      handler: handlers.escalate,
      where: {
        kind: 'and',
        of: [
          {
            as: 'time',
            kind: 'compare',
            left: { absent: true, kind: 'path', root: 'entity', segments: ['due'] },
            operator: '<',
            right: { kind: 'now' },
          },
          {
            as: 'text',
            kind: 'in',
            left: { absent: false, kind: 'path', root: 'entity', segments: ['state'] },
            right: [{ kind: 'literal', value: 'open' }, { kind: 'literal', value: 'waiting' }],
          },
          {
            as: 'text',
            kind: 'compare',
            left: { absent: false, kind: 'path', root: 'entity', segments: ['urgency'] },
            operator: '!=',
            right: { kind: 'literal', value: 'urgent' },
          },
        ],
      },
      limit: 500,
    },
    close: {
      type: 'transition',
      scope: 'objects',
      handler: handlers.close,
      where: {
        kind: 'and',
        of: [
          {
            as: 'text',
            kind: 'compare',
            left: { absent: false, kind: 'path', root: 'entity', segments: ['state'] },
            operator: '==',
            right: { kind: 'literal', value: 'solved' },
          },
          {
            as: 'time',
            kind: 'compare',
            left: { absent: false, kind: 'path', root: 'entity', segments: ['_updated'] },
            operator: '<',
            right: { by: -1209600000, kind: 'shift', of: { kind: 'now' } },
          },
        ],
      },
      limit: 500,
    },
    count: {
      type: 'computation',
      scope: 'none',
      handler: handlers.count,
      input: { is: isCountInput, check: checkCountInput, write: writeCountInput },
      output: { is: isCountOutput, check: checkCountOutput, write: writeCountOutput },
    },
  },
  events: {
    asked: {
      when: 'created',
      payload: { is: isAskedEvent, check: checkAskedEvent, write: writeAskedEvent },
    },
    solved: {
      when: { field: 'state', value: 'solved' },
      payload: { is: isSolvedEvent, check: checkSolvedEvent, write: writeSolvedEvent },
    },
  },
  schedules: {
    escalate: {
      call: 'escalate',
      catchup: { mode: 'latest', most: 1 },
      jitter: 0,
      overlap: 'skip',
      timing: { kind: 'every', milliseconds: 300000 },
    },
    close: {
      call: 'close',
      catchup: { mode: 'latest', most: 1 },
      jitter: 0,
      overlap: 'skip',
      timing: { cron: '30 3 * * *', kind: 'cron', timezone: 'UTC' },
    },
  },
};

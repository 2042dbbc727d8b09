// What `toac explain` says about TOA22xx, with a contract before and after. The tests compile both.
import { explanation, file, task } from './contract.ts';

const finish = 'operations:\n  finish: { type: transition, input: { title: . } }\n';
const stamps = 'stamps.yaml';
const created = 'events:\n  created: { when: created, payload: { id: ., title: ., due?: . } }\n';

function receiving(call: string, input: string): Readonly<Record<string, string>> {
  return {
    ...task(created),
    [stamps]: `entity:\n  fields:\n    task: ref(tasks)\n    label: string\noperations:\n  stamp: { type: transition, scope: new, auto: true, input: { task: ., label: . } }\n  touch: { type: transition }\nreceivers:\n  tasks.created: { call: ${call}${input} }\n`,
  };
}

function scheduled(operation: string, timing: string): Readonly<Record<string, string>> {
  return task(`operations:\n  ${operation}\nschedules:\n  digest: { call: remind, ${timing} }\n`);
}

const remind = 'remind: { type: effect, scope: objects, limit: 10 }';

export const explainEvents = {
  TOA2201: explanation(
    '`when` watches a value becoming another: of enums and booleans.',
    task('events:\n  renamed: { when: title -> new, payload: { id: . } }\n'),
    task('events:\n  finished: { when: state -> done, payload: { id: . } }\n'),
  ),
  TOA2202: explanation(
    'An event without `when` is emitted by code, and an operation lists it in `emits`.',
    task(`${finish}events:\n  finished: { payload: { id: . } }\n`),
    task(
      'operations:\n  finish: { type: transition, emits: [finished] }\nevents:\n  finished: { payload: { id: . } }\n',
    ),
  ),
  TOA2203: explanation(
    'What is derived from the state cannot be emitted by code too: it would be told twice.',
    task(
      'operations:\n  finish: { type: transition, emits: [finished] }\nevents:\n  finished: { when: state -> done, payload: { id: . } }\n',
    ),
    task(`${finish}events:\n  finished: { when: state -> done, payload: { id: . } }\n`),
  ),
  TOA2204: explanation(
    'A derived event carries fields of the entity: no code runs that could fill anything else.',
    task('events:\n  finished: { when: state -> done, payload: { id: ., reason: string } }\n'),
    task('events:\n  finished: { when: state -> done, payload: { id: ., title: . } }\n'),
  ),
  TOA2205: explanation(
    'An event tells what happened to an entity.',
    file('tools.yaml', 'events:\n  started: { when: created }\n'),
    file(
      'tools.yaml',
      'entity:\n  fields:\n    title: string\nevents:\n  started: { when: created }\n',
    ),
  ),
  TOA2206: explanation(
    'A receiver fills every required member of the input that it calls.',
    receiving('stamp', ', input: { task: event.id }'),
    receiving('stamp', ', input: { task: event.id, label: event.title }'),
  ),
  TOA2207: explanation(
    'Types are checked on both sides: what the event carries, and what the operation takes.',
    receiving('stamp', ', input: { task: event.title, label: event.title }'),
    receiving('stamp', ', input: { task: event.id, label: event.title }'),
  ),
  TOA2208: explanation(
    'An operation on one entity is told which, by `id` or by the fields of one unique key.',
    receiving('touch', ''),
    receiving('stamp', ', input: { task: event.id, label: event.title }'),
  ),
  TOA2209: explanation(
    'Events of other systems bring their payload with them; a broadcast to every replica can only cause effects.',
    file(
      'audit.yaml',
      'operations:\n  note: { type: effect, input: { text: string } }\nreceivers:\n  crm.changed: { call: note, external: true, input: { text: event.name } }\n',
    ),
    file(
      'audit.yaml',
      'operations:\n  note: { type: effect, input: { text: string } }\nreceivers:\n  crm.changed: { call: note, external: true, payload: { name: string }, input: { text: event.name } }\n',
    ),
  ),
  TOA2210: explanation(
    'A schedule has no input and names no entity.',
    scheduled('remind: { type: transition }', 'every: 5m'),
    scheduled(remind, 'every: 5m'),
  ),
  TOA2211: explanation(
    'Cron has five fields: minute, hour, day of the month, month, day of the week.',
    scheduled(remind, 'cron: "0 25 * * *"'),
    scheduled(remind, 'cron: "0 7 * * *"'),
  ),
};

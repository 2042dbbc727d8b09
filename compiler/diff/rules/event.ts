// Pages: events, receivers, schedules.
import { ANY_ORDER, NOTHING, pages, READERS_FIRST, SERVICE_FIRST, SIDE_BY_SIDE } from './page.ts';

function event(lines: string, name = 'closed'): string {
  return `entity:\n  fields: { open: boolean }\nevents:\n  ${name}: { ${lines} }`;
}

const CLOSED = 'when: open -> false, payload: { id: . }';

function receiver(lines: string): string {
  return `# billing.yaml\noperations:\n  file: { type: effect, input: { order: ref(orders) } }\nreceivers:\n  orders.placed: { ${lines} }`;
}

const NOTED = 'call: note, input: { order: event.id }';
const MAIL =
  '# billing.yaml\nreceivers:\n  mail.sent: { external: true, call: note, payload: { order: ref(orders) }, input: { order: event.order } }\n# deployments/production.yaml\nexternal:\n  mail.sent: { exchange: mail, key: sent }';

function schedule(lines: string, name = 'night'): string {
  return `# billing.yaml\noperations:\n  sweep: { type: effect }\n  clean: { type: effect }\nschedules:\n  ${name}: { ${lines} }`;
}

export const EVENT = pages('event', [
  {
    id: 'event-added',
    cause: 'An event is new. Nobody receives it yet.',
    before: 'entity:\n  fields: { open: boolean }',
    after: event(CLOSED),
    remedy: NOTHING,
    rollout: SERVICE_FIRST,
    mirror: 'event-removed',
  },
  {
    id: 'event-removed',
    cause: 'An event is gone. Its consumers wait for what never comes.',
    before: event(CLOSED),
    after: 'entity:\n  fields: { open: boolean }',
    remedy: 'Deprecate it with a day of its end first, and take it away after that day.',
    rollout: READERS_FIRST,
    mirror: 'event-added',
  },
  {
    id: 'event-renamed',
    cause:
      'An event has another name, and says which one it had. Consumers that wait for the old one get nothing.',
    before: event(CLOSED),
    after: event(`${CLOSED}, was: closed`, 'shut'),
    remedy: 'Emit both for a while.',
    rollout: SIDE_BY_SIDE,
    waiver:
      'a former name is written in one direction only: back again one event is gone and one is new',
  },
  {
    id: 'event-when-changed',
    cause: 'An event is emitted at other moments.',
    before: event(CLOSED),
    after: event('when: open -> true, payload: { id: . }'),
    remedy: 'Add another event beside it.',
    rollout: SIDE_BY_SIDE,
    mirror: 'event-when-changed',
  },
  {
    id: 'event-conditioned-added',
    cause: 'An event that code emitted follows from what is committed now.',
    before: event('payload: { id: . }'),
    after: event(CLOSED),
    remedy: 'Look at whether it comes as often as before.',
    rollout: SERVICE_FIRST,
    mirror: 'event-conditioned-removed',
  },
  {
    id: 'event-conditioned-removed',
    cause: 'An event that followed from what is committed is emitted by code now.',
    before: event(CLOSED),
    after: event('payload: { id: . }'),
    remedy: 'Look at whether it comes as often as before.',
    rollout: SERVICE_FIRST,
    mirror: 'event-conditioned-added',
  },
  {
    id: 'event-payload-introduced',
    cause: 'An event carries data now. Those that wait in queues do not.',
    before: event('when: open -> false'),
    after: event(CLOSED),
    remedy: 'Make everything in it optional for a while.',
    rollout: 'Drain the queues, then the consumers.',
    mirror: 'event-payload-dropped',
  },
  {
    id: 'event-payload-dropped',
    cause: 'An event carries no data any more.',
    before: event(CLOSED),
    after: event('when: open -> false'),
    remedy: 'Keep the payload until nobody reads it.',
    rollout: READERS_FIRST,
    mirror: 'event-payload-introduced',
  },
  {
    id: 'event-binding-changed',
    cause: 'Messages travel in another way. Those that wait stay behind.',
    before: '# deployments/production.yaml\nbindings:\n  default: { kind: amqp, url: $AMQP_URL }',
    after:
      '# deployments/production.yaml\nbindings:\n  default: { kind: amqp, url: $AMQP_URL, tls: true }',
    remedy: 'Drain the queues first.',
    rollout: 'Stop producers, drain, start.',
    mirror: 'event-binding-changed',
  },
  {
    id: 'receiver-added',
    cause: 'A component receives an event now. There is a new queue.',
    before: 'events:\n  closed: { when: deleted, payload: { id: . } }',
    after:
      'events:\n  closed: { when: deleted, payload: { id: . } }\n# billing.yaml\nreceivers:\n  orders.closed: { call: note, input: { order: event.id } }',
    remedy: NOTHING,
    rollout: SERVICE_FIRST,
    mirror: 'receiver-removed',
  },
  {
    id: 'receiver-removed',
    cause: 'A component receives an event no more. Messages pile up in a queue that nobody reads.',
    before: '',
    after: '# billing.yaml\nreceivers:\n  orders.placed: ~',
    remedy: 'Delete the queue when the new build runs.',
    rollout: 'The new build first; then delete its queue.',
    mirror: 'receiver-added',
  },
  {
    id: 'receiver-operation-changed',
    cause: 'An event is answered by another operation.',
    before: receiver(NOTED),
    after: receiver('call: file, input: { order: event.id }'),
    remedy: 'Look at what both do.',
    rollout: ANY_ORDER,
    mirror: 'receiver-operation-changed',
  },
  {
    id: 'receiver-adaptive-changed',
    cause: 'An operation is called with other values of the event.',
    before: `${receiver(NOTED)}\n# orders.yaml\nentity:\n  fields: { parent: ref(orders) }`,
    after: `${receiver('call: note, input: { order: event.parent }')}\n# orders.yaml\nentity:\n  fields: { parent: ref(orders) }`,
    remedy: 'Look at what both mean.',
    rollout: ANY_ORDER,
    mirror: 'receiver-adaptive-changed',
  },
  {
    id: 'receiver-conditioned-changed',
    cause: 'Other events are passed over.',
    before: receiver(NOTED),
    after: receiver(`${NOTED}, if: "event.title == 'x'"`),
    remedy: 'Look at which events come and go.',
    rollout: ANY_ORDER,
    mirror: 'receiver-conditioned-changed',
  },
  {
    id: 'receiver-order-changed',
    cause: 'Events of one entity arrive in their order, or in any.',
    before: receiver(NOTED),
    after: receiver(`${NOTED}, order: none`),
    remedy: 'Be sure that the operation does not mind.',
    rollout: ANY_ORDER,
    mirror: 'receiver-order-changed',
  },
  {
    id: 'receiver-group-changed',
    cause: 'An event goes to each replica, or to one of them: the queue is another one.',
    before: receiver(`${NOTED}, order: none`),
    after: receiver(`${NOTED}, order: none, each: replica`),
    remedy: 'Drain the old queue first.',
    rollout: 'Drain, then the new build.',
    mirror: 'receiver-group-changed',
  },
  {
    id: 'receiver-source-changed',
    cause: 'Events of the outside come from another address.',
    before: MAIL,
    after: MAIL.replace('key: sent', 'key: done'),
    remedy: 'Listen to both for a while.',
    rollout: SIDE_BY_SIDE,
    mirror: 'receiver-source-changed',
  },
  {
    id: 'schedule-added',
    cause: 'Something runs by itself now.',
    before: schedule('call: sweep, every: 10m'),
    after: `${schedule('call: sweep, every: 10m')}\n  noon: { call: clean, cron: "0 12 * * *" }`,
    remedy: NOTHING,
    rollout: ANY_ORDER,
    mirror: 'schedule-removed',
  },
  {
    id: 'schedule-removed',
    cause: 'Something does not run by itself any more.',
    before: `${schedule('call: sweep, every: 10m')}\n  noon: { call: clean, cron: "0 12 * * *" }`,
    after: schedule('call: sweep, every: 10m'),
    remedy: 'Be sure that nobody waits for its work.',
    rollout: ANY_ORDER,
    mirror: 'schedule-added',
  },
  {
    id: 'schedule-operation-changed',
    cause: 'Another operation runs.',
    before: schedule('call: sweep, every: 10m'),
    after: schedule('call: clean, every: 10m'),
    remedy: 'Look at what both do.',
    rollout: ANY_ORDER,
    mirror: 'schedule-operation-changed',
  },
  {
    id: 'schedule-timing-changed',
    cause: 'It runs at other times, or in another zone.',
    before: schedule('call: sweep, cron: "0 7 * * *"'),
    after: schedule('call: sweep, cron: "0 8 * * *"'),
    remedy: 'Look at who waits for it.',
    rollout: ANY_ORDER,
    mirror: 'schedule-timing-changed',
  },
  {
    id: 'schedule-overlap-changed',
    cause: 'A run that begins before the last one ended waits, is passed over, or runs beside it.',
    before: schedule('call: sweep, every: 10m, overlap: skip'),
    after: schedule('call: sweep, every: 10m, overlap: allow'),
    remedy: 'Be sure that the operation does not mind.',
    rollout: ANY_ORDER,
    mirror: 'schedule-overlap-changed',
  },
  {
    id: 'schedule-catchup-changed',
    cause: 'Runs that were missed are done later, or not at all.',
    before: schedule('call: sweep, every: 10m, catchup: none'),
    after: schedule('call: sweep, every: 10m, catchup: all(9)'),
    remedy: 'Be sure that the operation does not mind.',
    rollout: ANY_ORDER,
    mirror: 'schedule-catchup-changed',
  },
]);

// Receivers and what they do with an event: seen by who keeps the system running, and by the data.

import { expressionText, operandText } from '../../2-model/expression-text.ts';
import type { AssignmentDocument, ComponentDocument, ReceiverDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Line, type Place } from '../edit.ts';
import { matched } from '../matching.ts';
import { oldId } from '../renames.ts';
import { compareInside } from './slots.ts';

type Pair = readonly [ComponentDocument, ComponentDocument];
type Receivers = readonly [ReceiverDocument, ReceiverDocument];

export function compareReceivers(both: Both, [before, after]: Pair): readonly Edit[] {
  const { kept, came, went } = matched(
    before.receivers,
    after.receivers,
    (r) => r.event.id || r.event.name,
    (r) => oldId(r.event.id, both.renames) || r.event.name,
  );
  const component = after.id;
  const at = ({ event, id }: ReceiverDocument, old: string): Place => ({
    component,
    element: `receivers.${event.name}`,
    old,
    next: id,
  });

  return [
    ...kept.flatMap(([was, is]) => compareReceiver(both, at(is, was.id), [was, is])),
    ...came.map((is) =>
      editAt(at(is, before.id), {
        rule: 'receiver-added',
        message: `${component} receives ${is.event.name} now`,
        after: is.call.name,
        impacts: [impact(['evt', 'NOTE'], is.event.name, 'there is a new queue')],
        rollout: 'the queue fills from the first start on',
      }),
    ),
    ...went.map((was) =>
      editAt(
        { ...at(was, was.id), next: component },
        {
          rule: 'receiver-removed',
          message: `${component} receives ${was.event.name} no more`,
          before: was.call.name,
          impacts: [
            impact(
              ['evt', 'RISK'],
              was.event.name,
              'messages pile up in a queue that nobody reads',
            ),
          ],
          rollout: 'the new build first; then delete its queue',
        },
      ),
    ),
  ];
}

interface Trait {
  readonly rule: string;
  readonly of: (receiver: ReceiverDocument) => string | undefined;
  readonly at: Line['at'];
  readonly text: string;
}

const TRAITS: readonly Trait[] = [
  {
    rule: 'receiver-adaptive-changed',
    of: ({ query, input }) =>
      [assigned('query', query), assigned('input', input)].filter((t) => t !== '').join(', ') ||
      undefined,
    at: ['evt', 'RISK'],
    text: 'the operation is called with other values',
  },
  {
    rule: 'receiver-conditioned-changed',
    of: (r) => (r.if === undefined ? undefined : expressionText(r.if)),
    at: ['evt', 'RISK'],
    text: 'other events are passed over',
  },
  {
    rule: 'receiver-order-changed',
    of: ({ order }) => order,
    at: ['evt', 'RISK'],
    text: 'events of one entity arrive in another order',
  },
  {
    rule: 'receiver-group-changed',
    of: ({ each }) => each ?? 'one replica',
    at: ['evt', 'BREAK'],
    text: 'it has another queue: events are lost, or done more than once',
  },
  {
    rule: 'receiver-source-changed',
    of: ({ external }) => (external === true ? 'external: true' : undefined),
    at: ['evt', 'BREAK'],
    text: 'it comes from another place, which each deployment has to know',
  },
];

function assigned(key: string, list: readonly AssignmentDocument[] | undefined): string {
  if (list === undefined || list.length === 0) return '';

  return `${key}: { ${list.map(({ name, value }) => `${name}: ${operandText(value)}`).join(', ')} }`;
}

function compareReceiver(both: Both, place: Place, [was, is]: Receivers): readonly Edit[] {
  const edits = TRAITS.flatMap(({ at, of, rule, text }) => {
    const [before, after] = [of(was), of(is)];

    if (before === after) return [];

    return [
      editAt(place, {
        rule,
        message: `the receiver of ${is.event.name}: ${text}`,
        before,
        after,
        impacts: [impact(at, is.event.name, text)],
      }),
    ];
  });

  return [
    ...(was.call.id === oldId(is.call.id, both.renames) ? [] : [called(place, [was, is])]),
    ...edits,
    ...compareInside(both, place, 'payload', [was.payload, is.payload]),
  ];
}

function called(place: Place, [was, is]: Receivers): Edit {
  return editAt(place, {
    rule: 'receiver-operation-changed',
    message: `${is.event.name} is answered by ${is.call.name} now`,
    before: was.call.name,
    after: is.call.name,
    impacts: [
      impact(['evt', 'RISK'], is.event.name, 'another operation runs, with another effect'),
    ],
  });
}

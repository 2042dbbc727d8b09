// Events: which came, went or have another name, when they are emitted, and what they carry.
import type { ComponentDocument, EventDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Place } from '../edit.ts';
import { matched } from '../matching.ts';
import { oldId } from '../renames.ts';

import { isSame } from '../same.ts';
import { slotText } from '../type-text.ts';
import { compareLifecycle } from './lifecycle.ts';
import { consumersText } from './place-name.ts';
import { addition, removal } from './removals.ts';
import { compareInside } from './slots.ts';

type Pair = readonly [ComponentDocument, ComponentDocument];
type Events = readonly [EventDocument, EventDocument];

export function compareEvents(both: Both, [before, after]: Pair): readonly Edit[] {
  const { kept, came, went } = matched(
    before.events,
    after.events,
    (e) => e.id,
    (e) => oldId(e.id, both.renames),
  );
  const component = after.id;

  return [
    ...kept.flatMap(([was, is]) => compareEvent(both, component, [was, is])),
    ...came.map(({ id, name, when }) =>
      addition({
        place: { component, element: `events.${name}`, old: before.id, next: id },
        rule: 'event-added',
        what: `the event ${name}`,
        after: whenText(when) ?? name,
        at: ['evt', 'SAFE'],
        where: `${component}.${name}`,
        text: 'nobody receives it yet',
      }),
    ),
    ...went.map(({ deprecated, id, name, when }) =>
      removal(both, {
        place: { component, element: `events.${name}`, old: id, next: component },
        rule: 'event-removed',
        what: `the event ${name}`,
        before: whenText(when) ?? name,
        at: ['evt', 'BREAK'],
        where: consumersText(id, `${before.id}.${name}`, both.old),
        text: 'its consumers wait for what never comes',
        deprecated,
      }),
    ),
  ];
}

function compareEvent(both: Both, component: string, [was, is]: Events): readonly Edit[] {
  if (isSame(was, is)) return [];

  const place: Place = { component, element: `events.${is.name}`, old: was.id, next: is.id };
  const where = consumersText(is.id, `${component}.${is.name}`, both.next);

  return [
    ...(was.name === is.name ? [] : [renamed(place, [was, is], where)]),
    ...compareWhen(both, place, { events: [was, is], where }),
    ...comparePayload(place, [was, is], where),
    ...compareInside(both, place, 'payload', [was.payload, is.payload]),
    ...compareLifecycle(both, place, [was, is]),
    ...(was.doc === is.doc ? [] : [described(place, [was, is])]),
  ];
}

function renamed(place: Place, [was, is]: Events, where: string): Edit {
  return editAt(place, {
    rule: 'event-renamed',
    message: `the event ${was.name} is called ${is.name} now`,
    before: was.name,
    after: is.name,
    impacts: [
      impact(['evt', 'BREAK'], where, 'consumers that wait for the old name get nothing'),
      impact(['evtq', 'RISK'], where, 'events that wait in the outbox keep the old name'),
      impact(['src', 'BREAK'], 'TypeScript', 'its types have other names'),
    ],
    rollout: 'both names side by side; then move consumers; then take the old one away',
  });
}

function described(place: Place, [was, is]: Events): Edit {
  return editAt(place, {
    rule: 'schema-annotation-changed',
    message: `the event ${is.name} is described in other words`,
    before: was.doc,
    after: is.doc,
    impacts: [impact(['src', 'NOTE'], place.element, 'nothing changes on the wire')],
  });
}

interface Between {
  readonly events: Events;
  readonly where: string;
}

function compareWhen(
  both: Both,
  place: Place,
  { events: [was, is], where }: Between,
): readonly Edit[] {
  const [before, after] = [whenText(was.when), whenText(is.when)];
  const isRenamed =
    was.when?.kind === 'becomes' &&
    is.when?.kind === 'becomes' &&
    was.when.field.id === oldId(is.when.field.id, both.renames) &&
    isSame(was.when.value, is.when.value);

  if (before === after || isRenamed) return [];

  const rule =
    before === undefined
      ? 'event-conditioned-added'
      : after === undefined
        ? 'event-conditioned-removed'
        : 'event-when-changed';

  return [
    editAt(place, {
      rule,
      message: `${is.name} is emitted at other moments: ${after ?? 'where code emits it'}`,
      before,
      after,
      impacts: [impact(['evt', 'RISK'], where, 'consumers get it at other moments')],
    }),
  ];
}

function whenText(when: EventDocument['when']): string | undefined {
  return when?.kind === 'becomes' ? `${when.field.name} -> ${String(when.value)}` : when?.kind;
}

function comparePayload(place: Place, [was, is]: Events, where: string): readonly Edit[] {
  if ((was.payload === undefined) === (is.payload === undefined)) return [];

  const isNew = is.payload !== undefined;

  return [
    editAt(place, {
      rule: isNew ? 'event-payload-introduced' : 'event-payload-dropped',
      message: `${is.name} ${isNew ? 'carries data now' : 'carries no data any more'}`,
      ...(was.payload === undefined ? {} : { before: slotText(was.payload) }),
      ...(is.payload === undefined ? {} : { after: slotText(is.payload) }),
      impacts: isNew
        ? [
            impact(['evt', 'SAFE'], where, 'consumers may pass over it'),
            impact(['evtq', 'BREAK'], where, 'events that wait in queues do not carry it'),
          ]
        : [impact(['evt', 'BREAK'], where, 'consumers find nothing')],
      rollout: isNew ? 'drain the queues, then the consumers' : 'consumers first, then the service',
    }),
  ];
}

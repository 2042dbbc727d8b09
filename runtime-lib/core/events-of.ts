// The events of a commit: derived from what is committed, numbered by one counter per entity. Must not write anything.
import { own } from '../check/record.ts';
import type { OutboxEntry } from '../storage/storage.ts';
import type { Row } from '../storage/values.ts';
import { intoWire } from './codec.ts';
import type { ComponentDefinition, EventDefinition } from './definition.ts';
import { type EntityTable, shownOf } from './entity-table.ts';
import type { Emission } from './invocation.ts';
import { sameWire } from './wire.ts';

export interface Change {
  readonly before: Row | undefined;
  readonly after: Row;
  readonly emissions: readonly Emission[];
}

export interface Numbered {
  /** With the counter behind the events. */
  readonly row: Row;
  readonly entries: readonly OutboxEntry[];
}

const NONE: readonly OutboxEntry[] = [];

export function eventsOf(
  { id: component, events = [] }: ComponentDefinition,
  entity: EntityTable,
  change: Change,
  isWanted: (event: string) => boolean,
): Numbered {
  const wanted = events.filter((event) => isWanted(event.name));

  if (wanted.length === 0) return { row: change.after, entries: NONE };

  const fired = firing(wanted, change);

  if (fired.length === 0) return { row: change.after, entries: NONE };

  const entries: OutboxEntry[] = [];
  let { counter } = change.after;

  for (const { event, extra } of fired) {
    const seq = counter.seq + 1;
    const { id: key } = change.after;

    entries.push({
      id: `${component}:${key}:${seq}`,
      kind: 'event',
      component,
      key,
      name: event.name,
      seq,
      last: counter.last,
      payload: payloadOf(event, entity, change.after, extra),
      at: change.after.updated,
    });
    counter = { seq, last: { ...counter.last, [event.name]: seq } };
  }

  return { row: { ...change.after, counter }, entries };
}

interface Firing {
  readonly event: EventDefinition;
  readonly extra: object;
}

/** Those of the state in the order of the contract, then those of the code in the order of their emission. */
function firing(events: readonly EventDefinition[], change: Change): readonly Firing[] {
  const derived = events
    .filter((event) => fires(event, change))
    .map((event) => ({ event, extra: {} }));
  const coded = change.emissions.flatMap(({ event: name, payload }) => {
    const event = events.find((e) => e.name === name);

    return event === undefined ? [] : [{ event, extra: payload }];
  });

  return [...derived, ...coded];
}

function fires({ when }: EventDefinition, { before, after }: Change): boolean {
  if (when === undefined) return false;
  if (after.deleted !== undefined) return when === 'deleted';

  switch (when) {
    case 'created':
      return before === undefined;
    case 'updated':
      return before !== undefined;
    case 'deleted':
      return false;
    default: {
      const is = (row: Row | undefined): boolean =>
        row !== undefined && sameWire(own(row.values, when.field), when.value as never);

      return is(after) && !is(before);
    }
  }
}

/** Members that the code gives stand before those of the entity with the same name. */
function payloadOf(event: EventDefinition, entity: EntityTable, row: Row, extra: object): string {
  if (event.payload === undefined) return '{}';

  return JSON.stringify(
    intoWire(event.payload, { ...shownOf(entity, row, event.payload), ...extra }),
  );
}

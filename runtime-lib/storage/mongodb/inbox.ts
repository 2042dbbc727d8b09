// Where consumers stand, and what waits for them. A document that an event changed has a mark of it too: that is what
// makes the event's effect and its receipt one commit.
import type { Collection } from 'mongodb';
import type { Inbox, Parked } from '../storage.ts';
import { type Carriers, type Mark, placeOf } from './carrier.ts';
import type { Stored } from './entity.ts';

export interface MongoInbox extends Inbox {
  at(place: string): Promise<number>;
  /** Behind the commit; never backwards. */
  advance(mark: Mark): Promise<void>;
}

export function createInbox({ inbox }: Carriers, parking: Collection<Stored>): MongoInbox {
  const at = async (place: string): Promise<number> => {
    const found = await inbox.findOne({ _id: place }, { projection: { seq: 1 } });

    return Number(found?.['seq'] ?? 0);
  };

  const listed = async (dead: boolean, limit: number): Promise<readonly Parked[]> => {
    if (limit < 1) return [];

    const found = await parking.find({ dead }).sort({ at: 1, _id: 1 }).limit(limit).toArray();

    return found.map(messageOf);
  };

  return {
    at,
    async advance({ place, seq }) {
      await inbox.updateOne({ _id: place }, { $max: { seq } }, { upsert: true });
    },
    seq: (consumer, source, key) => at(placeOf(consumer, source, key)),
    async park(message) {
      const { seq, at: since, dead } = message;
      const place = placeOf(message.consumer, message.source, message.key);
      const stored = { place, seq, at: since, dead, json: JSON.stringify(message) };

      await parking.replaceOne({ _id: parkedId(message) }, stored, { upsert: true });
    },
    async parked(consumer, source, key) {
      const place = placeOf(consumer, source, key);

      return (await parking.find({ place }).sort({ seq: 1 }).toArray()).map(messageOf);
    },
    async unpark(message) {
      await parking.deleteOne({ _id: parkedId(message) });
    },
    waiting: (limit) => listed(false, limit),
    dead: (limit) => listed(true, limit),
  };
}

function parkedId({
  consumer,
  source,
  key,
  seq,
}: Pick<Parked, 'consumer' | 'source' | 'key' | 'seq'>): string {
  return JSON.stringify([consumer, source, key, seq]);
}

function messageOf(document: Stored): Parked {
  return JSON.parse(String(document['json'])) as Parked;
}

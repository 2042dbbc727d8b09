// Leases: one document each, taken by one update that only its holder, or anyone behind its end, can make.
import type { Collection } from 'mongodb';
import type { Leases } from '../storage.ts';
import { takenIndex } from './connection.ts';
import type { Stored } from './entity.ts';

export function createLeases(leases: Collection<Stored>): Leases {
  return {
    async take(name, holder, milliseconds) {
      const now = Date.now();

      try {
        await leases.updateOne(
          { _id: name, $or: [{ holder }, { until: { $lte: now } }] },
          { $set: { holder, until: now + milliseconds } },
          { upsert: true },
        );

        return true;
      } catch (error) {
        // Another has it: the update found nothing, and its id is taken.
        if (takenIndex(error) === undefined) throw error;

        return false;
      }
    },
    async release(name, holder) {
      await leases.updateOne({ _id: name, holder }, { $set: { holder: '', until: 0 } });
    },
    async note(name, holder, text) {
      const { matchedCount } = await leases.updateOne(
        { _id: name, holder, until: { $gt: Date.now() } },
        { $set: { note: text } },
      );

      return matchedCount === 1;
    },
    async noted(name) {
      const found = await leases.findOne({ _id: name });
      const note: unknown = found?.['note'];

      return note === undefined ? undefined : String(note);
    },
  };
}

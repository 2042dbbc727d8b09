// The outbox over all documents that carry entries.
import type { Collection } from 'mongodb';
import type { Outbox, OutboxEntry } from '../storage.ts';
import { type Carriers, entriesOf } from './carrier.ts';
import type { Stored } from './entity.ts';
import { updateOf } from './update.ts';

interface Ranked {
  readonly entry: OutboxEntry;
  /** No earlier than the entries before it in its document, whatever the clocks said. */
  readonly rank: number;
}

export function createOutbox({ all, outbox }: Carriers): Outbox {
  return {
    async take(limit, now) {
      const found = await Promise.all(all.map((collection) => pending(collection, limit, now)));

      return found
        .flat()
        .sort((a, b) => a.rank - b.rank)
        .slice(0, limit)
        .map(({ entry }) => entry);
    },
    async remove(ids) {
      if (ids.length === 0) return;

      const $in = [...ids];

      await Promise.all(
        all.map(async (collection) => {
          await collection.updateMany(
            { '_outbox.id': { $in } },
            updateOf({ pull: { _outbox: { id: { $in } } } }),
          );
          await collection.updateMany(
            { _pending: true, _outbox: { $size: 0 } },
            { $unset: { _pending: '' } },
          );
        }),
      );
      await outbox.deleteMany({ _outbox: { $size: 0 } });
    },
    async postpone(id, attempts, due) {
      await Promise.all(
        all.map((collection) =>
          collection.updateOne(
            { '_outbox.id': id },
            { $set: { '_outbox.$.attempts': attempts, '_outbox.$.due': due } },
          ),
        ),
      );
    },
    async depth() {
      const found = await Promise.all(all.map(momentsIn));
      const moments = found.flat();
      const oldest = moments.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);

      return { count: moments.length, oldest: moments.length === 0 ? undefined : oldest };
    },
  };
}

async function pending(
  collection: Collection<Stored>,
  limit: number,
  now: number,
): Promise<readonly Ranked[]> {
  const documents = await collection
    .find(
      { _pending: true, _outbox: { $elemMatch: { due: { $lte: now } } } },
      { projection: { _outbox: 1 } },
    )
    .sort({ '_outbox.at': 1 })
    .limit(Math.max(1, limit))
    .toArray();

  return documents.flatMap((document) => ranked(entriesOf(document), now));
}

function ranked(entries: readonly OutboxEntry[], now: number): readonly Ranked[] {
  let rank = Number.NEGATIVE_INFINITY;

  return entries.flatMap((entry) => {
    rank = Math.max(rank, entry.at);

    return (entry.due ?? 0) <= now ? [{ entry, rank }] : [];
  });
}

async function momentsIn(collection: Collection<Stored>): Promise<readonly number[]> {
  const documents = await collection
    .find({ _pending: true }, { projection: { '_outbox.at': 1 } })
    .toArray();

  return documents.flatMap(({ _outbox }) =>
    ((_outbox ?? []) as readonly { readonly at: number }[]).map(({ at }) => at),
  );
}

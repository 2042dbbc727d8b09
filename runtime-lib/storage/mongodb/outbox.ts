// The outbox over all documents that carry entries.
import type { Collection } from 'mongodb';
import type { Outbox, OutboxEntry } from '../storage.ts';
import { type Carriers, entriesOf } from './carrier.ts';
import type { Stored } from './entity.ts';
import { updateOf } from './update.ts';

export function createOutbox({ all, outbox }: Carriers): Outbox {
  return {
    async take(limit, now) {
      const found = await Promise.all(all.map((collection) => pending(collection, limit, now)));

      return inOrder(found.flat())
        .filter(({ due = 0 }) => due <= now)
        .slice(0, limit);
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
): Promise<readonly OutboxEntry[]> {
  const documents = await collection
    .find(
      { _pending: true, _outbox: { $elemMatch: { due: { $lte: now } } } },
      { projection: { _outbox: 1 } },
    )
    .sort({ '_outbox.at': 1 })
    .limit(Math.max(1, limit))
    .toArray();

  return documents.flatMap(entriesOf);
}

/** The oldest first; no event before an earlier one of its entity, whatever the clocks said. */
function inOrder(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  const latest = new Map<string, number>();
  const ranks = new Map<string, number>();

  for (const { id, kind, component, key, at } of [...entries].sort((a, b) => a.seq - b.seq)) {
    const of = kind === 'task' ? id : JSON.stringify([component, key]);
    const rank = Math.max(at, latest.get(of) ?? at);

    latest.set(of, rank);
    ranks.set(id, rank);
  }

  return [...entries].sort(
    (a, b) => (ranks.get(a.id) ?? a.at) - (ranks.get(b.id) ?? b.at) || a.seq - b.seq,
  );
}

async function momentsIn(collection: Collection<Stored>): Promise<readonly number[]> {
  const documents = await collection
    .find({ _pending: true }, { projection: { '_outbox.at': 1 } })
    .toArray();

  return documents.flatMap(({ _outbox }) =>
    ((_outbox ?? []) as readonly { readonly at: number }[]).map(({ at }) => at),
  );
}

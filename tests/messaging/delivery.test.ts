// The promise of order, on simulated histories: drops that come again, copies, swaps, late subscriptions.
// An event is never lost, never taken twice, never taken before an earlier one of its entity.
import { describe, expect, it } from 'vitest';
import { previousOf, type Verdict, verdict } from '../../runtime-lib/messaging/numbering.ts';
import { seeded } from '../support/random.ts';

interface Numbered {
  readonly label: string;
  readonly seq: number;
  readonly last: Readonly<Record<string, number>>;
}

type Rule = (stored: number, event: Numbered, labels: readonly string[]) => Verdict;

const LABELS = ['created', 'paid', 'shipped', 'cancelled'];

const ours: Rule = (stored, event, labels) => verdict(stored, previousOf(event, labels), event.seq);

/** What toac does not do: whatever comes first is the beginning. */
const firstSeen: Rule = (stored, event, labels) =>
  stored === 0 ? 'apply' : ours(stored, event, labels);

function emitted(next: () => number, counterPerLabel: boolean): readonly Numbered[] {
  const events: Numbered[] = [];
  const counters: Record<string, number> = {};
  let last: Record<string, number> = {};
  let seq = 0;

  for (let i = 0; i < 3 + Math.floor(next() * 10); i++) {
    const label = LABELS[Math.floor(next() * LABELS.length)] ?? 'created';

    seq = counterPerLabel ? (counters[label] ?? 0) + 1 : seq + 1;
    counters[label] = seq;
    events.push({ label, seq, last });
    last = { ...last, [label]: seq };
  }

  return events;
}

/** As a transport may bring them: some again, some late, some before others; each at least once. */
function shaken(events: readonly Numbered[], next: () => number): readonly Numbered[] {
  const arriving = events
    .flatMap((event, i) => {
      const times = next() < 0.3 ? 2 : 1;

      return Array.from({ length: times }, () => ({ event, at: i + next() * 4 }));
    })
    .sort((a, b) => a.at - b.at)
    .map(({ event }) => event);
  const dropped = arriving.filter(() => next() < 0.2);

  return [...arriving.filter((event) => !dropped.includes(event)), ...dropped, ...events];
}

function taken(
  arriving: readonly Numbered[],
  labels: readonly string[],
  rule: Rule,
): readonly Numbered[] {
  const done: Numbered[] = [];
  let parked: Numbered[] = [];
  let stored = 0;

  const offer = (event: Numbered): boolean => {
    const found = rule(stored, event, labels);

    if (found === 'apply') {
      done.push(event);
      stored = event.seq;
    } else if (found === 'park') parked.push(event);

    return found === 'apply';
  };

  for (const event of arriving) {
    if (!labels.includes(event.label) || !offer(event)) continue;

    for (let again = true; again; ) {
      const waiting = parked.sort((a, b) => a.seq - b.seq);

      parked = [];
      again = waiting.map(offer).includes(true);
    }
  }

  return done;
}

interface Faults {
  lost: number;
  twice: number;
  reordered: number;
}

function faultsOf(rule: Rule, counterPerLabel: boolean, histories: number): Faults {
  const faults: Faults = { lost: 0, twice: 0, reordered: 0 };

  for (let seed = 1; seed <= histories; seed++) {
    const { next } = seeded(seed);
    const labels = LABELS.filter(() => next() < 0.6);
    const events = emitted(next, counterPerLabel);
    const wanted = events.filter(({ label }) => labels.includes(label));
    const done = taken(shaken(events, next), labels, rule);

    faults.lost += wanted.filter((event) => !done.includes(event)).length;
    faults.twice += done.length - new Set(done).size;
    faults.reordered += done.filter(
      (event, i) => i > 0 && events.indexOf(event) < events.indexOf(done[i - 1] as Numbered),
    ).length;
  }

  return faults;
}

describe('5,000 histories', () => {
  it('lose nothing, take nothing twice, reorder nothing', () => {
    expect(faultsOf(ours, false, 5000)).toEqual({ lost: 0, twice: 0, reordered: 0 });
  });

  it('catch a counter per label', () => {
    const { lost, twice, reordered } = faultsOf(ours, true, 500);

    expect(lost + twice + reordered).toBeGreaterThan(100);
  });

  it('catch a baseline that is whatever comes first', () => {
    const { lost, twice, reordered } = faultsOf(firstSeen, false, 500);

    expect(lost + twice + reordered).toBeGreaterThan(100);
  });
});

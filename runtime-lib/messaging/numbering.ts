// Where an event stands for one consumer. Pure: the promise of order rests on these few lines.

export interface Numbers {
  /** Of all events of the entity, one counter. */
  readonly seq: number;
  /** By label, the event before this one. */
  readonly last: { readonly [label: string]: number };
}

export type Verdict = 'apply' | 'duplicate' | 'park';

/** The event before this one among the labels that the consumer takes; 0 when there is none. */
export function previousOf({ last }: Numbers, labels: Iterable<string>): number {
  let previous = 0;

  for (const label of labels) {
    if (Object.hasOwn(last, label)) previous = Math.max(previous, last[label] ?? 0);
  }

  return previous;
}

/** `stored` is the number of the last event that the consumer took of the entity; 0 when it took none. */
export function verdict(stored: number, previous: number, seq: number): Verdict {
  if (stored >= seq) return 'duplicate';

  return stored === previous ? 'apply' : 'park';
}

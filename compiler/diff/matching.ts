// Which declarations of two lists are the same thing.

export interface Matched<T> {
  readonly kept: readonly (readonly [T, T])[];
  readonly came: readonly T[];
  readonly went: readonly T[];
}

/** `was` says what a new one is called on the old side; by default, the same. */
export function matched<T>(
  before: readonly T[] = [],
  after: readonly T[] = [],
  keyOf: (item: T) => string = nameOf,
  was: (item: T) => string = keyOf,
): Matched<T> {
  const known = new Map(before.map((item) => [keyOf(item), item]));
  const met = new Set<T>();
  const kept: (readonly [T, T])[] = [];
  const came: T[] = [];

  for (const item of after) {
    const old = known.get(was(item));

    if (old === undefined || met.has(old)) came.push(item);
    else {
      kept.push([old, item]);
      met.add(old);
    }
  }

  return { kept, came, went: before.filter((item) => !met.has(item)) };
}

function nameOf(item: unknown): string {
  return (item as { readonly name: string }).name;
}

// Most lists of a contract are empty. They are one list, which nobody has to keep a thousand times.

export const NONE: readonly never[] = [];

export function each<T, R>(items: readonly T[], make: (item: T) => R): readonly R[] {
  return items.length === 0 ? NONE : items.map(make);
}

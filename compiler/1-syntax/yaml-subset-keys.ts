// Whether a map has a key twice. Most maps are small: they are compared without a set.
import type { Entry } from './tree.ts';

const SMALL = 12;

export function hasDuplicate(entries: readonly Entry[]): boolean {
  if (entries.length > SMALL)
    return new Set(entries.map(({ key }) => key.text)).size < entries.length;

  for (let i = 1; i < entries.length; i++) {
    const { text } = (entries[i] as Entry).key;

    for (let j = 0; j < i; j++) {
      if ((entries[j] as Entry).key.text === text) return true;
    }
  }

  return false;
}

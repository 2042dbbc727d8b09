// Finds among what is declared. Every name of a contract is looked up, so nothing is made on the way, no function either.

export function byName<T extends { readonly name: string }>(
  items: readonly T[],
  name: string,
): T | undefined {
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as T;

    if (item.name === name) return item;
  }

  return undefined;
}

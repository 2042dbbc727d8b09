// Answers that are asked for again and again are made once: per object, and gone when it goes; or per text.

export function oncePer<K extends object, V extends NonNullable<unknown>>(
  make: (key: K) => V,
): (key: K) => V {
  const known = new WeakMap<K, V>();

  return (key) => {
    const found = known.get(key);

    if (found !== undefined) return found;

    const made = make(key);

    known.set(key, made);

    return made;
  };
}

/** Texts are of contracts, and `watch` may see any number of them. */
const MOST = 10_000;

export function oncePerText<V>(make: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();

  return (text) => {
    const found = known.get(text);

    if (found !== undefined) return found;

    const made = make(text);

    if (known.size < MOST) known.set(text, made);

    return made;
  };
}

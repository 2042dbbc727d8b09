// Answers that are asked for again and again are made once per object, and go when it goes.

export function oncePer<K extends object, V extends object>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();

  return (key) => {
    const found = known.get(key);

    if (found !== undefined) return found;

    const made = make(key);

    known.set(key, made);

    return made;
  };
}

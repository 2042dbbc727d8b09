// JSON objects: what is one, which properties it has of its own. Must not allocate: it is on the path of every value.

export type UnknownRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a property whose name every object inherits: `constructor`, `toString`, `__proto__`. */
export function own<T extends object, K extends keyof T>(record: T, key: K): T[K] | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Whether all properties are among the keys. Senders mostly keep the declared order, so each is found at once. */
export function hasOnly(record: UnknownRecord, keys: readonly string[]): boolean {
  let next = 0;

  for (const key in record) {
    if (key === keys[next]) next++;
    else {
      const at = keys.indexOf(key);

      if (at === -1) return false;

      next = at + 1;
    }
  }

  return true;
}

/** Far above what people nest, far below what the stack bears. */
export const MOST_LEVELS = 64;

/** Whether lists and objects nest at most 64 deep; walks no deeper itself. For types that contain themselves. */
export function isShallow(value: unknown, levels: number = MOST_LEVELS): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;

  if (Array.isArray(value)) {
    for (const item of value) if (!isShallow(item, levels - 1)) return false;

    return true;
  }

  for (const key in value) {
    if (!isShallow((value as UnknownRecord)[key], levels - 1)) return false;
  }

  return true;
}

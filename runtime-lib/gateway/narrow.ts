// Outputs with fewer members: those that the route shows, and of them those that the caller asked for.

export function namesOf(
  shows: readonly string[] | undefined,
  fields: readonly string[] | undefined,
): readonly string[] | undefined {
  if (shows === undefined || fields === undefined) return fields ?? shows;

  return fields.filter((name) => shows.includes(name));
}

/** The members by these names. What is no object has none. */
export function narrowed(value: unknown, names: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;

  return Object.fromEntries(
    names.flatMap((name) =>
      Object.hasOwn(value, name) ? [[name, (value as Record<string, unknown>)[name]]] : [],
    ),
  );
}

// JSON values as texts that are equal where the values are: 1 and 1.0, and members in any order.
import type { Json } from '../../2-model/type-model.ts';

export function jsonText(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);

  if (isList(value)) return `[${value.map(jsonText).join(',')}]`;

  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${jsonText(value[key] ?? null)}`);

  return `{${members.join(',')}}`;
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Also where the name is one that every object has. */
export function record(members: readonly (readonly [name: string, value: Json])[]): Json {
  return Object.fromEntries(members);
}

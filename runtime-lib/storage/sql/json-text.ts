// JSON text of stored values. Unlike JSON.stringify it keeps -0, which JSON can hold.
import type { Value } from '../values.ts';

export function jsonText(value: Value): string {
  return hasNegativeZero(value) ? slowText(value) : JSON.stringify(value);
}

function hasNegativeZero(value: Value): boolean {
  if (typeof value === 'number') return Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return false;

  if (Array.isArray(value)) return value.some(hasNegativeZero);

  for (const name in value) {
    if (hasNegativeZero((value as { readonly [name: string]: Value })[name] as Value)) return true;
  }

  return false;
}

function slowText(value: Value): string {
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(slowText).join()}]`;

  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}:${slowText(member)}`,
  );

  return `{${members.join()}}`;
}

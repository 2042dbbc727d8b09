// Names that JavaScript gives a meaning of its own: an object with such a member is a promise, or another object's prototype.
import { at, type Reading } from './reading.ts';
import type { Name } from './syntax.ts';
import type { KeyNode } from './tree.ts';
import { nameOfKey } from './values.ts';

export const MEANINGFUL: ReadonlySet<string> = new Set([
  'then',
  '__proto__',
  'constructor',
  'prototype',
]);

/** The name of an operation, an event or a policy where it is declared. */
export function declaredName(reading: Reading, key: KeyNode, what: string): Name {
  const { text } = key;

  // One that has not even the form of a name was reported.
  if (MEANINGFUL.has(text) && !reading.refused.has(key)) {
    reading.report(
      'TOA1031',
      at(reading, key),
      { name: text, what },
      { hint: 'JavaScript gives this name a meaning of its own' },
    );
  }

  return nameOfKey(reading, key);
}

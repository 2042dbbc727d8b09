// A query string as its pairs. No name may stand twice; what a value means is decided by who knows the route.
import { mistaken, Refusal } from './refusal.ts';

/** Values as they were sent: lists are split before they are decoded. */
export type Pairs = ReadonlyMap<string, string>;

const NONE: Pairs = new Map();

export function readPairs(query: string, most: number): Pairs {
  if (query === '') return NONE;

  const parts = query.split('&');
  const pairs = new Map<string, string>();

  if (parts.length > most)
    throw new Refusal('invalid', `The query string has more than ${most} parameters`);

  for (const part of parts) {
    const equals = part.indexOf('=');

    if (equals < 1) throw new Refusal('invalid', 'A parameter of the query string has no value');

    const name = decodedPart(part.slice(0, equals));

    if (pairs.has(name)) throw mistaken('query', name, 'stands twice');

    pairs.set(name, part.slice(equals + 1));
  }

  return pairs;
}

/** A plus is a space, as forms and most clients write it. */
export function decodedPart(text: string): string {
  try {
    return decodeURIComponent(text.includes('+') ? text.replaceAll('+', ' ') : text);
  } catch {
    throw new Refusal('invalid', 'The query string has a malformed percent-encoding');
  }
}

/** A comma inside an item is percent-encoded. */
export function decodedItems(text: string): readonly string[] {
  return text.split(',').map(decodedPart);
}

// Short digests of text: fingerprints, headers, keys. Equal text, equal digest, on every machine.
import { hash } from 'node:crypto';

/** At once, not piece by piece: most texts are short, and a hash object costs more than they do. */
export function digest(...texts: readonly string[]): string {
  return texts.length === 0 ? NOTHING : hash('sha256', texts.join('\0')).slice(0, 12);
}

/** Of no text at all. */
const NOTHING = hash('sha256', '').slice(0, 12);

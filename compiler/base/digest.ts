// Short digests of text: fingerprints, headers, keys. Equal text, equal digest, on every machine.
import { createHash } from 'node:crypto';

export function digest(...texts: readonly string[]): string {
  const hash = createHash('sha256');

  for (const [i, text] of texts.entries()) {
    if (i > 0) hash.update('\0');

    hash.update(text);
  }

  return hash.digest('hex').slice(0, 12);
}

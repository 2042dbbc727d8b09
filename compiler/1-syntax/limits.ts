// How much a contract may be. Contracts arrive in pull requests: each limit keeps a build small and its failure exact.

export const MOST_FILES = 5_000;
export const MOST_TOTAL_BYTES = 64 * 1024 * 1024;
export const MOST_FILE_BYTES = 1024 * 1024;
export const MOST_DEPTH = 64;
export const MOST_ALIASES = 1_000;
export const MOST_NODES = 100_000;

/** Bytes of the text in UTF-8. */
export function byteLength(text: string): number {
  let bytes = text.length;

  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);

    // A pair of surrogates is four bytes: two for each half.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }

  return bytes;
}

// A body from its pieces, as bytes: what stands already is neither decoded nor copied to be written again.
import type { Piece } from '../4-emit/artifact.ts';
import type { Layout } from './content.ts';

export function joinPieces(pieces: readonly Piece[]): {
  readonly body: readonly Uint8Array[];
  readonly layout: Layout;
} {
  const parts: Uint8Array[] = [];
  let text = '';

  const flush = (): void => {
    if (text !== '') parts.push(Buffer.from(text));

    text = '';
  };

  const layout: Layout[number][] = [];

  for (const piece of pieces) {
    const { section, of = '', outside = '' } = piece;
    const own = piece.render();
    const length = typeof own === 'string' ? Buffer.byteLength(own) : own.length;

    if (typeof own === 'string') text += own;
    else {
      flush();
      append(parts, own);
    }

    // What is not there and decides nothing need not be known.
    if (length > 0 || outside !== '') layout.push([section, of, length, outside]);
  }

  flush();

  return { body: parts, layout };
}

/** What stands behind the last part in memory too becomes one with it. */
function append(parts: Uint8Array[], part: Uint8Array): void {
  const last = parts.at(-1);

  if (last !== undefined && last.buffer === part.buffer && endOf(last) === part.byteOffset)
    parts[parts.length - 1] = Buffer.from(last.buffer, last.byteOffset, last.length + part.length);
  else if (part.length > 0) parts.push(part);
}

function endOf({ byteOffset, length }: Uint8Array): number {
  return byteOffset + length;
}

// A body from its pieces, as bytes.
import type { Piece } from '../4-emit/artifact.ts';
import type { Layout } from './plan.ts';

export function joinPieces(pieces: readonly Piece[]): {
  readonly body: Uint8Array;
  readonly layout: Layout;
} {
  const parts = pieces.map((p) => bytesOf(p.render()));

  return {
    body: Buffer.concat(parts),
    layout: pieces.map(({ section, of = '', outside = '' }, i) => [
      section,
      of,
      parts[i]?.length ?? 0,
      outside,
    ]),
  };
}

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

export function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
}

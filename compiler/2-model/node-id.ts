// Makes node ids: paths of JSON-pointer-escaped segments.
import type { NodeId } from './node.ts';

export function child(parent: NodeId, ...segments: readonly string[]): NodeId {
  let id = parent;

  for (const segment of segments) id += `/${escapeSegment(segment)}`;

  return id;
}

export function escapeSegment(segment: string): string {
  return segment.includes('~') || segment.includes('/')
    ? segment.replaceAll('~', '~0').replaceAll('/', '~1')
    : segment;
}

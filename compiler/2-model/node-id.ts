// Makes node ids: paths of JSON-pointer-escaped segments.
import type { NodeId } from './node.ts';

export function child(parent: NodeId, ...segments: readonly string[]): NodeId {
  let id = parent;

  for (let i = 0; i < segments.length; i++) id += `/${escapeSegment(segments[i] as string)}`;

  return id;
}

export function escapeSegment(segment: string): string {
  return segment.includes('~') || segment.includes('/')
    ? segment.replaceAll('~', '~0').replaceAll('/', '~1')
    : segment;
}

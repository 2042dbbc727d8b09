// Makes node ids: paths of JSON-pointer-escaped segments.
import type { NodeId } from './node.ts';

/** Without a list of segments, which every call would make. */
export function child(parent: NodeId, segment: string, second?: string, third?: string): NodeId {
  const id = `${parent}/${escapeSegment(segment)}`;

  if (second === undefined) return id;

  return third === undefined ? child(id, second) : child(child(id, second), third);
}

export function escapeSegment(segment: string): string {
  return segment.includes('~') || segment.includes('/')
    ? segment.replaceAll('~', '~0').replaceAll('/', '~1')
    : segment;
}

// Makes node ids: paths of JSON-pointer-escaped segments.
import type { NodeId } from './node.ts';

export function child(parent: NodeId, segment: string): NodeId {
  return `${parent}/${escapeSegment(segment)}`;
}

/** What is declared under a key of the language, which needs no escape. */
export function declared(parent: NodeId, key: string, name: string): NodeId {
  return `${parent}/${key}/${escapeSegment(name)}`;
}

export function escapeSegment(segment: string): string {
  return segment.includes('~') || segment.includes('/')
    ? segment.replaceAll('~', '~0').replaceAll('/', '~1')
    : segment;
}

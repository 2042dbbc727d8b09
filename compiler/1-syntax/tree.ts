// A YAML file as a located tree: what both readers (yaml.ts, yaml-subset.ts) make and all sections read.
// Offsets stand in the original text. It must not know of sections, schemas or grammars.
import type { Span } from '../base/source.ts';
import type { ValueEntrySyntax, ValueSyntax } from './syntax.ts';

/** 'empty': nothing was written (`key:`); its value is null and its span is empty. */
export type Style = 'plain' | 'single' | 'double' | 'block' | 'empty';

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly start: number;
  /** Quotes are inside. */
  readonly end: number;
  readonly style: Style;
  readonly value: string | number | boolean | null;
}

export interface ListNode {
  readonly kind: 'list';
  readonly start: number;
  readonly end: number;
  readonly items: readonly Node[];
}

export interface MapNode {
  readonly kind: 'map';
  readonly start: number;
  readonly end: number;
  readonly entries: readonly Entry[];
  /** Set where invalid YAML may have swallowed entries: an absent one is then no mistake. */
  readonly cut?: true;
}

/** What invalid YAML has destroyed; it was reported. */
export interface BrokenNode {
  readonly kind: 'broken';
  readonly start: number;
  readonly end: number;
}

export type Node = ScalarNode | ListNode | MapNode | BrokenNode;

export interface KeyNode {
  readonly text: string;
  /** Without quotes, where what stands between them is the text. */
  readonly start: number;
  readonly end: number;
  readonly style: Style;
  /** It is no text, which was reported. */
  readonly wrong?: true;
}

export interface Entry {
  readonly key: KeyNode;
  readonly value: Node;
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

export function spanOf(file: string, place: Place): Span {
  return { file, start: place.start, end: place.end };
}

/** A scalar's place without its quotes, where what stands between them is its text. */
export function innerPlace(text: string, node: ScalarNode): Place {
  if (node.style !== 'single' && node.style !== 'double') return node;

  const length = node.end - node.start - 2;

  return typeof node.value === 'string' &&
    node.value.length === length &&
    text.startsWith(node.value, node.start + 1)
    ? { start: node.start + 1, end: node.end - 1 }
    : node;
}

export function toValue(file: string, node: Node): ValueSyntax {
  const at = spanOf(file, node);

  switch (node.kind) {
    case 'scalar':
      return { kind: 'scalar', at, value: node.value };
    case 'list':
      return { kind: 'list', at, items: node.items.map((item) => toValue(file, item)) };
    case 'map':
      return { kind: 'map', at, entries: node.entries.map((entry) => toEntry(file, entry)) };
    case 'broken':
      return { kind: 'scalar', at, value: null };
  }
}

function toEntry(file: string, entry: Entry): ValueEntrySyntax {
  return {
    key: { value: entry.key.text, at: spanOf(file, entry.key) },
    value: toValue(file, entry.value),
  };
}

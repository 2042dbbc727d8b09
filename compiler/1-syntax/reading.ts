// What every reader of one file shares, and the keyed access to a map of the contract. It must not know any section.
import type { Report } from '../base/catalogue.ts';
import { NONE } from '../base/lists.ts';
import type { Span } from '../base/source.ts';
import type { Entry, KeyNode, MapNode, Node, Place } from './tree.ts';

export interface Reading {
  readonly file: string;
  readonly text: string;
  readonly report: Report;
  /** Nodes that the structure check has refused: they were reported, nobody reads them. */
  readonly refused: ReadonlySet<Node | KeyNode>;
  /** Keys whose absence was reported. */
  readonly missing: ReadonlyMap<MapNode, readonly string[]>;
}

export function at(reading: Reading, place: Place): Span {
  return { file: reading.file, start: place.start, end: place.end };
}

/** A map whose keys are the properties of T; `failed` grows as it is read. */
export interface Section<T> {
  readonly reading: Reading;
  readonly node: MapNode;
  readonly failed: (keyof T & string)[];
  /** Whether a key may be absent although it was written, or was missed. */
  readonly mayLack: boolean;
  /** Entries that were not taken yet; each is taken once. */
  left: number;
}

/** Undefined where the node is no map, which the structure check has reported. */
export function section<T>(reading: Reading, node: Node | undefined): Section<T> | undefined {
  if (node?.kind !== 'map') return undefined;

  // A key that nobody knows may be a misspelt one: then what it should be called is not missing.
  const lost = reading.refused.size > 0 && node.entries.some(({ key }) => reading.refused.has(key));

  return {
    reading,
    node,
    failed: lost ? [UNKNOWN as keyof T & string] : [],
    mayLack: node.cut === true || reading.missing.size > 0,
    left: node.entries.length,
  };
}

/** Of a section that was read; of most nothing failed. */
export function failedOf<T>({ failed }: Section<T>): readonly string[] {
  return failed.length === 0 ? NONE : failed;
}

/** In `failed`, for keys that are not known. */
export const UNKNOWN = '?';

const LOST: MapNode = { kind: 'map', start: 0, end: 0, entries: [], cut: true };

/** Where the node is no map: a section of which nothing could be read, so that its name is still known. */
export function sectionOrLost<T>(reading: Reading, node: Node | undefined): Section<T> {
  return section<T>(reading, node) ?? { reading, node: LOST, failed: [], mayLack: true, left: 0 };
}

/** The node under a key. */
export function nodeAt<T>(of: Section<T>, key: keyof T & string): Node | undefined {
  return entryAt(of.node, key)?.value;
}

export function keyAt<T>(of: Section<T>, key: keyof T & string): KeyNode | undefined {
  return entryAt(of.node, key)?.key;
}

function entryAt({ entries }: MapNode, key: string): Entry | undefined {
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry;

    if (entry.key.text === key) return entry;
  }

  return undefined;
}

/** The value under a key, as `read` sees it. What is there but could not be read (whole) is noted in `failed`. */
export function take<T, V>(
  of: Section<T>,
  key: keyof T & string,
  read: (reading: Reading, node: Node) => V | undefined,
): V | undefined {
  // Most keys of a section are not written, and the first ones more often than the last.
  const entry = of.left === 0 ? undefined : entryAt(of.node, key);

  if (entry === undefined) {
    if (of.mayLack) noteLost(of, key);

    return undefined;
  }

  of.left -= 1;

  const node = entry.value;
  const value = isRefused(of.reading, node) ? undefined : read(of.reading, node);

  if (value === undefined || (node.kind === 'map' && node.cut === true)) of.failed.push(key);

  return value;
}

function noteLost<T>({ node, reading, failed }: Section<T>, key: keyof T & string): void {
  if (node.cut === true || reading.missing.get(node)?.includes(key) === true) failed.push(key);
}

export function isRefused(reading: Reading, node: Node): boolean {
  return node.kind === 'broken' || reading.refused.has(node);
}

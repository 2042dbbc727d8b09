// Readers of single values: names, texts, numbers, flags, durations, and lists and maps of them.
// Of the wrong kind they say nothing: the structure check has.
import { durationOf } from './duration.ts';
import { at, isRefused, type Reading } from './reading.ts';
import type { Located, Name, ValueSyntax } from './syntax.ts';
import { type Entry, innerPlace, type KeyNode, type Node, toValue } from './tree.ts';

export function readName(reading: Reading, node: Node): Name | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return undefined;

  return { value: node.value, at: at(reading, innerPlace(reading.text, node)) };
}

export const readText: (reading: Reading, node: Node) => Located<string> | undefined = readName;

export function readNumber(reading: Reading, node: Node): Located<number> | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'number') return undefined;

  return { value: node.value, at: at(reading, node) };
}

export function readFlag(reading: Reading, node: Node): Located<boolean> | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'boolean') return undefined;

  return { value: node.value, at: at(reading, node) };
}

/** Milliseconds. */
export function readDuration(reading: Reading, node: Node): Located<number> | undefined {
  const name = readName(reading, node);
  const value = name && durationOf(name.value);

  return name === undefined || value === undefined ? undefined : { value, at: name.at };
}

export function readValue(reading: Reading, node: Node): ValueSyntax | undefined {
  return node.kind === 'broken' ? undefined : toValue(reading.file, node);
}

export function nameOfKey(reading: Reading, key: KeyNode): Name {
  return { value: key.text, at: at(reading, key) };
}

/** The readable names of a list. */
export function readNames(reading: Reading, node: Node): readonly Name[] | undefined {
  if (node.kind !== 'list') return undefined;

  return present(
    node.items.map((item) => (isRefused(reading, item) ? undefined : readName(reading, item))),
  );
}

/** The entries of a map; those that were refused are left out. */
export function readEntries<V>(
  reading: Reading,
  node: Node | undefined,
  read: (reading: Reading, entry: Entry) => V | undefined,
): readonly V[] | undefined {
  if (node?.kind !== 'map') return undefined;

  return present(node.entries.map((entry) => read(reading, entry)));
}

/** Mostly all of them. */
function present<V>(values: readonly (V | undefined)[]): readonly V[] {
  return (
    values.includes(undefined) ? values.filter((value) => value !== undefined) : values
  ) as readonly V[];
}

// The section `entity`.
import type { EntityContract } from './contract.generated.ts';
import { at, failedOf, isRefused, keyAt, type Reading, sectionOrLost, take } from './reading.ts';
import type { EntitySyntax, Name } from './syntax.ts';
import type { Entry, KeyNode, Node } from './tree.ts';
import { readObject } from './type.ts';
import { nameOfKey, readEntries, readName, readNames } from './values.ts';

export function readEntity(
  reading: Reading,
  { key, value }: { readonly key: KeyNode; readonly value: Node },
): EntitySyntax {
  const of = sectionOrLost<EntityContract>(reading, value);

  return {
    at: at(reading, key),
    name: take(of, 'name', readName),
    id: take(of, 'id', readName),
    storage: take(of, 'storage', readName),
    was: take(of, 'was', readName) ?? (keyAt(of, '$was') && take(of, '$was', readName)),
    fields: take(of, 'fields', readObject),
    unique: take(of, 'unique', readUniques) ?? [],
    index: take(of, 'index', readIndexes) ?? [],
    failed: failedOf(of),
  };
}

function readUniques(reading: Reading, node: Node): EntitySyntax['unique'] | undefined {
  return readEntries(reading, node, (_, entry) => {
    const fields = isRefused(reading, entry.value) ? undefined : readNames(reading, entry.value);

    return fields && { name: nameOfKey(reading, entry.key), fields };
  });
}

function readIndexes(reading: Reading, node: Node): EntitySyntax['index'] | undefined {
  return readEntries(reading, node, (_, entry) => {
    const keys = readEntries(reading, entry.value, readIndexKey);

    return keys && { name: nameOfKey(reading, entry.key), keys };
  });
}

function readIndexKey(
  reading: Reading,
  entry: Entry,
): { readonly field: Name; readonly order: Name } | undefined {
  const order = isRefused(reading, entry.value) ? undefined : readName(reading, entry.value);

  return order && { field: nameOfKey(reading, entry.key), order };
}

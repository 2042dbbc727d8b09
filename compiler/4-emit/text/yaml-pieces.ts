// A YAML file in pieces: each the text of some members, as it stands in the whole.
import { type YamlData, yamlBlock, yamlItem, yamlMember, yamlNested, yamlText } from './yaml.ts';
import type { Compound, Printed, YamlMap } from './yaml-data.ts';

/** Specifications: maps and lists below the third level stand on one line where they fit. */
const STYLE = { flowFrom: 3 } as const;

/** An item that stands in several lists, all of them at one depth. */
export function sharedItem(item: YamlMap, depth: number): Printed {
  return yamlItem(item, depth, STYLE);
}

/** `keys` one inside of the other, around a value: what stands behind the first of them at a depth. */
export function nested(keys: readonly string[], value: Compound, depth: number): Printed {
  return yamlNested(keys, value, depth, STYLE);
}

/** The lines of members at a depth, each as `memberText` makes it. */
export function lines(members: string): string {
  return `${members.slice(1)}\n`;
}

/** `key: …` where it stands at a depth; nothing where there is no value. */
export function memberText(key: string, value: YamlData | undefined, depth: number): string {
  return value === undefined ? '' : yamlMember(key, value, depth, STYLE);
}

export function specificationText(data: YamlData): string {
  return yamlText(data, STYLE);
}

/** The lines of `data` where it stands below these keys, which are few: it is in block style. */
export function textBelow(keys: readonly string[], data: Members | readonly YamlData[]): string {
  return yamlBlock(data, keys.length, STYLE);
}

export type Members = { readonly [key: string]: YamlData | undefined };

// A YAML file in pieces: each the text of some members, as it stands in the whole.
import { type YamlData, yamlBlock, yamlMember, yamlText } from './yaml.ts';

/** Specifications: maps and lists below the third level stand on one line where they fit. */
const STYLE = { flowFrom: 3 } as const;

/** `key: …` where it stands at a depth. */
export function memberText(key: string, value: YamlData, depth: number): string {
  return yamlMember(key, value, depth, STYLE);
}

export function specificationText(data: YamlData): string {
  return yamlText(data, STYLE);
}

/** The lines of `data` where it stands below these keys, which are few: it is in block style. */
export function textBelow(keys: readonly string[], data: Members | readonly YamlData[]): string {
  return yamlBlock(data, keys.length, STYLE);
}

export type Members = { readonly [key: string]: YamlData | undefined };

// A YAML file in pieces: each the text of some members, as it stands in the whole.
import { type YamlData, yamlMember, yamlText } from './yaml.ts';

/** Specifications: maps and lists below the third level stand on one line where they fit. */
const STYLE = { flowFrom: 3 } as const;

/** `key: …` where it stands at a depth. */
export function memberText(key: string, value: YamlData, depth: number): string {
  return yamlMember(key, value, depth, STYLE);
}

export function specificationText(data: YamlData): string {
  return yamlText(data, STYLE);
}

/** The lines of `data` where it stands below these keys. */
export function textBelow(keys: readonly string[], data: Members | readonly YamlData[]): string {
  if (Object.keys(data).length === 0) return '';

  const text = specificationText(
    keys.reduceRight<YamlData>((inner, key) => ({ [key]: inner }), data),
  );
  let start = 0;

  for (let i = 0; i < keys.length; i++) start = text.indexOf('\n', start) + 1;

  return text.slice(start);
}

export type Members = { readonly [key: string]: YamlData | undefined };

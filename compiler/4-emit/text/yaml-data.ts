// What YAML texts are made of, and how it is written on one line.
import { invariant } from '../../base/invariant.ts';
import { flowScalar, keyText, type Scalar } from './yaml-scalar.ts';

export type YamlData =
  | string
  | number
  | boolean
  | null
  | YamlFlow
  | YamlBlock
  | readonly YamlData[]
  | { readonly [key: string]: YamlData | undefined };

/** What stands many times in one text is printed once: always in flow style. */
export class YamlFlow {
  declare private readonly printed: true;
  readonly text: string;
  readonly block = false;

  constructor(data: YamlMap | readonly YamlData[]) {
    this.text = flowText(data);
  }
}

/** Members that are printed already, for the depth where they stand. */
export class YamlBlock {
  declare readonly text: string;
  readonly block = true;

  constructor(members: readonly string[]) {
    this.text = members.join('');
  }
}

/** On one line, however long. */
export function flowText(data: YamlData): string {
  if (!isCompound(data)) return flowScalar(data);
  if (data instanceof YamlFlow) return data.text;
  if (data instanceof YamlBlock)
    invariant(false, 'members that are printed have lines of their own');
  if (isList(data)) return `[${data.map(flowText).join(', ')}]`;

  const members = entriesOf(data).map(flowMember);

  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

type Member = readonly [key: string, value: YamlData];

function flowMember([key, value]: Member): string {
  return `${keyText(key)}: ${flowText(value)}`;
}

function entriesOf(data: YamlMap): Member[] {
  return Object.entries(data).filter(
    (entry): entry is [string, YamlData] => entry[1] !== undefined,
  );
}

export type YamlMap = { readonly [key: string]: YamlData | undefined };

export type Compound = Exclude<YamlData, Scalar>;

export function isCompound(value: YamlData): value is Compound {
  return typeof value === 'object' && value !== null;
}

export function isList(value: YamlData): value is readonly YamlData[] {
  return Array.isArray(value);
}

// What YAML texts are made of, and how it is written on one line.
import { invariant } from '../../base/invariant.ts';
import { flowScalar, keyText, type Scalar } from './yaml-scalar.ts';

export type YamlData =
  | string
  | number
  | boolean
  | null
  | Printed
  | readonly YamlData[]
  | { readonly [key: string]: YamlData | undefined };

/** What is printed already; a text in block style begins with a line feed. */
export class Printed {
  declare private readonly printed: true;
  declare readonly text: string;
  declare readonly block: boolean;

  constructor(text: string, block: boolean) {
    this.text = text;
    this.block = block;
  }
}

/** Members that are printed already, for the depth where they stand. */
export class YamlBlock extends Printed {
  constructor(members: readonly string[]) {
    let text = '';

    for (let i = 0; i < members.length; i++) text += members[i] as string;

    super(text, true);
  }
}

/** What stands on one line, as the template says it: texts among the values are quoted where they must be. */
export function flow(strings: TemplateStringsArray, ...values: readonly YamlData[]): Printed {
  let text = strings[0] as string;

  for (let i = 0; i < values.length; i++) {
    const value = values[i] as YamlData;

    text += typeof value === 'object' ? flowText(value) : flowScalar(value);
    text += strings[i + 1] as string;
  }

  return new Printed(text, false);
}

const flows = new WeakMap<object, Printed>();

/** For what stands in many places: its text on one line is made once. */
export function remembered<T extends YamlMap | readonly YamlData[]>(data: T): T {
  flows.set(data, new Printed(flowText(data), false));

  return data;
}

/** On one line, where that is known. */
export function knownFlow(data: object): Printed | undefined {
  return flows.get(data);
}

/** On one line, however long. */
export function flowText(data: YamlData): string {
  if (typeof data !== 'object' || data === null) return flowScalar(data);

  if (data instanceof Printed) {
    if (data.block) invariant(false, 'members that are printed have lines of their own');

    return data.text;
  }

  return flows.get(data)?.text ?? (isList(data) ? flowItems(data) : flowMembers(data));
}

function flowItems(data: readonly YamlData[]): string {
  let items = '';

  for (let i = 0; i < data.length; i++)
    items += (i === 0 ? '' : ', ') + flowText(data[i] as YamlData);

  return `[${items}]`;
}

function flowMembers(data: YamlMap): string {
  const keys = Object.keys(data);
  let members = '';

  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    const value = data[key];

    if (value !== undefined)
      members += `${members === '' ? '' : ', '}${keyText(key)}: ${flowText(value)}`;
  }

  return members === '' ? '{}' : `{ ${members} }`;
}

export type YamlMap = { readonly [key: string]: YamlData | undefined };

export type Compound = Exclude<YamlData, Scalar>;

export function isCompound(value: YamlData): value is Compound {
  return typeof value === 'object' && value !== null;
}

export function isList(value: YamlData): value is readonly YamlData[] {
  return Array.isArray(value);
}

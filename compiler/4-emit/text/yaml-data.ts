// What YAML texts are made of, and how it is written on one line.
import type { Json } from '../../2-model/type-model.ts';
import { invariant } from '../../base/invariant.ts';
import { flowScalar, keyText, type Scalar } from './yaml-scalar.ts';

export type YamlData =
  | string
  | number
  | boolean
  | null
  | Printed
  | Members
  | readonly YamlData[]
  | { readonly [key: string]: YamlData | undefined };

/** What is printed already; a text in block style begins with a line feed. */
export class Printed {
  declare private readonly printed: true;
  declare readonly text: string;
  declare readonly block: boolean;
  /** What to print anew where its one line is too long. */
  declare readonly data: YamlMap | undefined;

  constructor(text: string, block: boolean, data?: YamlMap) {
    this.text = text;
    this.block = block;
    this.data = data;
  }
}

/** A map as two lists: for what is made in order to be printed. */
export class Members {
  declare readonly keys: readonly string[];
  declare readonly values: readonly (YamlData | undefined)[];

  constructor(keys: readonly string[], values: readonly (YamlData | undefined)[]) {
    this.keys = keys;
    this.values = values;
  }
}

export function membersOf(data: YamlMap | Members): Members {
  return data instanceof Members ? data : new Members(Object.keys(data), Object.values(data));
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

/** For what stands in many places: its text on one line is made once. */
export function remembered(data: YamlMap): Printed {
  return new Printed(flowText(data), false, data);
}

/** On one line, however long. */
export function flowText(data: YamlData): string {
  if (typeof data !== 'object' || data === null) return flowScalar(data);

  if (data instanceof Printed) {
    if (data.block) invariant(false, 'members that are printed have lines of their own');

    return data.text;
  }

  return isList(data) ? flowItems(data) : flowMembers(membersOf(data));
}

function flowItems(data: readonly YamlData[]): string {
  let items = '';

  for (let i = 0; i < data.length; i++)
    items += (i === 0 ? '' : ', ') + flowText(data[i] as YamlData);

  return `[${items}]`;
}

function flowMembers({ keys, values }: Members): string {
  let members = '';

  for (let i = 0; i < keys.length; i++) {
    const value = values[i];

    if (value !== undefined)
      members += `${members === '' ? '' : ', '}${keyText(keys[i] as string)}: ${flowText(value)}`;
  }

  return members === '' ? '{}' : `{ ${members} }`;
}

/** Nothing but maps, lists and scalars. */
export function plain(data: YamlData): Json {
  if (!isCompound(data)) return data;
  if (isList(data)) return data.map(plain);

  if (data instanceof Printed) {
    if (data.data === undefined) invariant(false, 'what is printed is no data any more');

    return plain(data.data);
  }

  const { keys, values } = membersOf(data);
  const members = keys.flatMap((key, i) => {
    const value = values[i];

    return value === undefined ? [] : [[key, plain(value)] as const];
  });

  return Object.fromEntries(members);
}

export type YamlMap = { readonly [key: string]: YamlData | undefined };

export type Compound = Exclude<YamlData, Scalar>;

export function isCompound(value: YamlData): value is Compound {
  return typeof value === 'object' && value !== null;
}

export function isList(value: YamlData): value is readonly YamlData[] {
  return Array.isArray(value);
}

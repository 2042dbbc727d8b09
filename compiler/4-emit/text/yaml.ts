// Data as YAML 1.2 text that a person likes to read: block style, and flow where it fits on a line, or an item on two.
import { blockScalar, flowScalar, keyText, type Scalar } from './yaml-scalar.ts';

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

  constructor(data: { readonly [key: string]: YamlData }) {
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

export interface YamlOptions {
  /** Depth from which maps and lists that fit on a line are written in flow style. */
  readonly flowFrom: number;
}

export function yamlText(data: YamlData, { flowFrom }: YamlOptions): string {
  if (!isCompound(data)) return `${blockScalar(data)}\n`;

  const { text, block } = printed(data, 0, 0, flowFrom);

  return `${block ? text.slice(1) : text}\n`;
}

/** One member for a YamlBlock. */
export function yamlMember(
  key: string,
  value: YamlData,
  depth: number,
  { flowFrom }: YamlOptions,
): string {
  return blockMap({ [key]: value }, [key], { depth, flowFrom, inside: [] }).text;
}

/** A text in block style begins with a line feed. */
interface Printed {
  readonly text: string;
  readonly block: boolean;
}

/**
 * In flow style where `room` columns are enough, else in block style. What is too long for a line of its own is too
 * long inside another as well: every value is printed once.
 */
function printed(data: Compound, depth: number, room: number, flowFrom: number): Printed {
  if (data instanceof YamlFlow || data instanceof YamlBlock) return data;

  return isList(data)
    ? printedList(data, depth, room, flowFrom)
    : printedMap(data, depth, room, flowFrom);
}

function printedMap(data: YamlMap, depth: number, room: number, flowFrom: number): Printed {
  const keys = Object.keys(data);
  const inside: Printed[] = [];
  let flow = '';
  let fits = room > BRACES;

  for (let i = 0; fits && i < keys.length; i++) {
    const key = keys[i] as string;
    const value = data[key];

    if (value === undefined) continue;

    const head = keyText(key);

    flow += flow === '' ? `${head}: ` : `, ${head}: `;

    if (typeof value === 'object' && value !== null) {
      const inner = printed(value, depth + 1, memberRoom(head, depth, flowFrom), flowFrom);

      inside.push(inner);
      flow += inner.text;
      fits = !inner.block && flow.length + BRACES <= room;
    } else {
      flow += flowScalar(value);
      fits = flow.length + BRACES <= room;
    }
  }

  if (fits && flow !== '') return { text: `{ ${flow} }`, block: false };

  return blockMap(data, keys, { depth, flowFrom, inside });
}

/** Those that were printed already stand in `inside`, in order. */
interface Begun {
  readonly depth: number;
  readonly flowFrom: number;
  readonly inside: readonly Printed[];
}

function blockMap(
  data: YamlMap,
  keys: readonly string[],
  { depth, flowFrom, inside }: Begun,
): Printed {
  const before = `\n${pad(depth)}`;
  let text = '';
  let compounds = 0;

  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    const value = data[key];

    if (value === undefined) continue;

    const head = keyText(key);

    text += `${before}${head}:`;

    if (typeof value === 'object' && value !== null) {
      const inner =
        inside[compounds++] ??
        printed(value, depth + 1, memberRoom(head, depth, flowFrom), flowFrom);

      text += inner.block ? inner.text : ` ${inner.text}`;
    } else text += ` ${blockScalar(value)}`;
  }

  return text === '' ? EMPTY_MAP : { text, block: true };
}

function printedList(
  data: readonly YamlData[],
  depth: number,
  room: number,
  flowFrom: number,
): Printed {
  const inside: Printed[] = [];
  let flow = '';
  let fits = room > BRACKETS;

  for (let i = 0; fits && i < data.length; i++) {
    const value = data[i] as YamlData;

    if (i > 0) flow += ', ';

    if (typeof value === 'object' && value !== null) {
      const inner = printed(value, depth + 1, itemRoom(depth, flowFrom), flowFrom);

      inside.push(inner);
      flow += inner.text;
      fits = !inner.block && flow.length + BRACKETS <= room;
    } else {
      flow += flowScalar(value);
      fits = flow.length + BRACKETS <= room;
    }
  }

  if (fits && flow !== '') return { text: `[${flow}]`, block: false };

  return blockList(data, { depth, flowFrom, inside });
}

function blockList(data: readonly YamlData[], { depth, flowFrom, inside }: Begun): Printed {
  const before = `\n${pad(depth)}- `;
  let text = '';
  let compounds = 0;

  for (const value of data) {
    text += before;

    if (typeof value === 'object' && value !== null) {
      const inner =
        inside[compounds++] ?? printed(value, depth + 1, itemRoom(depth, flowFrom), flowFrom);

      text += inner.block ? itemText(value, inner.text, { depth, flowFrom }) : inner.text;
    } else text += blockScalar(value);
  }

  return text === '' ? EMPTY_LIST : { text, block: true };
}

/** In two lines of flow style, or in block style, whose first line stands behind the dash. */
function itemText(
  item: Compound,
  block: string,
  { depth, flowFrom }: Omit<Begun, 'inside'>,
): string {
  const folded = itemRoom(depth, flowFrom) === 0 ? undefined : foldedText(item, ['', ''], depth);

  return folded ?? block.slice(2 * depth + 3);
}

/** The second line is the last member, or the last one inside of that; `around` is what the map stands in. */
function foldedText(
  data: Compound,
  [before, behind]: readonly [string, string],
  depth: number,
): string | undefined {
  if (isList(data) || data instanceof YamlFlow || data instanceof YamlBlock) return undefined;

  const members = entriesOf(data);
  const last = members.pop();
  const first = `${before}{ ${members.map(flowMember).join(', ')},`;

  if (last === undefined || members.length === 0 || first.length > WIDTH - 2 * depth - 2)
    return undefined;

  const second = `${flowMember(last)} }${behind}`;

  if (second.length <= WIDTH - 2 * depth - 4) return `${first}\n${pad(depth + 2)}${second}`;

  const [key, value] = last;

  return isCompound(value)
    ? foldedText(value, [`${first} ${keyText(key)}: `, ` }${behind}`], depth)
    : undefined;
}

const WIDTH = 100;
const BRACES = 4;
const BRACKETS = 2;
const EMPTY_MAP: Printed = { text: '{}', block: false };
const EMPTY_LIST: Printed = { text: '[]', block: false };

/** Behind `key: ` at a depth. */
function memberRoom(key: string, depth: number, flowFrom: number): number {
  return depth < flowFrom ? 0 : WIDTH - 2 * depth - key.length - 2;
}

/** Behind `- ` at a depth. */
function itemRoom(depth: number, flowFrom: number): number {
  return depth + 1 < flowFrom ? 0 : WIDTH - 2 * depth - 2;
}

/** On one line, however long. */
function flowText(data: YamlData): string {
  if (!isCompound(data)) return flowScalar(data);
  if (data instanceof YamlFlow || data instanceof YamlBlock) return data.text;
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

type YamlMap = { readonly [key: string]: YamlData | undefined };

type Compound = Exclude<YamlData, Scalar>;

function isCompound(value: YamlData): value is Compound {
  return typeof value === 'object' && value !== null;
}

function isList(value: YamlData): value is readonly YamlData[] {
  return Array.isArray(value);
}

const PADS: readonly string[] = Array.from({ length: 32 }, (_, depth) => '  '.repeat(depth));

function pad(depth: number): string {
  return PADS[depth] ?? '  '.repeat(depth);
}

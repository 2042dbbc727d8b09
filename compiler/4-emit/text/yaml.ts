// Data as YAML 1.2 text that a person likes to read: block style, and flow where it fits on a line.
// Whatever is not plainly plain is double-quoted, so that no text can become anything else.
import { escapeHiddenYaml } from '../../base/hidden.ts';

export type YamlData =
  | string
  | number
  | boolean
  | null
  | YamlFlow
  | readonly YamlData[]
  // For keys that are whole numbers: an object is slow with them.
  | Map<string, YamlData>
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

export interface YamlOptions {
  /** Depth from which maps and lists that fit on a line are written in flow style. */
  readonly flowFrom: number;
}

export function yamlText(data: YamlData, { flowFrom }: YamlOptions): string {
  if (!isCompound(data)) return `${blockScalar(data)}\n`;

  const { text, block } = printed(data, 0, 0, flowFrom);

  return `${block ? text.slice(1) : text}\n`;
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
  if (data instanceof YamlFlow) return data;

  return isList(data)
    ? printedList(data, depth, room, flowFrom)
    : printedMap(data, depth, room, flowFrom);
}

function printedMap(data: YamlMap, depth: number, room: number, flowFrom: number): Printed {
  const keys = keysOf(data);
  const inside: Printed[] = [];
  let flow = '';
  let fits = room > BRACES;

  for (let i = 0; fits && i < keys.length; i++) {
    const key = keys[i] as string;
    const value = data instanceof Map ? data.get(key) : data[key];

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
    const value = data instanceof Map ? data.get(key) : data[key];

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

      // Its first line stands behind the dash.
      text += inner.block ? inner.text.slice(before.length) : inner.text;
    } else text += blockScalar(value);
  }

  return text === '' ? EMPTY_LIST : { text, block: true };
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
  if (data instanceof YamlFlow) return data.text;
  if (isList(data)) return `[${data.map(flowText).join(', ')}]`;

  const entries = data instanceof Map ? [...data] : Object.entries(data);
  const members = entries.flatMap(([key, value]) =>
    value === undefined ? [] : [`${keyText(key)}: ${flowText(value)}`],
  );

  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

type YamlMap = YamlRecord | Map<string, YamlData>;
type YamlRecord = { readonly [key: string]: YamlData | undefined };

function keysOf(data: YamlMap): readonly string[] {
  return data instanceof Map ? [...data.keys()] : Object.keys(data);
}

type Scalar = string | number | boolean | null;
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

const PLAIN = /^[A-Za-z_$/][A-Za-z0-9_$./-]*$/;
const SENTENCE = /^[A-Za-z][A-Za-z0-9 _.'()/-]*[A-Za-z0-9.)]$/;
const WORDS: ReadonlySet<string> = new Set([
  'true',
  'false',
  'null',
  'yes',
  'no',
  'on',
  'off',
  'y',
  'n',
]);

const LONGEST_WORD = 5;

const keys = new Map<string, string>();

/** The same few keys, and words for values, come again and again. */
function keyText(key: string): string {
  const known = keys.get(key);

  if (known !== undefined) return known;

  const text = PLAIN.test(key) ? unlessWord(key) : quoted(key);

  if (keys.size < 10_000) keys.set(key, text);

  return text;
}

function unlessWord(text: string): string {
  return text.length <= LONGEST_WORD && WORDS.has(text.toLowerCase()) ? quoted(text) : text;
}

const SHORT = 16;

function flowScalar(value: Scalar): string {
  if (typeof value !== 'string') return String(value);
  if (value.length <= SHORT) return keyText(value);

  return PLAIN.test(value) ? value : quoted(value);
}

/** Texts that look like sentences stay plain in block style alone. */
function blockScalar(value: Scalar): string {
  if (typeof value !== 'string') return String(value);

  return PLAIN.test(value) || SENTENCE.test(value) ? unlessWord(value) : quoted(value);
}

/** JSON's escapes are YAML's; what hides or breaks lines is escaped too. */
function quoted(text: string): string {
  return escapeHiddenYaml(JSON.stringify(text));
}

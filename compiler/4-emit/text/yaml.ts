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
  | { readonly [key: string]: YamlData | undefined };

/** What stands many times in one text is printed once: always in flow style. */
export class YamlFlow {
  declare private readonly printed: true;
  readonly text: string;

  constructor(data: { readonly [key: string]: YamlData }) {
    this.text = flowText(data, Number.POSITIVE_INFINITY) ?? '{}';
  }
}

export interface YamlOptions {
  /** Depth from which maps and lists that fit on a line are written in flow style. */
  readonly flowFrom: number;
}

const WIDTH = 100;
const NEWLINE = 10;

export function yamlText(data: YamlData, options: YamlOptions): string {
  return `${blockText(data, 0, options).replace(/^\n/, '')}\n`;
}

/** `key: …` for one member, at a depth; what emitters splice together. */
export function yamlMember(
  key: string,
  value: YamlData,
  depth: number,
  options: YamlOptions,
): string {
  return memberText(key, value, depth, options);
}

function blockText(data: YamlData, depth: number, options: YamlOptions): string {
  let text = '';

  if (isList(data)) {
    const head = `\n${pad(depth)}- `;

    for (let i = 0; i < data.length; i++)
      text += head + itemText(data[i] as YamlData, depth + 1, options);

    return text === '' ? '[]' : text;
  }

  if (typeof data !== 'object' || data === null) return scalarText(data);
  if (data instanceof YamlFlow) return data.text;

  for (const key of Object.keys(data)) {
    const value = (data as YamlMap)[key];

    if (value !== undefined) text += `\n${memberText(key, value, depth, options)}`;
  }

  return text === '' ? '{}' : text;
}

type YamlMap = { readonly [key: string]: YamlData | undefined };

function memberText(key: string, value: YamlData, depth: number, options: YamlOptions): string {
  const head = `${pad(depth)}${keyText(key)}:`;

  if (typeof value !== 'object' || value === null) return `${head} ${scalarText(value)}`;
  if (value instanceof YamlFlow) return `${head} ${value.text}`;

  const flow = flowWhereItFits(value, depth, { options, before: head.length + 1 });

  if (flow !== undefined) return `${head} ${flow}`;

  const inner = blockText(value, depth + 1, options);

  return inner.charCodeAt(0) === NEWLINE ? `${head}${inner}` : `${head} ${inner}`;
}

function itemText(item: YamlData, depth: number, options: YamlOptions): string {
  if (typeof item !== 'object' || item === null) return scalarText(item);
  if (item instanceof YamlFlow) return item.text;

  const flow = flowWhereItFits(item, depth, { options, before: 2 * depth });

  if (flow !== undefined) return flow;

  const block = blockText(item, depth, options);

  // Its first line stands behind the dash.
  return block.charCodeAt(0) === NEWLINE ? block.slice(1 + pad(depth).length) : block;
}

interface Place {
  readonly options: YamlOptions;
  readonly before: number;
}

function flowWhereItFits(
  value: Compound,
  depth: number,
  { options, before }: Place,
): string | undefined {
  if (isEmpty(value)) return isList(value) ? '[]' : '{}';
  if (depth < options.flowFrom) return undefined;

  const text = flowText(value, WIDTH - before);

  return text !== undefined && before + text.length <= WIDTH ? text : undefined;
}

/** Undefined as soon as it is known to be too long. */
function flowText(data: YamlData, room: number): string | undefined {
  if (room < 0) return undefined;
  if (typeof data !== 'object' || data === null) return scalarText(data, true);
  if (isList(data)) return flowList(data, room);
  if (data instanceof YamlFlow) return data.text;

  let text = '';

  for (const key of Object.keys(data)) {
    const value = (data as YamlMap)[key];

    if (value === undefined) continue;

    const head = `${text === '' ? '' : ', '}${keyText(key)}: `;
    const inner = flowText(value, room - text.length - head.length);

    if (inner === undefined) return undefined;

    text += head + inner;

    if (text.length > room) return undefined;
  }

  return text === '' ? '{}' : `{ ${text} }`;
}

function flowList(data: readonly YamlData[], room: number): string | undefined {
  let text = '';

  for (const item of data) {
    const inner = flowText(item, room - text.length);

    if (inner === undefined) return undefined;

    text += text === '' ? inner : `, ${inner}`;

    if (text.length > room) return undefined;
  }

  return `[${text}]`;
}

type Compound = Exclude<YamlData, string | number | boolean | null | YamlFlow>;

function isEmpty(value: Compound): boolean {
  if (isList(value)) return value.length === 0;

  for (const key of Object.keys(value)) if ((value as YamlMap)[key] !== undefined) return false;

  return true;
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

/** The same few keys come again and again. */
function keyText(key: string): string {
  const known = keys.get(key);

  if (known !== undefined) return known;

  const text = PLAIN.test(key) && !WORDS.has(key.toLowerCase()) ? key : quoted(key);

  if (keys.size < 10_000) keys.set(key, text);

  return text;
}

/** Texts that look like sentences stay plain in block style alone. */
function scalarText(value: string | number | boolean | null, flow = false): string {
  if (typeof value !== 'string') return Object.is(value, -0) ? '0' : String(value);
  if (PLAIN.test(value) || (!flow && SENTENCE.test(value)))
    return value.length <= LONGEST_WORD && WORDS.has(value.toLowerCase()) ? quoted(value) : value;

  return quoted(value);
}

/** JSON's escapes are YAML's; what hides or breaks lines is escaped too. */
function quoted(text: string): string {
  return escapeHiddenYaml(JSON.stringify(text));
}

// Data as YAML 1.2 text that a person likes to read: block style, and flow where it fits on a line, or an item on two.
import {
  type Compound,
  isCompound,
  isList,
  type Members,
  membersOf,
  Printed,
  YamlBlock,
  type YamlData,
  type YamlMap,
} from './yaml-data.ts';
import { foldedText } from './yaml-fold.ts';
import { BRACES, BRACKETS, itemRoom, memberRoom, pad } from './yaml-layout.ts';
import { blockScalar, flowScalar, keyText } from './yaml-scalar.ts';

export { YamlBlock, type YamlData };

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
  const head = keyText(key);
  const before = `\n${pad(depth)}${head}:`;

  if (!isCompound(value)) return `${before} ${blockScalar(value)}`;

  const room = memberRoom(depth, flowFrom) - head.length;
  const { text, block } = printed(value, depth + 1, room, flowFrom);

  return block ? before + text : `${before} ${text}`;
}

/** One item for a list at a depth. */
export function yamlItem(data: YamlMap, depth: number, { flowFrom }: YamlOptions): Printed {
  return printedItem(data, depth, flowFrom);
}

/**
 * Maps of one member each, one inside of the other, around a value; the first key is the one that they stand behind, at
 * a depth. What fits on a line is put into the next one as far as that fits as well.
 */
export function yamlNested(
  keys: readonly string[],
  value: Compound,
  depth: number,
  { flowFrom }: YamlOptions,
): Printed {
  const last = keys.length - 1;
  let key = keyText(keys[last] as string);
  const room = memberRoom(depth + last, flowFrom) - key.length;
  let inner = printed(value, depth + last + 1, room, flowFrom);

  for (let at = depth + last; at > depth; at--) {
    const outer = keyText(keys[at - depth - 1] as string);
    const length = key.length + inner.text.length + 2 + BRACES + outer.length;
    const isFlow = !inner.block && length <= memberRoom(at - 1, flowFrom);

    inner = isFlow
      ? new Printed(`{ ${key}: ${inner.text} }`, false)
      : new Printed(`\n${pad(at)}${key}:${inner.block ? '' : ' '}${inner.text}`, true);
    key = outer;
  }

  return inner;
}

/** The lines of what stands in block style at a depth; none where it is empty. */
export function yamlBlock(
  data: YamlMap | readonly YamlData[],
  depth: number,
  { flowFrom }: YamlOptions,
): string {
  const begun: Begun = { depth, flowFrom, inside: [] };
  const { text, block } = isList(data) ? blockList(data, begun) : blockMap(membersOf(data), begun);

  return block ? `${text.slice(1)}\n` : '';
}

/**
 * In flow style where `room` columns are enough, else in block style. What is too long for a line of its own is too
 * long inside another as well: every value is printed once.
 */
function printed(data: Compound, depth: number, room: number, flowFrom: number): Printed {
  if (data instanceof Printed)
    return data.data === undefined || data.text.length <= room
      ? data
      : printedMap(membersOf(data.data), depth, room, flowFrom);

  return isList(data)
    ? printedList(data, depth, room, flowFrom)
    : printedMap(membersOf(data), depth, room, flowFrom);
}

function printedMap(data: Members, depth: number, room: number, flowFrom: number): Printed {
  const begun: Begun = { depth, flowFrom, inside: [] };

  return flowMap(data, room, begun) ?? blockMap(data, begun);
}

/** Where maps and lists stand, and their own maps and lists as far as they are printed, in order. */
interface Begun {
  readonly depth: number;
  readonly flowFrom: number;
  readonly inside: Printed[];
}

/** Undefined where it does not fit. */
function flowMap(
  { keys, values }: Members,
  room: number,
  { depth, flowFrom, inside }: Begun,
): Printed | undefined {
  const own = memberRoom(depth, flowFrom);
  let flow = '';

  for (let i = 0; flow.length + BRACES <= room && i < keys.length; i++) {
    const value = values[i];

    if (value === undefined) continue;

    const head = keyText(keys[i] as string);

    flow += flow === '' ? `${head}: ` : `, ${head}: `;

    if (typeof value === 'object' && value !== null) {
      const inner = printed(value, depth + 1, own - head.length, flowFrom);

      inside.push(inner);

      if (inner.block) return undefined;

      flow += inner.text;
    } else flow += flowScalar(value);
  }

  return flow === '' || flow.length + BRACES > room ? undefined : new Printed(`{ ${flow} }`, false);
}

function blockMap({ keys, values }: Members, { depth, flowFrom, inside }: Begun): Printed {
  const before = `\n${pad(depth)}`;
  const room = memberRoom(depth, flowFrom);
  let text = '';
  let compounds = 0;

  for (let i = 0; i < keys.length; i++) {
    const value = values[i];

    if (value === undefined) continue;

    const head = keyText(keys[i] as string);

    text += `${before}${head}:`;

    if (typeof value === 'object' && value !== null) {
      const inner = inside[compounds++] ?? printed(value, depth + 1, room - head.length, flowFrom);

      text += inner.block ? inner.text : ` ${inner.text}`;
    } else text += ` ${blockScalar(value)}`;
  }

  return text === '' ? EMPTY_MAP : new Printed(text, true);
}

function printedList(
  data: readonly YamlData[],
  depth: number,
  room: number,
  flowFrom: number,
): Printed {
  const begun: Begun = { depth, flowFrom, inside: [] };

  return flowList(data, room, begun) ?? blockList(data, begun);
}

/** Undefined where it does not fit. */
function flowList(
  data: readonly YamlData[],
  room: number,
  { depth, flowFrom, inside }: Begun,
): Printed | undefined {
  let flow = '';

  for (let i = 0; flow.length + BRACKETS <= room && i < data.length; i++) {
    const value = data[i] as YamlData;

    if (i > 0) flow += ', ';

    if (typeof value === 'object' && value !== null) {
      const inner = printedItem(value, depth, flowFrom);

      inside.push(inner);

      if (inner.block) return undefined;

      flow += inner.text;
    } else flow += flowScalar(value);
  }

  return flow === '' || flow.length + BRACKETS > room ? undefined : new Printed(`[${flow}]`, false);
}

function blockList(data: readonly YamlData[], { depth, flowFrom, inside }: Begun): Printed {
  const before = `\n${pad(depth)}- `;
  let text = '';
  let compounds = 0;

  for (let i = 0; i < data.length; i++) {
    const value = data[i] as YamlData;

    if (typeof value === 'object' && value !== null) {
      const inner = inside[compounds++] ?? printedItem(value, depth, flowFrom);

      // Its first line stands behind the dash.
      text += before + (inner.block ? inner.text.slice(before.length) : inner.text);
    } else text += before + blockScalar(value);
  }

  return text === '' ? EMPTY_LIST : new Printed(text, true);
}

/** A map that is too long for one line may take two in flow style. */
function printedItem(data: Compound, depth: number, flowFrom: number): Printed {
  const room = itemRoom(depth, flowFrom);

  if (isList(data)) return printed(data, depth + 1, room, flowFrom);

  if (data instanceof Printed)
    return data.data === undefined || data.text.length <= room
      ? data
      : printedItem(data.data, depth, flowFrom);

  const members = membersOf(data);
  const begun: Begun = { depth: depth + 1, flowFrom, inside: [] };
  const flow = flowMap(members, room, begun);

  if (flow !== undefined) return flow;

  const folded = room === 0 ? undefined : foldedText(members, ['', ''], depth, begun.inside);

  return folded === undefined ? blockMap(members, begun) : new Printed(folded, true);
}

const EMPTY_MAP = new Printed('{}', false);
const EMPTY_LIST = new Printed('[]', false);

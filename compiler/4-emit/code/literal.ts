// Data as a TypeScript literal, with code at its leaves: on one line where it fits, else a member a line.
import { type Code, json, type Plain, propertyKey, quoted } from './code.ts';

/** Code at a leaf: a string among data is data. */
export class Verbatim {
  declare readonly code: Code;

  constructor(code: Code) {
    this.code = code;
  }
}

export type Data =
  | Verbatim
  | Plain
  | number
  | boolean
  | null
  | readonly Data[]
  | { readonly [key: string]: Data | undefined };

const WIDTH = 98;

/** `before` is the width of what stands left of it on its first line. Members that are undefined fall out. */
export function literal(data: Data, before = 0): Code {
  return (isCompound(data) ? printed(data, WIDTH - before, 0) : leaf(data)) as Code;
}

/**
 * On one line where `room` columns are enough. What is too long for a line of its own is too long inside another as
 * well: every value is printed once.
 */
function printed(data: Compound, room: number, indent: number): string {
  return Array.isArray(data)
    ? printedList(data as readonly Data[], room, indent)
    : printedMembers(data as Members, room, indent);
}

function printedList(data: readonly Data[], room: number, indent: number): string {
  if (data.length === 0) return '[]';

  const within = WIDTH - 2 * indent - 3;
  const items: string[] = [];
  let length = 0;

  for (let i = 0; i < data.length; i++) {
    const value = data[i] as Data;
    const item = isCompound(value) ? printed(value, within, indent + 1) : leaf(value);

    items.push(item);
    length += item.length + SEPARATOR.length;
  }

  const flat = length <= room ? oneLine(items) : undefined;

  return flat === undefined ? `[${brokenLines(items, indent)}]` : `[${flat}]`;
}

function printedMembers(data: Members, room: number, indent: number): string {
  const within = WIDTH - 2 * indent - 5;
  const members: string[] = [];
  let length = 2;
  const keys = Object.keys(data);

  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    const value = data[key];

    if (value === undefined) continue;

    const own = propertyKey(key);
    const text = isCompound(value) ? printed(value, within - own.length, indent + 1) : leaf(value);
    const member = text === own ? own : `${own}: ${text}`;

    members.push(member);
    length += member.length + SEPARATOR.length;
  }

  if (members.length === 0) return '{}';

  const flat = length <= room ? oneLine(members) : undefined;

  return flat === undefined ? `{${brokenLines(members, indent)}}` : `{ ${flat} }`;
}

/** Of items that are short enough: undefined where one of them takes several lines. */
function oneLine(items: readonly string[]): string | undefined {
  const flat = items.join(SEPARATOR);

  return flat.includes('\n') ? undefined : flat;
}

const SEPARATOR = ', ';

function brokenLines(items: readonly string[], indent: number): string {
  const end = `\n${'  '.repeat(indent)}`;

  return `${end}  ${items.join(`,${end}  `)},${end}`;
}

type Members = { readonly [key: string]: Data | undefined };
type Compound = readonly Data[] | Members;
type Leaf = Exclude<Data, Compound>;

function isCompound(data: Data): data is Compound {
  return typeof data === 'object' && data !== null && !(data instanceof Verbatim);
}

function leaf(data: Leaf): string {
  if (typeof data === 'string') return quoted(data);

  return data instanceof Verbatim ? data.code : json(data);
}

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

export const WIDTH = 98;

/** `before` is the width of what stands left of it on its first line. Members that are undefined fall out. */
export function literal(data: Data, before = 0): Code {
  return value(data, WIDTH - before, 0) as Code;
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

  const within = itemRoom(indent);
  const items: string[] = [];

  for (let i = 0; i < data.length; i++) items.push(value(data[i] as Data, within, indent + 1));

  return listText(items, room, indent);
}

function printedMembers(data: Members, room: number, indent: number): string {
  const members: string[] = [];
  const keys = Object.keys(data);

  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    const item = data[key];

    if (item === undefined) continue;

    const own = propertyKey(key);
    const text = value(item, memberRoom(own, indent), indent + 1);

    members.push(text === own ? own : `${own}: ${text}`);
  }

  return objectText(members, room, indent);
}

/** What is written where it stands in a list or an object: for this folder alone. */
export function value(data: Data, room: number, indent: number): string {
  return isCompound(data) ? printed(data, room, indent) : leaf(data);
}

/** Columns for an item of a list. */
export function itemRoom(indent: number): number {
  return WIDTH - 2 * indent - 3;
}

/** Columns for what a key of an object names. */
export function memberRoom(key: string, indent: number): number {
  return WIDTH - 2 * indent - 5 - key.length;
}

export function listText(items: readonly string[], room: number, indent: number): string {
  if (items.length === 0) return '[]';

  const flat = oneLine(items, room);

  return flat === undefined ? `[${brokenLines(items, indent)}]` : `[${flat}]`;
}

export function objectText(members: readonly string[], room: number, indent: number): string {
  if (members.length === 0) return '{}';

  const flat = oneLine(members, room - 2);

  return flat === undefined ? `{${brokenLines(members, indent)}}` : `{ ${flat} }`;
}

/** Undefined where they are too long together, or one of them takes several lines. */
function oneLine(items: readonly string[], room: number): string | undefined {
  let flat = items[0] as string;

  for (let i = 1; i < items.length && flat.length <= room; i++) flat += SEPARATOR + items[i];

  return flat.length + SEPARATOR.length > room || flat.includes('\n') ? undefined : flat;
}

const SEPARATOR = ', ';

export function brokenLines(items: readonly string[], indent: number): string {
  const end = `\n${'  '.repeat(indent)}`;
  const begin = `${end}  `;
  let text = '';

  for (let i = 0; i < items.length; i++) text += `${begin}${items[i]},`;

  return text + end;
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

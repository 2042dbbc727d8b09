// Data as a TypeScript literal, with code at its leaves: on one line where it fits, else a member a line.
import { Code, json, objectKey, trusted } from './code.ts';

export type Data =
  | Code
  | string
  | number
  | boolean
  | null
  | readonly Data[]
  | { readonly [key: string]: Data | undefined };

const WIDTH = 98;

/** `before` is the width of what stands left of it on its first line. Members that are undefined fall out. */
export function literal(data: Data, before = 0): Code {
  return trusted(text(data, before, 0));
}

function text(data: Data, before: number, indent: number): string {
  if (!isCompound(data)) return leaf(data);

  const flat = flatText(data, WIDTH - before);

  if (flat !== undefined) return flat;

  const pad = '  '.repeat(indent + 1);
  const end = `\n${'  '.repeat(indent)}`;

  if (Array.isArray(data)) {
    let items = '';

    for (const item of data as readonly Data[])
      items += `\n${pad}${text(item, pad.length + 1, indent + 1)},`;

    return `[${items}${end}]`;
  }

  let members = '';

  for (const key of Object.keys(data)) {
    const value = (data as Members)[key];

    if (value === undefined) continue;

    const own = objectKey(key).text;
    const inner = text(value, pad.length + own.length + 3, indent + 1);

    members += inner === own ? `\n${pad}${own},` : `\n${pad}${own}: ${inner},`;
  }

  return `{${members}${end}}`;
}

type Members = { readonly [key: string]: Data | undefined };

function isCompound(data: Data): data is readonly Data[] | Members {
  return typeof data === 'object' && data !== null && !(data instanceof Code);
}

function leaf(data: Exclude<Data, readonly Data[] | Members>): string {
  return data instanceof Code ? data.text : json(data).text;
}

/** On one line; undefined as soon as it is known to be too long. */
function flatText(data: Data, room: number): string | undefined {
  if (!isCompound(data)) {
    const own = leaf(data);

    return own.length > room || own.includes('\n') ? undefined : own;
  }

  return Array.isArray(data)
    ? flatList(data as readonly Data[], room)
    : flatMembers(data as Members, room);
}

function flatList(data: readonly Data[], room: number): string | undefined {
  let inner = '';

  for (const value of data) {
    const item = flatText(value, room - inner.length);

    if (item === undefined) return undefined;

    inner = inner === '' ? item : `${inner}, ${item}`;

    if (inner.length > room) return undefined;
  }

  return inner.length + 2 > room ? undefined : `[${inner}]`;
}

function flatMembers(data: Members, room: number): string | undefined {
  let inner = '';

  for (const key of Object.keys(data)) {
    const value = data[key];

    if (value === undefined) continue;

    const own = objectKey(key).text;
    const item = flatText(value, room - inner.length - own.length);

    if (item === undefined) return undefined;

    const member = item === own ? own : `${own}: ${item}`;

    inner = inner === '' ? member : `${inner}, ${member}`;

    if (inner.length > room) return undefined;
  }

  if (inner === '') return '{}';

  return inner.length + 4 > room ? undefined : `{ ${inner} }`;
}

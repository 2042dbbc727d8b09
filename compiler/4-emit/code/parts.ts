// Parts of literals and calls, concatenated at once: a build writes tens of thousands of them.
import { type Code, empty, indent, wrapped } from './code.ts';

const COLUMNS = 100;

/** `key: value`, the value below its key where the line is too short. */
export function entry(key: Code, value: Code): Code {
  // Room for the colon, the comma and the indentation.
  const isLong = key.length + value.length + 5 > COLUMNS && !value.includes('\n');

  return (isLong ? `${key}:\n  ${value}` : `${key}: ${value}`) as Code;
}

/** `of(value)` */
export function around(of: Code, value: Code, before: number): Code {
  if (before + of.length + value.length + 1 < COLUMNS && !value.includes('\n'))
    return `${of}(${value})` as Code;

  return wrapped([`${of}(` as Code, ')' as Code], [value], COLUMNS);
}

/** `of(subject, rest)` on one line; the rest brings its comma. */
export function applied(of: Code, subject: Code, rest = empty): Code {
  return `${of}(${subject}${rest})` as Code;
}

/** Parts of one line, each directly behind the other. */
export function line(...parts: readonly Code[]): Code {
  let text = '';

  for (let i = 0; i < parts.length; i++) text += parts[i] as Code;

  return text as Code;
}

/** `name: type` */
export function annotated(name: Code, type: Code): Code {
  return `${name}: ${type}` as Code;
}

/** `of<argument>` */
export function generic(of: Code, argument: Code): Code {
  return `${of}<${argument}>` as Code;
}

/** `head value` */
export function beside(head: Code, value: Code): Code {
  return `${head} ${value}` as Code;
}

/** `open a || b close` on one line; none where the items take more than the room, or one of them several lines. */
export function together(
  [open, close]: readonly [Code, Code],
  items: readonly Code[],
  separator: Code,
  room: number,
): Code | undefined {
  const flat = flatItems(items, separator, room);

  return flat === undefined ? undefined : ((open + flat + close) as Code);
}

/** `of(a, b)`, an argument a line where the line is too short behind `before` columns. */
export function call(of: Code, values: readonly Code[], before: number): Code {
  let flat = `${of}(`;

  for (let i = 0; i < values.length; i++) flat += (i === 0 ? '' : ', ') + (values[i] as Code);

  if (before + flat.length < COLUMNS && !flat.includes('\n')) return `${flat})` as Code;

  return wrapped([`${of}(` as Code, ')' as Code], values, COLUMNS);
}

/** `open{ a: b, c: d }close` where it fits behind `before` columns, else an entry a line. */
export function braced(
  [open, close]: readonly [Code, Code],
  entries: readonly Code[],
  before: number,
): Code {
  if (entries.length === 0) return `${open}{}${close}` as Code;

  const room = COLUMNS - before - open.length - close.length - 4;

  const flat = flatItems(entries, ', ', room);
  const text = flat === undefined ? longEntries(entries) : `{ ${flat} }`;

  return (open + text + close) as Code;
}

function flatItems(items: readonly Code[], separator: string, room: number): string | undefined {
  let flat = items[0] ?? '';

  for (let i = 1; i < items.length && flat.length <= room; i++)
    flat += separator + (items[i] as Code);

  return flat.length > room || flat.includes('\n') ? undefined : flat;
}

function longEntries(entries: readonly Code[]): string {
  let long = '{\n';

  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Code;

    long += entry.includes('\n') ? `${indent(entry)},\n` : `  ${entry},\n`;
  }

  return `${long}}`;
}

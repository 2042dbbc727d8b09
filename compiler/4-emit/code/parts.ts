// Parts of literals and calls, concatenated at once: a build writes tens of thousands of them.
import { type Code, indent, trusted, wrapped } from './code.ts';

const COLUMNS = 100;

/** `key: value`, the value below its key where the line is too short. */
export function entry({ text: key }: Code, { text: value }: Code): Code {
  // Room for the colon, the comma and the indentation.
  const isLong = key.length + value.length + 5 > COLUMNS && !value.includes('\n');

  return trusted(isLong ? `${key}:\n  ${value}` : `${key}: ${value}`);
}

/** `of(value)` */
export function around({ text: of }: Code, value: Code, before: number): Code {
  const { text } = value;

  if (before + of.length + text.length + 1 < COLUMNS && !text.includes('\n'))
    return trusted(`${of}(${text})`);

  return wrapped([trusted(`${of}(`), trusted(')')], [value], COLUMNS);
}

/** `of(subject, rest)` on one line; the rest brings its comma. */
export function applied({ text: of }: Code, { text: subject }: Code, { text: rest }: Code): Code {
  return trusted(`${of}(${subject}${rest})`);
}

/** `of` and what stands directly behind it. */
export function attached({ text: of }: Code, { text: rest }: Code): Code {
  return trusted(of + rest);
}

/** `head value` */
export function beside({ text: head }: Code, { text: value }: Code): Code {
  return trusted(`${head} ${value}`);
}

/** `open a || b close` on one line; none where the items take more than the room, or one of them several lines. */
export function together(
  [open, close]: readonly [Code, Code],
  items: readonly Code[],
  separator: Code,
  room: number,
): Code | undefined {
  const flat = flatItems(items, separator.text, room);

  return flat === undefined ? undefined : trusted(open.text + flat + close.text);
}

/** `of(a, b)`, an argument a line where the line is too short behind `before` columns. */
export function call(of: Code, values: readonly Code[], before: number): Code {
  let flat = `${of.text}(`;

  for (let i = 0; i < values.length; i++) flat += (i === 0 ? '' : ', ') + (values[i] as Code).text;

  if (before + flat.length < COLUMNS && !flat.includes('\n')) return trusted(`${flat})`);

  return wrapped([trusted(`${of.text}(`), trusted(')')], values, COLUMNS);
}

/** `open{ a: b, c: d }close` where it fits behind `before` columns, else an entry a line. */
export function braced(
  [open, close]: readonly [Code, Code],
  entries: readonly Code[],
  before: number,
): Code {
  if (entries.length === 0) return trusted(`${open.text}{}${close.text}`);

  const room = COLUMNS - before - open.text.length - close.text.length - 4;

  const flat = flatItems(entries, ', ', room);
  const text = flat === undefined ? longEntries(entries) : `{ ${flat} }`;

  return trusted(open.text + text + close.text);
}

function flatItems(items: readonly Code[], separator: string, room: number): string | undefined {
  let flat = items[0]?.text ?? '';

  for (let i = 1; i < items.length && flat.length <= room; i++)
    flat += separator + (items[i] as Code).text;

  return flat.length > room || flat.includes('\n') ? undefined : flat;
}

function longEntries(entries: readonly Code[]): string {
  let long = '{\n';

  for (const entry of entries)
    long += entry.text.includes('\n') ? `${indent(entry).text},\n` : `  ${entry.text},\n`;

  return `${long}}`;
}

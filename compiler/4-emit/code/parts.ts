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

  return trusted(`${open.text}${flatEntries(entries, room) ?? longEntries(entries)}${close.text}`);
}

function flatEntries(entries: readonly Code[], room: number): string | undefined {
  let flat = '';

  for (let i = 0; i < entries.length; i++) {
    flat += (i === 0 ? '' : ', ') + (entries[i] as Code).text;

    if (flat.length > room) return undefined;
  }

  return flat.includes('\n') ? undefined : `{ ${flat} }`;
}

function longEntries(entries: readonly Code[]): string {
  let long = '{\n';

  for (const entry of entries)
    long += entry.text.includes('\n') ? `${indent(entry).text},\n` : `  ${entry.text},\n`;

  return `${long}}`;
}

// Data as a TypeScript literal, with code at its leaves: on one line where it fits, else a member a line.
import { Code, code, commas, indent, json, lines, objectKey } from './code.ts';

export type Data = Code | string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data | undefined };

/** `before` is the width of what stands left of it on its first line. Members that are undefined fall out. */
export function literal(data: Data, before = 0): Code {
  if (data instanceof Code) return data;
  if (Array.isArray(data)) return list(data as readonly Data[], before);
  if (typeof data === 'object' && data !== null) return record(data as { readonly [key: string]: Data | undefined }, before);

  return json(data);
}

function list(items: readonly Data[], before: number): Code {
  const flat = code`[${commas(items.map((item) => literal(item, -1000)))}]`;

  if (fits(flat, before)) return flat;

  return code`[\n${indent(lines(items.map((item) => code`${literal(item, indentOf(before))},`)))}\n]`;
}

function record(data: { readonly [key: string]: Data | undefined }, before: number): Code {
  const members = Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : [{ key: objectKey(key), value }]));

  if (members.length === 0) return code`{}`;

  const flat = code`{ ${commas(members.map(({ key, value }) => member(key, literal(value, -1000))))} }`;

  if (fits(flat, before)) return flat;

  const below = indentOf(before);
  const wrapped = members.map(({ key, value }) => code`${member(key, literal(value, below + key.text.length + 2))},`);

  return code`{\n${indent(lines(wrapped))}\n}`;
}

/** Shorthand where key and value are one name. */
function member(key: Code, value: Code): Code {
  return key.text === value.text ? key : code`${key}: ${value}`;
}

/** A negative width means: on one line, whatever it takes. */
function fits(flat: Code, before: number): boolean {
  return before < 0 || (before + flat.text.length <= 98 && !flat.text.includes('\n'));
}

/** Where nested members begin is not known here; that they are two deeper than a guess is near enough. */
function indentOf(before: number): number {
  return Math.min(before, 20) + 2;
}

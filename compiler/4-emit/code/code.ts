// TypeScript text that is safe by type: a contract's text enters only through the functions here, which quote or
// validate it. A plain string cannot be interpolated into code`…`, so injection does not compile.

import { invariant } from '../../base/invariant.ts';
import { isIdentifier, isReservedWord } from '../../base/names.ts';
import { oncePerText } from '../../base/once-per.ts';
import { commentLines, escaped, UNSAFE } from './safe-text.ts';

declare const safe: unique symbol;

/** A string that nothing outside of this folder can make. */
export type Code = string & { readonly [safe]: true };

/** Any other string: where it is asked for, code does not compile. */
export type Plain = string & { readonly [safe]?: never };

export type Part = Code | number;

/** `${…}` takes code (or a count); a part of several lines keeps the indentation of the place where it stands. */
export function code(strings: TemplateStringsArray, ...parts: readonly Part[]): Code {
  let text = strings[0] as string;

  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as Part;
    const inner = typeof part === 'number' ? `${part}` : part;

    text += inner.includes('\n') ? shifted(inner, indentation(text)) : inner;
    text += strings[i + 1] as string;
  }

  return text as Code;
}

function shifted(text: string, by: string): string {
  return by === '' ? text : text.replaceAll('\n', `\n${by}`);
}

const SPACE = 32;

function indentation(text: string): string {
  const start = text.lastIndexOf('\n') + 1;

  if (text.charCodeAt(start) !== SPACE) return '';

  let end = start + 1;

  while (text.charCodeAt(end) === SPACE) end++;

  return text.slice(start, end);
}

export const empty: Code = '' as Code;

/** An identifier, as it is. Whatever is not one is our mistake: the names were checked before. */
export function name(text: Plain): Code {
  if (!isIdentifier(text)) invariant(false, `not an identifier: ${JSON.stringify(text)}`);

  return text as Code;
}

/** A single-quoted string literal; nothing in it can end it. */
export function text(value: Plain): Code {
  return quoted(value) as Code;
}

/** For this folder alone: the same as text. */
export function quoted(value: string): string {
  if (PLAIN.test(value)) return `'${value}'`;

  const body = JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replace(UNSAFE, escaped);

  return `'${body}'`;
}

/** What stands in quotes as it is: most texts. */
const PLAIN = /^[\w .,:;/()<>=+*?@#%^&|~-]*$/;

/** A pattern as a literal with the flag `u`; nothing in it can end it. */
export function regex(source: string): Code {
  const body = new RegExp(source, 'u').source
    .replace(UNSAFE, escaped)
    .replace(/[\0-\x1f]/g, escaped);

  return `/${body}/u` as Code;
}

/** A JSON value as an expression. */
export function json(value: unknown): Code {
  if (typeof value === 'string') return text(value);
  if (Number.isFinite(value)) return (Object.is(value, -0) ? '-0' : String(value)) as Code;
  if (Array.isArray(value)) return code`[${commas(value.map(json))}]`;

  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([key, item]) => code`${objectKey(key)}: ${json(item)}`,
    );

    return members.length === 0 ? ('{}' as Code) : code`{ ${commas(members)} }`;
  }

  invariant(value === null || typeof value === 'boolean', `not JSON: ${String(value)}`);

  return String(value) as Code;
}

/** A key of an object literal; `__proto__` is a property there, never the prototype. */
export function objectKey(key: string): Code {
  return propertyKey(key) as Code;
}

/** For this folder alone: the same as text. */
export function propertyKey(key: string): string {
  return key === '__proto__' ? "['__proto__']" : keyText(key);
}

/** The same few keys come again and again. */
const keyText = oncePerText((key) => (isIdentifier(key) ? key : quoted(key)));

/** A key of an interface. */
export function memberKey(key: string): Code {
  return keyText(key) as Code;
}

/** A member of an interface where it stands: `readonly key?: Type;` on a line of its own, behind its doc comment. */
export function property(words: Code, key: string, optional: boolean, type: Code): Code {
  const own = `readonly ${keyText(key)}${optional ? '?' : ''}: ${type};`;

  return (words === '' ? `\n  ${own}` : `\n${indent((words + own) as Code)}`) as Code;
}

/** `export interface Name { … }` of properties. */
export function interfaceText(own: Code, properties: readonly Code[]): Code {
  if (properties.length === 0) return `export interface ${own} {}` as Code;

  return `export interface ${own} {${properties.join('')}\n}` as Code;
}

/** `subject.key`, or `subject['key']`. */
export function member(subject: Code, key: string): Code {
  return isIdentifier(key) ? (`${subject}.${key}` as Code) : code`${subject}[${text(key)}]`;
}

/** A name for a local binding, where a reserved word cannot stand: `delete` is `delete_`. */
export const binding = oncePerText((text): Code => name(isReservedWord(text) ? `${text}_` : text));

/** A doc comment; nothing in it can end it. No lines, no comment. */
export function doc(...paragraphs: readonly (string | undefined)[]): Code {
  const lines = commentLines(paragraphs);
  const [first] = lines;

  if (first === undefined) return empty;
  if (lines.length === 1 && first.length <= 92) return `/** ${first} */\n` as Code;

  return `/**\n${lines.map((l) => (l === '' ? ' *' : ` * ${l}`)).join('\n')}\n */\n` as Code;
}

export function join(items: readonly Code[], separator: Code): Code {
  return joined(items, separator) as Code;
}

export function commas(items: readonly Code[]): Code {
  return joined(items, ', ') as Code;
}

/** One below the other. */
export function lines(items: readonly Code[]): Code {
  return joined(items, '\n') as Code;
}

function joined(items: readonly Code[], separator: string): string {
  let text = items[0] ?? '';

  for (let i = 1; i < items.length; i++) text += separator + (items[i] as Code);

  return text;
}

/** With a blank line between; empty ones fall out. */
export function paragraphs(items: readonly Code[]): Code {
  let text = '';

  for (let i = 0; i < items.length; i++) {
    const own = items[i] as Code;

    if (own !== '') text += text === '' ? own : `\n\n${own}`;
  }

  return text as Code;
}

export function indent(text: Code): Code {
  // Blank lines stay blank; without any, which is the rule, there is a faster way.
  if (text === '' || text.includes('\n\n') || text.startsWith('\n') || text.endsWith('\n')) {
    return text.replace(/^(?=.)/gm, '  ') as Code;
  }

  return `  ${shifted(text, '  ')}` as Code;
}

/** One below the other, indented; most take one line each. */
function below(items: readonly Code[], end: string): string {
  const texts: string[] = [];
  let single = true;

  for (let i = 0; i < items.length; i++) {
    const text = items[i] as Code;

    texts.push(text);
    single &&= text !== '' && !text.includes('\n');
  }

  return single
    ? `  ${texts.join(`${end}\n  `)}${end}`
    : indent(`${texts.join(`${end}\n`)}${end}` as Code);
}

/** `head {`, members indented, `}`. */
export function block(head: Code, members: readonly Code[]): Code {
  if (members.length === 0) return `${head} {}` as Code;

  return `${head} {\n${below(members, '')}\n}` as Code;
}

/** Width of the longest line, for choosing between one line and several. */
export function width(inner: Code): number {
  if (!inner.includes('\n')) return inner.length;

  return Math.max(...inner.split('\n').map((l) => l.length));
}

/** `open a, b close` on one line where it fits behind `before` columns, else one item a line. */
export function wrapped(
  brackets: readonly [Code, Code],
  items: readonly Code[],
  before: number,
): Code {
  const open = brackets[0];
  const close = brackets[1];

  if (before < 100) {
    const flat = `${open}${joined(items, ', ')}${close}`;

    if (before + flat.length <= 100 && !flat.includes('\n')) return flat as Code;
  }

  return `${open}\n${below(items, ',')}\n${close}` as Code;
}

/** `export type Name = A | B;`, an arm a line where one line is too long. */
export function typeAlias(alias: Code, arms: readonly Code[]): Code {
  const flat = `export type ${alias} = ${joined(arms, ' | ')};`;

  if (flat.length <= 100) return flat as Code;

  return code`export type ${alias} =${join(
    arms.map((arm) => code`\n  | ${arm}`),
    empty,
  )};`;
}

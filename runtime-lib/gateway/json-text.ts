// JSON of strangers: bytes that are UTF-8, no key twice, no `__proto__`, no half characters, neither too deep nor too wide.
import { isWellFormed } from '../check/text.ts';
import { nodeBuffer } from '../core/node-modules.ts';
import type { Value } from '../storage/values.ts';
import { Refusal } from './refusal.ts';

export interface JsonLimits {
  readonly depth: number;
  readonly keys: number;
  readonly nodes: number;
}

export function readJson(bytes: Buffer, limits: JsonLimits): Value {
  if (!nodeBuffer().isUtf8(bytes)) throw bad('The body is not UTF-8');

  return parseJson(bytes.toString('utf8'), limits);
}

export function parseJson(text: string, limits: JsonLimits): Value {
  const members = membersOf(text, limits.depth);
  const value = parsed(text);
  const walk: Walk = { limits, halves: text.includes('\\u'), members: 0, nodes: 0 };

  inspect(value, walk);

  // The parser keeps the last of several members of one name, so that fewer are there than were written.
  if (walk.members !== members) throw bad('The body has a name twice in one object');

  return value;
}

function parsed(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    throw bad('The body is not JSON');
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** How many members the text has; refuses what nests too deep before a parser builds it. */
function membersOf(text: string, most: number): number {
  // Without escapes, a text ends at the next quote.
  const endOf = text.includes('\\') ? endOfEscaped : endOfPlain;
  let members = 0;
  let depth = 0;

  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);

    if (code === QUOTE) i = endOf(text, i);
    else if (code === COLON) members++;
    // '[' and '{', ']' and '}' differ in one bit.
    else if ((code | 0x20) === 0x7b) {
      depth++;

      if (depth > most) throw bad(`The body nests deeper than ${most} levels`);
    } else if ((code | 0x20) === 0x7d) depth--;
  }

  return members;
}

/** Where the closing quote stands. */
function endOfPlain(text: string, from: number): number {
  const end = text.indexOf('"', from + 1);

  return end < 0 ? text.length : end;
}

function endOfEscaped(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);

    if (code === QUOTE) return i;
    if (code === BACKSLASH) i++;
  }

  return text.length;
}

interface Walk {
  readonly limits: JsonLimits;
  /** Escapes may make half of a pair. */
  readonly halves: boolean;
  members: number;
  nodes: number;
}

/** A parsed value within the limits; throws where it is not. As deep as the limit lets it be. */
export function inspectValue(value: unknown, limits: JsonLimits): void {
  inspect(value, { limits, halves: true, members: 0, nodes: 0 });
}

function inspect(value: unknown, walk: Walk, depth = 0): void {
  walk.nodes++;

  if (walk.nodes > walk.limits.nodes)
    throw bad(`The body has more than ${walk.limits.nodes} values`);

  if (typeof value === 'string') {
    if (walk.halves && !isWellFormed(value)) throw bad('The body has half a surrogate pair');
  } else if (typeof value === 'object' && value !== null) {
    if (depth === walk.limits.depth)
      throw bad(`The body nests deeper than ${walk.limits.depth} levels`);

    if (Array.isArray(value)) for (const item of value) inspect(item, walk, depth + 1);
    else inspectObject(value as Readonly<Record<string, unknown>>, walk, depth);
  }
}

function inspectObject(value: Readonly<Record<string, unknown>>, walk: Walk, depth: number): void {
  let members = 0;

  for (const key in value) {
    members++;

    if (key === '__proto__') throw bad('No member may be named __proto__');
    if (walk.halves && !isWellFormed(key)) throw bad('The body has half a surrogate pair');

    inspect(value[key], walk, depth + 1);
  }

  if (members > walk.limits.keys)
    throw bad(`An object in the body has more than ${walk.limits.keys} members`);

  walk.members += members;
}

function bad(title: string): Refusal {
  return new Refusal('invalid', title);
}

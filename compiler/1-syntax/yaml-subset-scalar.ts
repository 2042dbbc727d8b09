// Scalars of the YAML that contracts normally use. Undefined means: leave the whole file to the `yaml` package.
import { MOST_DEPTH } from './limits.ts';
import type { Entry, KeyNode, ScalarNode } from './tree.ts';

export interface Reader {
  readonly text: string;
  readonly end: number;
  at: number;
  /** Where the line of `at` begins. */
  line: number;
  /** The column of the content that comes next in block style; -1 at the end of the file. */
  column: number;
  /** Where the key ends that was read last. */
  behind: number;
  /** Entries of the maps that are not closed yet, so that each map's own list is as long as it must be. */
  readonly open: Entry[];
  opened: number;
}

/** The entries since then, of the map that ends. */
export function closeEntries(r: Reader, from: number): readonly Entry[] {
  const entries = r.open.slice(from, r.opened);

  r.opened = from;

  return entries;
}

export const NEWLINE = 10;
export const RETURN = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const HASH = 35;
export const APOSTROPHE = 39;
export const COMMA = 44;
export const DASH = 45;
export const COLON = 58;
export const OPEN_LIST = 91;
export const CLOSE_LIST = 93;
export const OPEN_MAP = 123;
export const CLOSE_MAP = 125;

/** YAML's own bound for keys. */
export const LONGEST_KEY = 1_000;

export const DEEPEST = MOST_DEPTH;

/** Space or the end of a line or file. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === NEWLINE || code === RETURN || Number.isNaN(code);
}

export function isFlowMark(code: number): boolean {
  return (
    code === COMMA ||
    code === OPEN_LIST ||
    code === CLOSE_LIST ||
    code === OPEN_MAP ||
    code === CLOSE_MAP
  );
}

/** A plain scalar may begin so; `-` only before something. */
function beginsPlain(code: number, next: number): boolean {
  // Letters, digits, $ . / _ ( and what is beyond ASCII; all rarer beginnings are left to the package.
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return true;

  if (code >= 46 && code <= 57) return true;

  if (code === 36 || code === 95 || code === 40 || code === 60 || code > 0xa0) return true;

  return (code === DASH || code === 43 || code === 126) && !isBlank(next) && !isFlowMark(next);
}

// Most plain scalars are words with single spaces between them, up to what ends them: one look instead of one a character.
export const USUAL = /[A-Za-z0-9_./](?: ?[A-Za-z0-9_.,()|=<>!+*/$-])*(?=\n)/y;
export const USUAL_IN_FLOW = /[A-Za-z0-9_./](?: ?[A-Za-z0-9_.()|=<>!+*/$-])*(?= ?[,}\]])/y;
export const USUAL_KEY = /[A-Za-z_$][A-Za-z0-9_$]*\??(?=:[ \n])/y;

/** The end of the plain scalar at the reader, without the space behind it; -1 to give up. */
function plainEnd(r: Reader, flow: boolean, usual: RegExp): number {
  usual.lastIndex = r.at;

  return usual.test(r.text) ? usual.lastIndex : unusualEnd(r, flow);
}

function unusualEnd(r: Reader, flow: boolean): number {
  const { text } = r;
  let at = r.at;
  let last = at;

  if (!beginsPlain(text.charCodeAt(at), text.charCodeAt(at + 1))) return -1;

  for (; at < r.end; at++) {
    const code = text.charCodeAt(at);

    // Most characters are small letters: none of what follows is about those.
    if (code >= 97 && code <= 122) {
      last = at + 1;
      continue;
    }

    if (code === SPACE) continue;

    if (code === NEWLINE || code === RETURN) break;

    if (code === HASH && text.charCodeAt(at - 1) === SPACE) break;

    if (code === COLON && endsKey(text.charCodeAt(at + 1), flow)) break;

    if (flow && isFlowMark(code)) {
      if (code === OPEN_LIST || code === OPEN_MAP) return -1;

      break;
    }

    last = at + 1;
  }

  return last;
}

function endsKey(next: number, flow: boolean): boolean {
  return isBlank(next) || (flow && isFlowMark(next));
}

/** Behind the closing quote; -1 to give up. */
function quotedEnd(r: Reader, quote: number): number {
  const { text } = r;

  for (let at = r.at + 1; at < r.end; at++) {
    const code = text.charCodeAt(at);

    if (code === quote) {
      if (quote === QUOTE || text.charCodeAt(at + 1) !== APOSTROPHE) return at + 1;

      at++;
    } else if (code === NEWLINE || (code === 92 && quote === QUOTE)) return -1;
  }

  return -1;
}

/** The scalar at the reader, which then stands behind it. */
export function readScalar(r: Reader, flow: boolean): ScalarNode | undefined {
  const { text, at: start } = r;
  const first = text.charCodeAt(start);

  if (first === QUOTE || first === APOSTROPHE) return readQuoted(r, first);

  const end = plainEnd(r, flow, flow ? USUAL_IN_FLOW : USUAL);

  if (end === -1) return undefined;

  const value = resolvePlain(text.slice(start, end));

  if (value === undefined) return undefined;

  r.at = end;

  return { kind: 'scalar', start, end, style: 'plain', value };
}

function readQuoted(r: Reader, quote: number): ScalarNode | undefined {
  const { text, at: start } = r;
  const end = quotedEnd(r, quote);

  if (end === -1) return undefined;

  const inside = text.slice(start + 1, end - 1);

  r.at = end;

  return quote === QUOTE
    ? { kind: 'scalar', start, end, style: 'double', value: inside }
    : {
        kind: 'scalar',
        start,
        end,
        style: 'single',
        value: inside.includes("''") ? inside.replaceAll("''", "'") : inside,
      };
}

/** The key at the reader, which then stands behind it. Keys that are no text, and merge keys, are left to the package. */
export function readKey(r: Reader, flow: boolean): KeyNode | undefined {
  const { text: whole, at: start } = r;
  const first = whole.charCodeAt(start);

  if (first === QUOTE || first === APOSTROPHE) return readQuotedKey(r, first);

  const end = plainEnd(r, flow, USUAL_KEY);

  if (end === -1 || end - start > LONGEST_KEY) return undefined;

  const text = whole.slice(start, end);

  if (text === '<<' || resolvePlain(text) !== text) return undefined;

  r.at = end;

  return { text, start, end, style: 'plain' };
}

function readQuotedKey(r: Reader, quote: number): KeyNode | undefined {
  const scalar = readQuoted(r, quote);

  if (scalar === undefined || typeof scalar.value !== 'string' || scalar.value === '<<')
    return undefined;

  const { start, end, style, value: text } = scalar;

  if (end - start > LONGEST_KEY) return undefined;

  const bare = text.length === end - start - 2;

  return { text, start: bare ? start + 1 : start, end: bare ? end - 1 : end, style };
}

/** The core schema; undefined for numbers that are written in rarer ways. */
export function resolvePlain(text: string): string | number | boolean | null | undefined {
  const first = text.charCodeAt(0);

  if (first <= 57) return first === 36 || first === 40 || first === 47 ? text : resolveNumber(text);

  // Whatever has a meaning begins with one of t, f, n and ~.
  switch (first) {
    case 84:
    case 116:
    case 70:
    case 102:
    case 78:
    case 110:
    case 126:
      return resolveWord(text);
    default:
      return text;
  }
}

function resolveWord(text: string): string | boolean | null {
  switch (text) {
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    case 'null':
    case 'Null':
    case 'NULL':
    case '~':
      return null;
    default:
      return text;
  }
}

/** `1`, `-1`, `1.5`. */
const NUMBER = /^(?:[0-9]+|-[1-9][0-9]*|-?[0-9]+\.[0-9]+)$/;
/** 0x1F, 0o17, 1e3, +5, .5, 5., -0, .inf */
const RARER_NUMBER =
  /^[-+]?(?:\.[0-9]|[0-9]+\.?$|[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]|0[ox][0-9A-Fa-f]+$|\.(?:inf|nan)$)/i;

function resolveNumber(text: string): string | number | undefined {
  // A type as often as all numbers together.
  if (text === '.') return text;

  if (NUMBER.test(text)) {
    const value = Number(text);

    return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : value;
  }

  return RARER_NUMBER.test(text) ? undefined : text;
}

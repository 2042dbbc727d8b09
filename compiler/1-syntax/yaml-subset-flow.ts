// Flow maps and lists, on one line or several, of the YAML that contracts normally use. Undefined: leave the file to the package.
import type { Entry, ListNode, MapNode, Node } from './tree.ts';
import { readUsualEntry, USUAL_ENTRY_IN_FLOW } from './yaml-subset-entry.ts';
import { hasDuplicate } from './yaml-subset-keys.ts';
import {
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  closeEntries,
  DEEPEST,
  HASH,
  NEWLINE,
  OPEN_LIST,
  OPEN_MAP,
  RETURN,
  type Reader,
  readKey,
  readScalar,
  SPACE,
} from './yaml-subset-scalar.ts';

export function isFlowStart(code: number): boolean {
  return code === OPEN_MAP || code === OPEN_LIST;
}

/** Lines inside must stand deeper than the column. */
export function readFlow(r: Reader, column: number, depth: number): Node | undefined {
  if (depth > DEEPEST) return undefined;

  return r.text.charCodeAt(r.at) === OPEN_MAP
    ? readMap(r, column, depth)
    : readList(r, column, depth);
}

/** `code`: what stands at the reader. */
function readValue(r: Reader, code: number, column: number, depth: number): Node | undefined {
  return isFlowStart(code) ? readFlow(r, column, depth + 1) : readScalar(r, true);
}

function readList(r: Reader, column: number, depth: number): ListNode | undefined {
  const start = r.at;
  const items: Node[] = [];

  r.at += 1;

  for (let code = skip(r, column); code !== CLOSE_LIST; code = skip(r, column)) {
    const item = code === UNUSUAL ? undefined : readValue(r, code, column, depth);

    if (item === undefined) return undefined;

    items.push(item);

    if (!separates(skip(r, column), CLOSE_LIST, r)) return undefined;
  }

  r.at += 1;

  return { kind: 'list', start, end: r.at, items };
}

function readMap(r: Reader, column: number, depth: number): MapNode | undefined {
  const start = r.at;
  const from = r.opened;

  r.at += 1;

  for (let code = skip(r, column); code !== CLOSE_MAP; code = skip(r, column)) {
    const entry = code === UNUSUAL ? undefined : readEntry(r, column, depth);

    if (entry === undefined) return undefined;

    r.open[r.opened++] = entry;

    if (!separates(skip(r, column), CLOSE_MAP, r)) return undefined;
  }

  r.at += 1;

  const entries = closeEntries(r, from);

  return hasDuplicate(entries) ? undefined : { kind: 'map', start, end: r.at, entries };
}

function readEntry(r: Reader, column: number, depth: number): Entry | undefined {
  const usual = readUsualEntry(r, USUAL_ENTRY_IN_FLOW);

  if (usual !== undefined) return usual;

  const key = readKey(r, true);
  const value = key && readEntryValue(r, column, depth);

  return key === undefined || value === undefined ? undefined : { key, value };
}

/** Whether a comma, which is passed, or the end follows. */
function separates(code: number, close: number, r: Reader): boolean {
  if (code !== COMMA) return code === close;

  r.at += 1;

  return true;
}

function readEntryValue(r: Reader, column: number, depth: number): Node | undefined {
  const { text, at: behind } = r;

  // The colon stands on the key's line.
  while (text.charCodeAt(r.at) === SPACE) r.at++;

  const colon = text.charCodeAt(r.at) === COLON;

  if (colon) r.at += 1;

  const code = skip(r, column);

  if (code === COMMA || code === CLOSE_MAP)
    return { kind: 'scalar', start: behind, end: behind, style: 'empty', value: null };

  return colon && code !== UNUSUAL ? readValue(r, code, column, depth) : undefined;
}

const UNUSUAL = -1;

/** Space, line ends and comments; the character behind them, or UNUSUAL to give up. */
function skip(r: Reader, column: number): number {
  const { text } = r;
  let lines = false;

  for (; r.at < r.end; r.at++) {
    const code = text.charCodeAt(r.at);

    if (code === NEWLINE) {
      r.line = r.at + 1;
      lines = true;
    } else if (code === HASH) {
      const before = text.charCodeAt(r.at - 1);
      const newline = text.indexOf('\n', r.at);

      if ((before !== SPACE && before !== NEWLINE) || newline === -1) return UNUSUAL;

      r.at = newline - 1;
    } else if (code !== SPACE && code !== RETURN) {
      return !lines || r.at - r.line > column ? code : UNUSUAL;
    }
  }

  return UNUSUAL;
}

// Flow maps and lists, on one line or several, of the YAML that contracts normally use. Undefined: leave the file to the package.
import type { ListNode, MapNode, Node } from './tree.ts';
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

function readValue(r: Reader, column: number, depth: number): Node | undefined {
  return isFlowStart(r.text.charCodeAt(r.at))
    ? readFlow(r, column, depth + 1)
    : readScalar(r, true);
}

function readList(r: Reader, column: number, depth: number): ListNode | undefined {
  const start = r.at;
  const items: Node[] = [];

  r.at += 1;

  for (;;) {
    if (!skip(r, column)) return undefined;

    if (r.text.charCodeAt(r.at) === CLOSE_LIST) break;

    const item = readValue(r, column, depth);

    if (item === undefined || !skip(r, column)) return undefined;

    items.push(item);

    const next = r.text.charCodeAt(r.at);

    if (next === COMMA) r.at += 1;
    else if (next !== CLOSE_LIST) return undefined;
  }

  r.at += 1;

  return { kind: 'list', start, end: r.at, items };
}

function readMap(r: Reader, column: number, depth: number): MapNode | undefined {
  const start = r.at;
  const from = r.opened;

  r.at += 1;

  for (;;) {
    if (!skip(r, column)) return undefined;

    if (r.text.charCodeAt(r.at) === CLOSE_MAP) break;

    const key = readKey(r, true);
    const value = key && readEntryValue(r, column, depth);

    if (key === undefined || value === undefined || !skip(r, column)) return undefined;

    r.open[r.opened++] = { key, value };

    const next = r.text.charCodeAt(r.at);

    if (next === COMMA) r.at += 1;
    else if (next !== CLOSE_MAP) return undefined;
  }

  r.at += 1;

  const entries = closeEntries(r, from);

  return hasDuplicate(entries) ? undefined : { kind: 'map', start, end: r.at, entries };
}

function readEntryValue(r: Reader, column: number, depth: number): Node | undefined {
  const behind = r.at;

  // The colon stands on the key's line.
  while (r.text.charCodeAt(r.at) === SPACE) r.at++;

  if (r.text.charCodeAt(r.at) === COLON) {
    r.at += 1;

    if (!skip(r, column)) return undefined;
  } else if (!skip(r, column)) return undefined;
  else if (!ends(r)) return undefined;

  return ends(r)
    ? { kind: 'scalar', start: behind, end: behind, style: 'empty', value: null }
    : readValue(r, column, depth);
}

function ends(r: Reader): boolean {
  const code = r.text.charCodeAt(r.at);

  return code === COMMA || code === CLOSE_MAP;
}

/** Space, line ends and comments; false to give up. */
function skip(r: Reader, column: number): boolean {
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

      if ((before !== SPACE && before !== NEWLINE) || newline === -1) return false;

      r.at = newline - 1;
    } else if (code !== SPACE && code !== RETURN) return !lines || r.at - r.line > column;
  }

  return false;
}

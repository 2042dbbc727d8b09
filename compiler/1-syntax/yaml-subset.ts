// A fast reader of the YAML that contracts normally use: block maps and lists, flow maps and lists, scalars on one line, comments.
// Anything else, and any mistake, is undefined: the `yaml` package takes over. Its tree equals the package's, offset for offset.
import type { Entry, KeyNode, Node } from './tree.ts';
import { readUsualEntry, USUAL_ENTRY } from './yaml-subset-entry.ts';
import { isFlowStart, readFlow } from './yaml-subset-flow.ts';
import { hasDuplicate } from './yaml-subset-keys.ts';
import {
  COLON,
  closeEntries,
  DASH,
  DEEPEST,
  HASH,
  isBlank,
  NEWLINE,
  RETURN,
  type Reader,
  readKey,
  readScalar,
  SPACE,
} from './yaml-subset-scalar.ts';

export function readSubset(text: string): Node | undefined {
  if (text.includes('\t') || (text.includes('\r') && /\r(?!\n)/.test(text))) return undefined;

  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const r: Reader = {
    text,
    end: text.length,
    at: start,
    line: start,
    column: 0,
    behind: start,
    open: [],
    opened: 0,
  };

  if (!nextLine(r) || !startsAt(r, 0)) return undefined;

  const root = readMap(r, 0, 1);

  // What is left stands where no key can.
  return startsAt(r, -1) ? root : undefined;
}

function startsAt(r: Reader, column: number): boolean {
  return r.column === column;
}

/** The next line with content; false to give up. */
function nextLine(r: Reader): boolean {
  const { text, end } = r;

  for (;;) {
    const start = r.at;
    let at = start;

    while (text.charCodeAt(at) === SPACE) at++;

    const code = text.charCodeAt(at);

    if (at >= end) {
      r.at = end;
      r.column = -1;

      return true;
    }

    if (code !== NEWLINE && code !== HASH && code !== RETURN) {
      r.at = at;
      r.line = start;
      r.column = at - start;

      return !(at === start && isDocumentMark(text, at));
    }

    const newline = text.indexOf('\n', at);

    r.at = newline === -1 ? end : newline + 1;
  }
}

function isDocumentMark(text: string, at: number): boolean {
  return text.startsWith('---', at) || text.startsWith('...', at);
}

/** Nothing but a comment may follow on this line; then the next line with content. */
function endLine(r: Reader): boolean {
  const { text } = r;
  let at = r.at;

  while (text.charCodeAt(at) === SPACE) at++;

  const code = text.charCodeAt(at);

  if (
    code === HASH
      ? text.charCodeAt(at - 1) !== SPACE
      : !(at >= r.end || code === NEWLINE || code === RETURN)
  )
    return false;

  const newline = code === NEWLINE ? at : text.indexOf('\n', at);

  r.at = newline === -1 ? r.end : newline + 1;

  return nextLine(r);
}

function atDash(r: Reader): boolean {
  return r.text.charCodeAt(r.at) === DASH && isBlank(r.text.charCodeAt(r.at + 1));
}

/** A key with its colon; the reader then stands behind the colon. Undefined, and the reader unmoved, where there is none. */
function acceptKey(r: Reader): KeyNode | undefined {
  const start = r.at;
  const key = readKey(r, false);

  r.behind = r.at;

  if (key !== undefined && skipSpace(r) === COLON && isBlank(r.text.charCodeAt(r.at + 1))) {
    r.at += 1;

    return key;
  }

  r.at = start;

  return undefined;
}

/** To the next character on this line, which is returned. */
function skipSpace(r: Reader): number {
  const { text } = r;
  let at = r.at;
  let code = text.charCodeAt(at);

  while (code === SPACE) code = text.charCodeAt(++at);

  r.at = at;

  return code;
}

/** `first`: the first key, where it was read already. */
function readMap(r: Reader, column: number, depth: number, first?: KeyNode): Node | undefined {
  const start = first === undefined ? r.at : r.line + column;
  const from = r.opened;
  let key = first;
  let last: Entry | undefined;

  if (depth > DEEPEST) return undefined;

  do {
    last = readEntry(r, key, column, depth);

    if (last === undefined) return undefined;

    r.open[r.opened++] = last;
    key = undefined;
  } while (r.column === column);

  const entries = closeEntries(r, from);

  // A line that stands deeper than the map continues a scalar, or is a mistake.
  if (r.column > column || hasDuplicate(entries)) return undefined;

  return { kind: 'map', start, end: last.value.end, entries };
}

/** The entry, and the line end behind it. */
function readEntry(
  r: Reader,
  first: KeyNode | undefined,
  column: number,
  depth: number,
): Entry | undefined {
  const usual = first === undefined ? readUsualEntry(r, USUAL_ENTRY) : undefined;

  if (usual !== undefined) {
    r.at += 1;

    return nextLine(r) ? usual : undefined;
  }

  const key = first ?? acceptKey(r);
  const value = key && readEntryValue(r, column, depth);

  return key === undefined || value === undefined ? undefined : { key, value };
}

function readEntryValue(r: Reader, column: number, depth: number): Node | undefined {
  const { behind } = r;
  const code = skipSpace(r);

  if (!startsNothing(code)) return readInline(r, code, column, depth);

  if (!endLine(r)) return undefined;

  if (r.column > column) return readNested(r, depth + 1);

  // A list may stand at its key's own column.
  if (r.column === column && atDash(r)) return readList(r, column, depth + 1);

  return { kind: 'scalar', start: behind, end: behind, style: 'empty', value: null };
}

/** Whether the line ends here, but for a comment. */
function startsNothing(code: number): boolean {
  return isBlank(code) || code === HASH;
}

/** A flow collection or a scalar, which begins with that character, with nothing behind it. */
function readInline(r: Reader, code: number, column: number, depth: number): Node | undefined {
  const node = isFlowStart(code) ? readFlow(r, column, depth + 1) : readScalar(r, false);

  return node !== undefined && endLine(r) ? node : undefined;
}

/** A map or a list on lines of its own. */
function readNested(r: Reader, depth: number): Node | undefined {
  const { column } = r;

  return atDash(r) ? readList(r, column, depth) : readMap(r, column, depth);
}

function readList(r: Reader, column: number, depth: number): Node | undefined {
  const start = r.at;
  const items: Node[] = [];

  if (depth > DEEPEST) return undefined;

  do {
    r.at += 1;

    const item = readItem(r, column, depth);

    if (item === undefined || r.column > column) return undefined;

    items.push(item);
  } while (r.column === column && atDash(r));

  return { kind: 'list', start, end: items.at(-1)?.end ?? start, items };
}

function readItem(r: Reader, column: number, depth: number): Node | undefined {
  const code = skipSpace(r);

  if (startsNothing(code))
    return endLine(r) && r.column > column ? readNested(r, depth + 1) : undefined;

  const inner = r.at - r.line;

  if (atDash(r)) return readList(r, inner, depth + 1);

  const key = isFlowStart(code) ? undefined : acceptKey(r);

  if (key !== undefined) return readMap(r, inner, depth + 1, key);

  return readInline(r, code, column, depth);
}

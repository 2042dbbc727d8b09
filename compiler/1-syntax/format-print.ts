// The printer behind `toac fmt`: a tree and its text → lines. Values keep their spelling, comments their neighbours.
import { type Gap, gapBetween, hasComment } from './format-gap.ts';
import { flowScalar, isMultiline, keySource, keyStart, movedLines } from './format-scalar.ts';
import type { Entry, ListNode, MapNode, Node, ScalarNode } from './tree.ts';

const WIDTH = 100;
const STEP = '  ';

interface Printer {
  readonly text: string;
  readonly lines: string[];
  /** Up to where the text is printed. */
  at: number;
  failed: boolean;
}

/** Undefined where something cannot be printed without a change of meaning. */
export function print(text: string, root: Node): string | undefined {
  const printer: Printer = {
    text,
    lines: [],
    at: text.startsWith('\ufeff') ? 1 : 0,
    failed: false,
  };

  printLeading(printer, root);

  if (root.kind === 'scalar') printScalar(printer, root, { indent: '', head: '' });
  else printCollection(printer, root as MapNode | ListNode, { indent: '', head: '' });

  printGap(printer, text.length, { indent: '', column: 0 });

  while (printer.lines[0] === '') printer.lines.shift();
  while (printer.lines.at(-1) === '') printer.lines.pop();

  return printer.failed ? undefined : `${printer.lines.join('\n')}\n`;
}

/** Comments before everything; a blank line behind them stays. */
function printLeading(printer: Printer, root: Node): void {
  const start = root.kind === 'map' ? firstStart(printer.text, root) : root.start;

  printGap(printer, start, { indent: '', column: 0 });
}

function firstStart(text: string, node: MapNode): number {
  const first = node.entries[0];

  return first === undefined || isFlow(text, node) ? node.start : keyStart(text, first.key);
}

interface Line {
  readonly indent: string;
  /** What stands on the line already: `key:` or `-`. */
  readonly head: string;
}

function printValue(printer: Printer, node: Node, line: Line): void {
  if (node.kind === 'scalar') printScalar(printer, node, line);
  else printCollection(printer, node as MapNode | ListNode, line);
}

function printScalar(printer: Printer, node: ScalarNode, { indent, head }: Line): void {
  const { text, lines } = printer;

  if (node.style === 'empty') {
    lines.push(head);

    return;
  }

  const moved = isMultiline(text, node)
    ? movedLines(text, node, indent + STEP)
    : [text.slice(node.start, node.end)];

  if (moved === undefined) printer.failed = true;

  const [first = '', ...rest] = moved ?? [];

  lines.push(joined(head, first), ...rest);
  // A block scalar ends behind its line's end; what follows is told apart by line ends.
  printer.at =
    node.style === 'block'
      ? node.start + text.slice(node.start, node.end).trimEnd().length
      : node.end;
}

function joined(head: string, rest: string): string {
  return head.trim() === '' ? head + rest : `${head} ${rest}`;
}

function printCollection(printer: Printer, node: MapNode | ListNode, line: Line): void {
  if (isFlow(printer.text, node)) {
    const short = flowText(printer.text, node);

    if (short !== undefined && (isEmpty(node) || joined(line.head, short).length <= WIDTH)) {
      printer.lines.push(joined(line.head, short));
      printer.at = node.end;

      return;
    }
  }

  const nested = line.head.trim() === '' ? line.indent : line.indent + STEP;

  // `- a: 1` begins on the line of its dash, `key:` ends its line.
  if (line.head.endsWith('-')) printBlock(printer, node, { indent: nested, head: `${line.head} ` });
  else {
    if (line.head.trim() !== '') printer.lines.push(line.head);

    printBlock(printer, node, { indent: nested, head: '' });
  }
}

/** Where the first scalar in a list's item begins: comments before it, also between dashes, go above the item. */
function itemStart(text: string, node: Node): number {
  if (node.kind === 'map' && node.entries[0] !== undefined)
    return keyStart(text, node.entries[0].key);

  return node.kind === 'list' && node.items[0] !== undefined
    ? itemStart(text, node.items[0])
    : node.start;
}

function printBlock(printer: Printer, node: MapNode | ListNode, { indent, head }: Line): void {
  let lead = head;

  for (const part of node.kind === 'map' ? node.entries : node.items) {
    const start = 'key' in part ? keyStart(printer.text, part.key) : part.start;

    if (lead === '') {
      const until = 'key' in part ? start : itemStart(printer.text, part);

      printGap(printer, until, { indent, column: columnOf(printer.text, node, start) });
    }

    if ('key' in part) printEntry(printer, part, { indent, head: lead === '' ? indent : lead });
    else printValue(printer, part, { indent, head: `${lead === '' ? indent : lead}-` });

    lead = '';
  }
}

function printEntry(printer: Printer, { key, value }: Entry, { indent, head }: Line): void {
  const source = keySource(printer.text, key);

  if (source.includes('\n')) printer.failed = true;

  printer.at = keyStart(printer.text, key) + source.length;
  printValue(printer, value, { indent, head: `${head}${source}:` });
}

/** The column of a comment that belongs to this line rather than to what stands deeper above it. */
function columnOf(text: string, node: MapNode | ListNode, start: number): number {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(line, start);

  if (isFlow(text, node)) return Number.POSITIVE_INFINITY;

  const dash = node.kind === 'list' ? before.lastIndexOf('-') : -1;

  return dash === -1 ? before.length : dash;
}

function printGap(
  printer: Printer,
  until: number,
  { indent, column }: { readonly indent: string; readonly column: number },
): void {
  const gap: Gap = gapBetween(printer.text, printer.at, until);
  const { lines } = printer;
  let deeper = true;

  if (gap.trailing !== undefined) lines.push([lines.pop(), gap.trailing].filter(Boolean).join(' '));

  for (const { comment, column: at } of gap.lines) {
    deeper &&= comment === '' || at > column;

    if (comment !== '') lines.push((deeper ? indent + STEP : indent) + comment);
    else if (lines.at(-1) !== '' && !/:$/.test(lines.at(-1) ?? '')) lines.push('');
  }

  printer.at = Math.max(printer.at, until);
}

// ---- flow style --------------------------------------------------------------------------------

function isFlow(text: string, node: MapNode | ListNode): boolean {
  return node.kind === 'list' ? text[node.start] === '[' : text[node.start] === '{';
}

function isEmpty(node: MapNode | ListNode): boolean {
  return (node.kind === 'map' ? node.entries : node.items).length === 0;
}

/** On one line; undefined where it holds comments or scalars of several lines. */
function flowText(text: string, node: Node): string | undefined {
  if (node.kind === 'scalar') return isMultiline(text, node) ? undefined : flowScalar(text, node);

  if (node.kind === 'broken' || commented(text, node)) return undefined;

  const parts =
    node.kind === 'list'
      ? node.items.map((item) => flowText(text, item))
      : node.entries.map((entry) => flowEntry(text, entry));

  if (parts.some((part) => part === undefined)) return undefined;

  if (node.kind === 'list') return `[${parts.join(', ')}]`;

  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function flowEntry(text: string, { key, value }: Entry): string | undefined {
  const printed = flowText(text, value);

  if (printed === undefined || keySource(text, key).includes('\n')) return undefined;

  return printed === '' ? `${keySource(text, key)}:` : `${keySource(text, key)}: ${printed}`;
}

function commented(text: string, node: MapNode | ListNode): boolean {
  let at = node.start;

  for (const part of node.kind === 'map' ? node.entries : node.items) {
    const [start, end] = 'key' in part ? [part.key.start, part.key.end] : [part.start, part.end];

    if (hasComment(gapBetween(text, at, start))) return true;

    at = end;

    if ('key' in part) {
      if (hasComment(gapBetween(text, at, part.value.start))) return true;

      at = Math.max(at, part.value.end);
    }
  }

  return hasComment(gapBetween(text, at, node.end));
}

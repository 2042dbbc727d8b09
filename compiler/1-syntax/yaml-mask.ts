// Reading on after invalid YAML: the entry that holds the mistake is blanked out, line by line, and the rest parsed again.
// Blanks keep every offset. It must not report anything.

export interface Mask {
  readonly text: string;
  /** What was blanked out. */
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly blank: boolean;
}

/** Texts to try, from the smallest loss to the largest: the line's value, the entry around it, its section. */
export function masks(text: string, cause: number): readonly Mask[] {
  const lines = linesOf(text);
  const found: Mask[] = [];
  let at = lines.findIndex((line) => cause < line.end);

  if (at === -1) at = lines.length - 1;

  while (at > 0 && lines[at]?.blank === true) at--;

  for (let indent = Number.POSITIVE_INFINITY; at >= 0 && found.length < 6; at--) {
    const line = lines[at];

    if (line === undefined || line.blank || line.indent >= indent) continue;

    indent = line.indent;
    found.push(mask(text, lines, at));
  }

  return found;
}

function mask(text: string, lines: readonly Line[], at: number): Mask {
  const first = lines[at];
  const indent = first?.indent ?? 0;
  let last = at;

  while (belongs(text, lines[last + 1], indent)) last++;

  const start = (first?.start ?? 0) + keptLength(text.slice(first?.start, first?.end));
  const end = lines[last]?.end ?? text.length;
  const blank = text.slice(start, end).replace(/[^\r\n]/g, ' ');

  return { text: text.slice(0, start) + blank + text.slice(end), start, end };
}

function belongs(text: string, line: Line | undefined, indent: number): boolean {
  if (line === undefined) return false;

  return line.blank || line.indent > indent || /[}\]]/.test(text[line.start + line.indent] ?? '');
}

/** How much of a line stays: `key:` or `-`, so that the name is still known. */
function keptLength(line: string): number {
  const key = /^\s*(?:- +)*[^\s#'"{[,-][^\s:{[]*:(?=\s|$)/.exec(line) ?? /^\s*-(?=\s|$)/.exec(line);

  // A tab is never kept: it may be the mistake.
  return key === null || key[0].includes('\t') ? 0 : key[0].length;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];

  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    const content = text.slice(start, end);
    const indent = content.search(/[^\s\ufeff]/);
    const blank = /^\s*(#|$)/.test(content);

    lines.push({ start, end, indent: indent === -1 ? 0 : indent, blank });
    start = end;
  }

  return lines;
}

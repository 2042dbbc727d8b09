// What stands between two values of a contract: comments, blank lines, brackets. Only the first two are kept when formatting.

export interface GapLine {
  /** '' is a blank line. */
  readonly comment: string;
  readonly column: number;
}

export interface Gap {
  /** A comment on the line where the value before ends. */
  readonly trailing: string | undefined;
  readonly lines: readonly GapLine[];
}

const NONE: Gap = { trailing: undefined, lines: [] };

/** Between two offsets there is no scalar, so every `#` begins a comment. */
export function gapBetween(text: string, start: number, end: number): Gap {
  const source = text.slice(start, end);

  if (!source.includes('\n') && !source.includes('#')) return NONE;

  const [first = '', ...rest] = source.split(/\r?\n/);
  const lines: GapLine[] = [];

  for (const [i, line] of rest.entries()) {
    const hash = line.indexOf('#');
    const last = i === rest.length - 1;

    if (hash !== -1) lines.push({ comment: line.slice(hash).trimEnd(), column: hash });
    else if (!last && /^[\s,\]}]*$/.test(line) && line.trim() === '')
      lines.push({ comment: '', column: 0 });
  }

  return { trailing: commentIn(first), lines };
}

function commentIn(line: string): string | undefined {
  const hash = line.indexOf('#');

  return hash === -1 ? undefined : line.slice(hash).trimEnd();
}

export function hasComment(gap: Gap): boolean {
  return gap.trailing !== undefined || gap.lines.some(({ comment }) => comment !== '');
}

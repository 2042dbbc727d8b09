// `# toac-ignore TOA3201: reason`, in comments only.
import { CATALOGUE, meant, type Report } from '../base/catalogue.ts';
import { lineText, positionAt, type SourceFile, type Span } from '../base/source.ts';
import { suggestion } from '../base/suggest.ts';
import type { Name, SuppressionSyntax } from './syntax.ts';
import type { Node, Place } from './tree.ts';

const MARK = 'toac-ignore';
const FORM = /^#\s*toac-ignore\b[ \t]*:?[ \t]*([A-Za-z0-9]*)[ \t]*:?[ \t]*(.*?)\s*$/;

interface Comment {
  readonly start: number;
  readonly text: string;
}

export function readSuppressions(
  source: SourceFile,
  root: Node | undefined,
  report: Report,
): readonly SuppressionSyntax[] {
  // Almost no file has any.
  if (!source.text.includes(MARK)) return [];

  return commentsOf(source.text, root).flatMap(
    (comment) => readComment(source, comment, report) ?? [],
  );
}

function commentsOf(text: string, root: Node | undefined): readonly Comment[] {
  const found: Comment[] = [];
  let offset = 0;

  for (const line of text.split('\n')) {
    const hash = line.includes(MARK) ? commentIn(line, (at) => isInScalar(root, offset + at)) : -1;

    if (hash !== -1) found.push({ start: offset + hash, text: line.slice(hash).trimEnd() });

    offset += line.length + 1;
  }

  return found;
}

/** A comment begins at a `#` that begins the line or follows a space, outside of scalars. */
function commentIn(line: string, isInside: (at: number) => boolean): number {
  for (let at = line.indexOf('#'); at !== -1; at = line.indexOf('#', at + 1)) {
    if ((at === 0 || /\s/.test(line[at - 1] ?? '')) && !isInside(at)) return at;
  }

  return -1;
}

function isInScalar(node: Node | undefined, offset: number): boolean {
  if (node === undefined || node.kind === 'broken') return false;

  if (node.kind === 'scalar') return isInside(node, offset);

  if (node.kind === 'list') return node.items.some((item) => isInScalar(item, offset));

  return node.entries.some(({ key, value }) => isInside(key, offset) || isInScalar(value, offset));
}

function isInside(place: Place, offset: number): boolean {
  return offset >= place.start && offset < place.end;
}

function readComment(
  source: SourceFile,
  { start, text }: Comment,
  report: Report,
): SuppressionSyntax | undefined {
  const match = FORM.exec(text);

  if (match === null) return undefined;

  const [, code = '', reason = ''] = match;
  const from = start + text.indexOf(code, text.indexOf(MARK) + MARK.length);
  const at: Span = { file: source.path, start, end: start + text.length };
  const name: Name = {
    value: code,
    at: { file: source.path, start: from, end: from + code.length },
  };

  if (!isSuppressible(name, at, report)) return undefined;

  if (reason === '') {
    report('TOA1060', at, { code }, { hint: `write '# ${MARK} ${code}: why'` });

    return undefined;
  }

  const { line } = positionAt(source, start);
  const alone = lineText(source, line).trimStart().startsWith('#');

  return { at, code: name, reason, line: alone ? line + 1 : line };
}

function isSuppressible({ value: code, at }: Name, comment: Span, report: Report): boolean {
  const entry = (CATALOGUE as Readonly<Record<string, { readonly severity: string }>>)[code];

  if (code === '') {
    report('TOA1061', comment, {
      code: 'a suppression',
      problem: 'names the code that it ignores',
    });
  } else if (entry === undefined) {
    const more = meant(at, suggestion(code, Object.keys(CATALOGUE)));

    report('TOA1061', at, { code: `'${code}'`, problem: 'is no code of toac' }, more);
  } else if (entry.severity === 'error') {
    report('TOA1061', at, { code, problem: 'is an error: only warnings can be ignored' });
  } else return true;

  return false;
}

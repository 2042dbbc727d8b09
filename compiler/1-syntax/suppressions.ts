// `# toac-ignore TOA3201: reason`, in comments only.
import { Lexer } from 'yaml';
import { CATALOGUE, meant, type Report } from '../base/catalogue.ts';
import { lineText, positionAt, type SourceFile, type Span } from '../base/source.ts';
import { suggestion } from '../base/suggest.ts';
import type { Name, SuppressionSyntax } from './syntax.ts';

const MARK = 'toac-ignore';
const FORM = /^#\s*toac-ignore\b[ \t]*:?[ \t]*([A-Za-z0-9]*)[ \t]*:?[ \t]*(.*?)\s*$/;

export function readSuppressions(source: SourceFile, report: Report): readonly SuppressionSyntax[] {
  // Almost no file has any: nothing is lexed for the others.
  if (!source.text.includes(MARK)) return [];

  return commentsOf(source.text).flatMap(
    ({ start, text }) => readComment(source, { start, text, report }) ?? [],
  );
}

interface Comment {
  readonly start: number;
  readonly text: string;
}

function commentsOf(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let at = 0;

  for (const token of new Lexer().lex(text)) {
    // The lexer's own marks take no room.
    if (token.length === 1 && /[\x02\x18\x1f]/.test(token)) continue;

    if (token.startsWith('#') && token.includes(MARK)) comments.push({ start: at, text: token });

    at += token.length;
  }

  return comments;
}

function readComment(
  source: SourceFile,
  comment: Comment & { readonly report: Report },
): SuppressionSyntax | undefined {
  const { start, text, report } = comment;
  const match = FORM.exec(text);

  if (match === null) return undefined;

  const [, code = '', reason = ''] = match;
  const codeStart = start + text.indexOf(code, text.indexOf(MARK) + MARK.length);
  const at: Span = { file: source.path, start, end: start + text.trimEnd().length };
  const name: Name = {
    value: code,
    at: { file: source.path, start: codeStart, end: codeStart + code.length },
  };

  if (!isSuppressible(name, report)) return undefined;

  if (reason === '') {
    report('TOA1060', at, { code }, { hint: `write '# ${MARK} ${code}: why'` });

    return undefined;
  }

  const { line } = positionAt(source, start);
  const alone = lineText(source, line).trimStart().startsWith('#');

  return { at, code: name, reason, line: alone ? line + 1 : line };
}

function isSuppressible(code: Name, report: Report): boolean {
  const entry = (CATALOGUE as Readonly<Record<string, { readonly severity: string }>>)[code.value];

  if (entry === undefined) {
    const near = suggestion(code.value, Object.keys(CATALOGUE));

    report(
      'TOA1061',
      code.at,
      {
        code: code.value === '' ? 'a suppression' : `'${code.value}'`,
        problem: code.value === '' ? 'names the code that it ignores' : 'is no code of toac',
      },
      meant(code.at, near),
    );
  } else if (entry.severity === 'error') {
    report('TOA1061', code.at, {
      code: code.value,
      problem: 'is an error: only warnings can be ignored',
    });
  }

  return entry !== undefined && entry.severity !== 'error';
}

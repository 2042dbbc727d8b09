// Diagnostics as a person sees them: code, place, the underlined text, the message and the hint.
import { parseFile } from '../../../compiler/1-syntax/parse-file.ts';
import type { Diagnostic } from '../../../compiler/base/diagnostic.ts';
import { positionAt, type SourceFile } from '../../../compiler/base/source.ts';

export function reportOf(text: string, path = 'contracts/tasks.yaml'): readonly string[] {
  const source: SourceFile = { path, text };

  return parseFile(source)
    .diagnostics.toSorted((a, b) => a.at.start - b.at.start)
    .map((diagnostic) => lineOf(source, diagnostic));
}

/** `TOA1020 4:3 <inptu> an operation has no 'inptu' (did you mean 'input'?)` */
export function lineOf(source: SourceFile, { code, at, message, hint }: Diagnostic): string {
  const { line, column } = positionAt(source, at.start);
  const underlined = source.text.slice(at.start, at.end).replace(/\r?\n/g, '⏎');

  return `${code} ${line}:${column} <${underlined}> ${message}${hint === undefined ? '' : ` (${hint})`}`;
}

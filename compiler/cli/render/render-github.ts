// Diagnostics as workflow commands of GitHub: one line each, in which a contract's text can begin no other command.
import type { Severity } from '../../base/diagnostic.ts';
import { escapeHidden } from '../../base/hidden.ts';
import { placeOf, type Report } from './report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

export function renderGithub(report: Report): string {
  return report.diagnostics
    .map(({ code, severity, message, at, related = [], hint }) => {
      const { file, start, end } = placeOf(at, report);
      const properties = {
        file,
        line: String(start.line),
        endLine: String(end.line),
        // GitHub takes columns of one line only.
        ...(start.line === end.line
          ? { col: String(start.column), endColumn: String(end.column) }
          : {}),
        title: code,
      };
      const text = [
        message,
        ...related.map((r) => {
          const place = placeOf(r.at, report);

          return `note: ${r.message}: ${place.file}:${place.start.line}:${place.start.column}`;
        }),
        ...(hint === undefined ? [] : [`hint: ${hint}`]),
      ].join('\n');
      const listed = Object.entries(properties).map(
        ([key, value]) => `${key}=${escapeProperty(value)}`,
      );

      return `::${COMMANDS[severity]} ${listed.join(',')}::${escapeData(text)}\n`;
    })
    .join('');
}

export function escapeData(text: string): string {
  const lines = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

  return escapeHidden(lines);
}

export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

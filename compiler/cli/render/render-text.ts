// Diagnostics for people: a frame each, as LANGUAGE 8 shows it.
import type { Diagnostic, Severity } from '../../base/diagnostic.ts';
import type { Span } from '../../base/source.ts';
import { frameOf } from './frame.ts';
import type { Colour, Paint } from './paint.ts';
import { count, placeOf, type Report } from './report.ts';
import { safeText } from './safe-text.ts';

const COLOURS: Readonly<Record<Severity, Colour>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
};
const MOST_DIFFERENCE = 80;

export function renderText(report: Report, paint: Paint): string {
  const { diagnostics } = report;

  if (diagnostics.length === 0) return '';

  return `${diagnostics.map((d) => renderOne(d, report, paint)).join('\n')}\n${summary(report.all ?? diagnostics)}\n`;
}

/** One diagnostic, with a line break at its end. */
export function renderOne(diagnostic: Diagnostic, report: Report, paint: Paint): string {
  const { code, severity, message, at, related = [], hint } = diagnostic;
  const colour = COLOURS[severity];
  const source = report.sources.get(at.file);
  const lines = source === undefined ? [] : frameOf(source, at);
  const width = Math.max(1, ...lines.map((l) => String(l.number ?? '').length));
  const bar = paint('blue', `${' '.repeat(width)} |`);
  const text = [
    `${paint(colour, paint('bold', `${severity} ${code}`))}${paint('bold', `: ${safeText(message)}`)}`,
    `${' '.repeat(width)}${paint('blue', '-->')} ${where(at, report)}`,
  ];

  if (lines.length > 0) text.push(bar);

  for (const line of lines) {
    if (line.number === undefined) text.push(paint('blue', '...'));
    else {
      const number = paint('blue', `${String(line.number).padStart(width)} |`);

      text.push(
        `${number} ${line.text}`.trimEnd(),
        `${bar} ${line.underline.replace(/\^+/, (m) => paint(colour, m))}`,
      );
    }
  }

  const note = (kind: string, said: string): void => {
    text.push(`${' '.repeat(width)} ${paint('blue', '=')} ${paint('bold', kind)}: ${said}`);
  };

  for (const { message: said, at: place } of related)
    note('note', `${safeText(said)}: ${where(place, report)}`);

  if (hint !== undefined) note('hint', safeText(hint));

  return `${text.join('\n')}\n${difference(diagnostic, report, paint)}`;
}

function where(at: Span, report: Report): string {
  const { file, start } = placeOf(at, report);

  // Without its text a file is meant as a whole.
  return report.sources.has(file)
    ? `${safeText(file)}:${start.line}:${start.column}`
    : safeText(file);
}

function difference({ code, at }: Diagnostic, { differences }: Report, paint: Paint): string {
  const text = code === 'TOA5001' ? differences?.get(at.file) : undefined;

  if (text === undefined) return '';

  const lines = text.trimEnd().split('\n');
  const shown = lines.slice(0, MOST_DIFFERENCE).map((line) => paintLine(line, paint));

  if (lines.length > MOST_DIFFERENCE) shown.push(`… ${lines.length - MOST_DIFFERENCE} lines more`);

  return `${shown.join('\n')}\n`;
}

function paintLine(line: string, paint: Paint): string {
  const safe = safeText(line);

  if (line.startsWith('+')) return paint('green', safe);
  if (line.startsWith('-')) return paint('red', safe);

  return line.startsWith('@@') ? paint('cyan', safe) : safe;
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const parts = (['error', 'warning', 'info'] as const)
    .map(
      (severity) =>
        [count(diagnostics, severity), severity === 'info' ? 'note' : severity] as const,
    )
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${n} ${word}${n === 1 ? '' : 's'}`);

  return parts.join(', ');
}

// Where a report goes: frames for people to stderr, everything for programs to stdout.
import type { Said } from '../5-write/freshness.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { type Host, paintFor } from './host.ts';
import { plain } from './render/paint.ts';
import { type Format, renderReport } from './render/render-report.ts';
import type { Report } from './render/report.ts';

export function printReport(report: Report, format: Format, host: Host): void {
  const people = format === 'text';
  const output = people ? host.err : host.out;
  const shown = people
    ? { ...report, all: report.diagnostics, diagnostics: shortened(report.diagnostics) }
    : report;
  const text = renderReport(format, shown, {
    paint: paintFor(output, host),
    version: host.version,
  });

  if (text !== '') output.write(text);
}

/** What an earlier build printed. */
export function printSaid(said: Said | undefined, host: Host): void {
  if (said === undefined || said[0] === '') return;

  host.err.write(said[paintFor(host.err, host) === plain ? 0 : 1]);
}

const MOST_ALIKE = 10;

/** A folder may be out of date, or somebody else's, as a whole; people need not read it file by file. */
function shortened(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  const left = new Map<string, number>();
  const kept = diagnostics.filter(({ code }) => {
    if (!code.startsWith('TOA50')) return true;

    const count = (counts.get(code) ?? 0) + 1;

    counts.set(code, count);

    if (count > MOST_ALIKE) left.set(code, count - MOST_ALIKE);

    return count <= MOST_ALIKE;
  });

  return kept.map((diagnostic) => {
    const more = left.get(diagnostic.code);

    if (more === undefined || kept.findLast((d) => d.code === diagnostic.code) !== diagnostic)
      return diagnostic;

    const said = `${more} more files are like this one; --format json lists them all`;

    return {
      ...diagnostic,
      hint: diagnostic.hint === undefined ? said : `${diagnostic.hint}; ${said}`,
    };
  });
}

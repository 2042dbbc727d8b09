// Where a report goes: frames for people to stderr, everything for programs to stdout.
import { type Host, paintFor } from './host.ts';
import { type Format, renderReport } from './render/render-report.ts';
import type { Report } from './render/report.ts';

export function printReport(report: Report, format: Format, host: Host): void {
  const output = format === 'text' ? host.err : host.out;
  const text = renderReport(format, report, {
    paint: paintFor(output, host),
    version: host.version,
  });

  if (text !== '') output.write(text);
}

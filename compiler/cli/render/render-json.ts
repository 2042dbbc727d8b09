// Diagnostics for programs: one array. A file is named relative to the project; lines and columns count from 1.
import type { Diagnostic } from '../../base/diagnostic.ts';
import { escapeHidden } from '../../base/hidden.ts';
import { placeOf, type Report } from './report.ts';

export function renderJson(report: Report): string {
  const data = report.diagnostics.map((d) => jsonOf(d, report));

  return `${escapeHidden(JSON.stringify(data, undefined, 2))}\n`;
}

function jsonOf(diagnostic: Diagnostic, report: Report): unknown {
  const { code, severity, message, at, related, hint, fixes } = diagnostic;

  return {
    code,
    severity,
    message,
    at: placeOf(at, report),
    ...(related === undefined
      ? {}
      : { related: related.map((r) => ({ message: r.message, at: placeOf(r.at, report) })) }),
    ...(hint === undefined ? {} : { hint }),
    ...(fixes === undefined
      ? {}
      : {
          fixes: fixes.map(({ title, edits }) => ({
            title,
            edits: edits.map((e) => ({ at: placeOf(e.at, report), text: e.text })),
          })),
        }),
  };
}

// Diagnostics as SARIF 2.1.0, for code scanning services.

import type { Entry } from '../../base/catalogue/entry.ts';
import { CATALOGUE } from '../../base/catalogue.ts';
import type { Diagnostic, Fix, Severity } from '../../base/diagnostic.ts';
import { escapeHidden } from '../../base/hidden.ts';
import type { Span } from '../../base/source.ts';
import { placeOf, type Report } from './report.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

export function renderSarif(report: Report, version: string): string {
  const codes = [...new Set(report.diagnostics.map((d) => d.code))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'toac', semanticVersion: version, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: report.diagnostics.map((d) => resultOf(d, codes, report)),
      },
    ],
  };

  return `${escapeHidden(JSON.stringify(log, undefined, 2))}\n`;
}

function ruleOf(code: string): unknown {
  const entries: Readonly<Record<string, Pick<Entry<never>, 'name' | 'severity'>>> = CATALOGUE;
  const { name = code, severity = 'error' } = entries[code] ?? {};

  return {
    id: code,
    name,
    shortDescription: { text: name.replaceAll('-', ' ') },
    help: { text: `toac explain ${code}` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(diagnostic: Diagnostic, codes: readonly string[], report: Report): unknown {
  const { code, severity, message, at, related = [], hint, fixes = [] } = diagnostic;

  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVELS[severity],
    message: { text: hint === undefined ? message : `${message} (${hint})` },
    locations: [{ physicalLocation: locationOf(at, report) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((r, id) => ({
            id,
            message: { text: r.message },
            physicalLocation: locationOf(r.at, report),
          })),
        }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((f) => fixOf(f, report)) }),
  };
}

function locationOf(span: Span, report: Report): { artifactLocation: unknown; region: unknown } {
  return { artifactLocation: artifactUri(span.file), region: regionOf(span, report) };
}

export function artifactUri(file: string): unknown {
  // Halves of pairs, as names of files may hold them, are no text that an address could.
  const parts = file.replace(/\p{Cs}/gu, '\ufffd').split('/');

  return { uri: parts.map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

function regionOf(span: Span, report: Report): unknown {
  const { start, end } = placeOf(span, report);

  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  };
}

function fixOf({ title, edits }: Fix, report: Report): unknown {
  const files = [...new Set(edits.map((e) => e.at.file))];

  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifactUri(file),
      replacements: edits
        .filter((e) => e.at.file === file)
        .map((e) => ({ deletedRegion: regionOf(e.at, report), insertedContent: { text: e.text } })),
    })),
  };
}

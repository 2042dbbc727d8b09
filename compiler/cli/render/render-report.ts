// A report in the format that was asked for.
import type { Paint } from './paint.ts';
import { renderGithub } from './render-github.ts';
import { renderJson } from './render-json.ts';
import { renderSarif } from './render-sarif.ts';
import { renderText } from './render-text.ts';
import type { Report } from './report.ts';

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;

export type Format = (typeof FORMATS)[number];

export interface Look {
  readonly paint: Paint;
  readonly version: string;
}

const RENDERERS: Readonly<Record<Format, (report: Report, look: Look) => string>> = {
  text: (report, { paint }) => renderText(report, paint),
  json: (report) => renderJson(report),
  sarif: (report, { version }) => renderSarif(report, version),
  github: (report) => renderGithub(report),
};

export function renderReport(format: Format, report: Report, look: Look): string {
  return RENDERERS[format](report, look);
}

// A report in the format that was asked for.
import type { DiffReport } from '../located.ts';
import type { DiffFormat } from './diff-formats.ts';
import { renderGithub } from './render-github.ts';
import { renderJson } from './render-json.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderSarif } from './render-sarif.ts';
import { renderText, type TextLook } from './render-text.ts';

export interface DiffLook extends TextLook {
  /** Of toac. */
  readonly version: string;
}

const RENDERERS: Readonly<Record<DiffFormat, (report: DiffReport, look: DiffLook) => string>> = {
  text: renderText,
  markdown: renderMarkdown,
  json: renderJson,
  sarif: renderSarif,
  github: renderGithub,
};

export function renderDiff(format: DiffFormat, report: DiffReport, look: DiffLook): string {
  return RENDERERS[format](report, look);
}

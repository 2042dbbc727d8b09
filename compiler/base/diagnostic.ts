// What toac says about contracts: values, never exceptions. Texts live in the catalogue.
import type { Span } from './source.ts';

export type Severity = 'error' | 'warning' | 'info';
export type Code = `TOA${number}`;

export interface Related {
  readonly message: string;
  readonly at: Span;
}

export interface Edit {
  readonly at: Span;
  readonly text: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Span;
  readonly related?: readonly Related[];
  readonly hint?: string;
  readonly fixes?: readonly Fix[];
}

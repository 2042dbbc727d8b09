// Diagnostics TOA4xxx: handwritten operations. Numbers are never reused.
import { error } from './entry.ts';

export const IMPLEMENTATION = {
  TOA4001: error<{ operation: string; file: string }>(
    'handler-type',
    (p) => `the function of '${p.operation}' does not fit its contract: ${p.file}`,
  ),
  TOA4002: error<{ operation: string; file: string }>(
    'handler-missing',
    (p) => `'${p.operation}' has no function: there is no ${p.file}`,
  ),
  TOA4003: error<{ problem: string }>('code-type', (p) => p.problem),
} as const;

// Diagnostics TOA29xx: advice, which only `toac lint` gives. Numbers are never reused.
import { warning } from './entry.ts';

export const LINT = {
  TOA2901: warning<{ event: string; entity: string }>(
    'wide-payload',
    (p) =>
      `'${p.event}' carries the whole ${p.entity}: every field becomes a promise to its receivers`,
  ),
  TOA2902: warning<{ name: string }>(
    'unbounded-text',
    (p) => `'${p.name}' takes texts of any length`,
  ),
  TOA2903: warning<{ name: string }>(
    'undescribed-operation',
    (p) => `nothing says what '${p.name}' does`,
  ),
} as const;

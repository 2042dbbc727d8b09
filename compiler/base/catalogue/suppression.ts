// Diagnostics TOA19xx: comments that silence warnings. Numbers are never reused.
import { error, warning } from './entry.ts';

export const SUPPRESSION = {
  TOA1901: error<{ code: string }>(
    'suppressed-error',
    (p) => `${p.code} is an error here; only warnings can be silenced`,
  ),
  TOA1902: warning<{ code: string }>('useless-suppression', (p) => `there is no ${p.code} here to silence`),
} as const;

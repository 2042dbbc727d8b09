// Diagnostics TOA19xx: comments that silence warnings. Numbers are never reused.
import { warning } from './entry.ts';

export const SUPPRESSION = {
  TOA1902: warning<{ code: string }>(
    'useless-suppression',
    (p) => `there is no ${p.code} here to silence`,
  ),
} as const;

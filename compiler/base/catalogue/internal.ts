// Diagnostics TOA9xxx: mistakes of toac itself. Numbers are never reused.
import { error } from './entry.ts';

export const INTERNAL = {
  TOA9001: error<{ reason: string }>('bug', (p) => `this is a bug in toac: ${p.reason}`),
} as const;

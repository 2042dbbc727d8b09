// Says on a terminal what takes long. Work that is done within half a second is never mentioned.
import type { Host } from './host.ts';

export interface Progress {
  readonly step: (what: string) => void;
  /** Takes away what it said. */
  readonly end: () => void;
}

const PATIENCE = 500;

export function progressFor({ err }: Host, now: () => number = Date.now): Progress {
  const started = now();
  let shown = false;

  if (!err.isTerminal) return { step: () => {}, end: () => {} };

  return {
    step: (what) => {
      if (now() - started < PATIENCE) return;

      err.write(`\r\u001b[2K${what} …`);
      shown = true;
    },
    end: () => {
      if (shown) err.write('\r\u001b[2K');

      shown = false;
    },
  };
}

// Waiting between attempts: full jitter, so that those who met once do not meet again.

const FIRST = 5;
const MOST = 200;
/** Who lost so often insists: others step back while he does not. */
const PATIENT = 6;

/** Milliseconds to wait behind the attempt of this number, counted from 1. */
export function backoff(attempt: number, first: number = FIRST, most: number = MOST): number {
  return Math.random() * Math.min(most, first * 2 ** Math.min(attempt, 16));
}

/** Of writers that meet: nobody waits for ever behind those who came later. */
export function stepBack(attempt: number): number {
  return backoff(attempt <= PATIENT ? attempt : 1);
}

export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, milliseconds);

    function done(): void {
      signal?.removeEventListener('abort', give);
      resolve();
    }

    function give(): void {
      clearTimeout(timer);
      reject(signal?.reason);
    }

    if (signal?.aborted === true) give();
    else signal?.addEventListener('abort', give, { once: true });
  });
}

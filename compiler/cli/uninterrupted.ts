// Runs a short piece of work to its end although the user interrupts; the signal is obeyed right after it.
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export async function uninterrupted<T>(work: () => T): Promise<T> {
  let received: NodeJS.Signals | undefined;
  const note = (signal: NodeJS.Signals): void => {
    received = signal;
  };

  for (const signal of SIGNALS) process.on(signal, note);

  try {
    const result = work();

    // Signals that came meanwhile are told between a timer and the turn after it.
    await delay(0);
    await nextTurn();

    return result;
  } finally {
    for (const signal of SIGNALS) process.off(signal, note);

    if (received !== undefined) process.kill(process.pid, received);
  }
}

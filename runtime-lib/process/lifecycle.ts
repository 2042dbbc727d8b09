// The life of a process: starting → ready → draining → stopped. Signals end it once its work is done; a second one at once.
import type { Log } from '../core/log.ts';

export type Phase = 'starting' | 'ready' | 'draining' | 'stopped';

/** What is started and ended. */
export interface Living {
  start(): Promise<void>;
  /** Begins nothing new, finishes what runs. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export interface LifecycleOptions {
  readonly log: Log;
  /** Milliseconds from the first signal to the end, done or not. */
  readonly grace: number;
}

export interface Lifecycle {
  readonly phase: () => Phase;
  readonly start: () => Promise<void>;
  /** Drains and stops. Twice is once. */
  readonly end: (reason: string) => Promise<void>;
  /** The exit code, when all is over. */
  readonly ended: Promise<number>;
}

export function createLifecycle(living: Living, { log, grace }: LifecycleOptions): Lifecycle {
  let phase: Phase = 'starting';
  let starting: Promise<void> | undefined;
  let ending: Promise<void> | undefined;
  let settle: (code: number) => void = () => {};
  const ended = new Promise<number>((resolve) => {
    settle = resolve;
  });
  const wind = async (reason: string): Promise<void> => {
    phase = 'draining';
    log.info('draining', { reason });

    const code = await inTime(endOf(living, starting), grace, log);

    phase = 'stopped';
    log.info('stopped');
    settle(code);
  };

  return {
    phase: () => phase,
    start: async () => {
      starting = living.start();
      await starting;

      // A signal may have come while it started.
      if (phase === 'starting') phase = 'ready';
    },
    end: (reason) => {
      ending ??= wind(reason);

      return ending;
    },
    ended,
  };
}

/** What only half started could not be stopped. */
async function endOf(living: Living, starting: Promise<void> | undefined): Promise<void> {
  await Promise.allSettled([starting]);
  await living.drain();
  await living.stop();
}

async function inTime(work: Promise<void>, grace: number, log: Log): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, grace, 'late');
  });

  try {
    if ((await Promise.race([work, late])) !== 'late') return 0;

    log.error('not everything was finished in time', { grace });
  } catch (error) {
    log.error('the end went wrong', { error });
  } finally {
    clearTimeout(timer);
  }

  return 1;
}

/** How soon the same signal is an echo: a terminal sends it to npm too, which passes it on. */
const ECHO = 100;
const INTERRUPTED = 130;

/** Until `ended`, the process is the lifecycle's. Returns what gives it back. */
export function obeySignals(lifecycle: Lifecycle, log: Log): () => void {
  let first: { readonly signal: string; readonly at: number } | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    const now = performance.now();

    if (first === undefined) {
      first = { signal, at: now };
      void lifecycle.end(signal);
    } else if (signal !== first.signal || now - first.at > ECHO) process.exit(INTERRUPTED);
  };
  const onError = (error: unknown): void => {
    log.error('an error that nothing caught', { error });
    process.exit(1);
  };

  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  process.on('uncaughtException', onError);
  process.on('unhandledRejection', onError);

  return () => {
    process.off('SIGTERM', onSignal);
    process.off('SIGINT', onSignal);
    process.off('uncaughtException', onError);
    process.off('unhandledRejection', onError);
  };
}

// The end of a call's time. One timer watches over all calls, and a signal is made for those alone that ask for it: most
// calls are over before anybody would have listened.
import { ContractError } from './contract-error.ts';

/** Milliseconds that a call may be told late. */
const TICK = 20;

/** The first of those that are watched. */
let first: Deadline | undefined;

let isWatched = false;

function watch(): void {
  const now = Date.now();
  const open: Deadline[] = [];

  for (let at = first; at !== undefined; at = at.behind) open.push(at);
  // The end of one may be that of others.
  for (const deadline of open) if (deadline.isOpen) deadline.look(now);

  isWatched = first !== undefined;

  if (isWatched) setTimeout(watch, TICK);
}

export interface DeadlineOptions {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Of what takes so long. */
  readonly name: string;
  /** Of a caller who may go. */
  readonly signal: AbortSignal | undefined;
}

export class Deadline {
  /** Open ones are a list through themselves: a set would keep what has left it until it grows. */
  before: Deadline | undefined;
  behind: Deadline | undefined;
  isOpen = false;
  readonly #options: DeadlineOptions;
  #controller: AbortController | undefined;
  #over: ContractError | undefined;
  #giveUp: ((reason: ContractError) => void) | undefined;
  #cancel: (() => void) | undefined;
  #isLifted = false;

  constructor(options: DeadlineOptions) {
    this.#options = options;
  }

  /** Aborts when it is over. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();

      if (this.#over !== undefined) this.#controller.abort(this.#over);
    }

    return this.#controller.signal;
  }

  /** Why, as soon as it is over. */
  get over(): ContractError | undefined {
    this.look(Date.now());

    return this.#over;
  }

  /** Whether it was lifted. */
  get isLifted(): boolean {
    return this.#isLifted;
  }

  /** For frames, which take as long as their caller listens: from now on he alone can end it. */
  lift(): void {
    this.#isLifted = true;
  }

  /** Nobody listens any more. */
  release(): void {
    forget(this);

    if (this.#cancel !== undefined)
      this.#options.signal?.removeEventListener('abort', this.#cancel);
  }

  look(now: number): void {
    if (now >= this.#options.at && !this.#isLifted)
      this.#end(new ContractError('timeout', `${this.#options.name} took too long`));
  }

  /** Work that looks at nothing does not keep its caller waiting. */
  bound<T>(work: () => Promise<T>, translate: (error: unknown) => unknown): Promise<T> {
    if (this.#options.signal !== undefined) this.#listen(this.#options.signal);
    if (this.#over !== undefined) return Promise.reject(this.#over);

    return new Promise<T>((resolve, reject) => {
      this.#giveUp = reject;
      watched(this);
      begun(work).then(
        (value) => {
          this.#close();
          resolve(value);
        },
        (error: unknown) => {
          this.#close();
          reject(translate(error));
        },
      );
    });
  }

  #listen(signal: AbortSignal): void {
    this.#cancel = () => this.#end(new ContractError('cancelled', 'the caller has gone'));

    if (signal.aborted) this.#cancel();
    else signal.addEventListener('abort', this.#cancel, { once: true });
  }

  #close(): void {
    if (this.#isLifted) forget(this);
    else this.release();
  }

  #end(reason: ContractError): void {
    if (this.#over !== undefined) return;

    this.#over = reason;
    this.release();
    this.#controller?.abort(reason);
    this.#giveUp?.(reason);
  }
}

function watched(deadline: Deadline): void {
  if (first !== undefined) first.before = deadline;

  deadline.behind = first;
  deadline.isOpen = true;
  first = deadline;

  if (isWatched) return;

  isWatched = true;
  setTimeout(watch, TICK);
}

function forget(deadline: Deadline): void {
  const { before, behind, isOpen } = deadline;

  if (!isOpen) return;
  if (before === undefined) first = behind;
  else before.behind = behind;
  if (behind !== undefined) behind.before = before;

  deadline.isOpen = false;
  // What is over holds nobody.
  deadline.before = undefined;
  deadline.behind = undefined;
}

function begun<T>(work: () => Promise<T>): Promise<T> {
  try {
    return work();
  } catch (error) {
    return Promise.reject(error);
  }
}

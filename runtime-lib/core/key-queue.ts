// One after the other for each key: writers of one entity in one process wait instead of racing for its version.

export class KeyQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Keys that somebody waits for or holds. */
  get size(): number {
    return this.#tails.size;
  }

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key);
    // What went wrong for those before is theirs.
    const turn = before === undefined ? work() : before.then(work, work);

    this.#tails.set(key, turn);

    const leave = (): void => {
      if (this.#tails.get(key) === turn) this.#tails.delete(key);
    };

    turn.then(leave, leave);

    return turn;
  }
}

// The exit codes of every command (LANGUAGE 8).
export const EXIT = {
  fine: 0,
  /** Errors in contracts, or drift. */
  found: 1,
  usage: 2,
  refused: 5,
  /** Findings of `diff` at or above the gate. */
  findings: 10,
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command was called wrongly: said on one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

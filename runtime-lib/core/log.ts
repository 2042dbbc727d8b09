// The log of a context: lines with attributes. What writes them belongs to the service.

export type LogAttributes = Readonly<Record<string, unknown>>;

/** What lines are of. */
export interface LogScope {
  readonly component?: string;
  readonly operation?: string;
  /** The trace that the call belongs to. */
  readonly trace?: string;
}

export interface Log {
  debug(message: string, attributes?: LogAttributes): void;
  info(message: string, attributes?: LogAttributes): void;
  warn(message: string, attributes?: LogAttributes): void;
  error(message: string, attributes?: LogAttributes): void;
}

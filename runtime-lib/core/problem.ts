// What is wrong with a value, and where. Data only.

export interface Problem {
  /** RFC 6901; empty is the value itself. */
  readonly pointer: string;
  readonly code: ProblemCode;
  /** Short, for the sender; never holds the value. */
  readonly message: string;
}

export type ProblemCode =
  | 'required'
  | 'unknown'
  | 'type'
  | 'text'
  | 'size'
  | 'range'
  | 'pattern'
  | 'format'
  | 'value'
  | 'depth';

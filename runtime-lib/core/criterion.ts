// What a call over many entities may ask of a field: a value, or bounds and lists; all of them hold at once.

export type Criterion<T> = T | Criteria<T>;

export interface Criteria<T> {
  readonly eq?: T | undefined;
  readonly ne?: T | undefined;
  readonly lt?: T | undefined;
  readonly le?: T | undefined;
  readonly gt?: T | undefined;
  readonly ge?: T | undefined;
  readonly in?: readonly T[] | undefined;
  /** Whether the field is absent. */
  readonly absent?: boolean | undefined;
}

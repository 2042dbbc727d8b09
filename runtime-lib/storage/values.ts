// What a storage holds: values in wire form, that is, what JSON holds. Types only.

export type Scalar = string | number | boolean;

export type Value = Scalar | null | readonly Value[] | { readonly [name: string]: Value };

/** Fields by name. An absent field has no key; `null` stands only where the field may be null. */
export type Values = { readonly [name: string]: Value };

/** An entity as it is stored. Moments are milliseconds since the epoch. */
export interface Row {
  readonly id: string;
  readonly version: number;
  readonly created: number;
  readonly updated: number;
  /** A tombstone: nobody finds it, its id is never used again, its unique values are free. */
  readonly deleted?: number;
  readonly values: Values;
  readonly counter: EventCounter;
}

/** All events of an entity have one number, whatever their labels. */
export interface EventCounter {
  readonly seq: number;
  /** By label, the number of the last event with it. */
  readonly last: { readonly [label: string]: number };
}

export const NO_EVENTS: EventCounter = { seq: 0, last: {} };

// The forms of an entity that follow from the entity itself: as it is stored, created and changed.

/** What the system adds to every stored entity. */
export interface System {
  readonly _version: number;
  readonly _created: Date;
  readonly _updated: Date;
  readonly _deleted?: Date;
}

/** What a creation returns: all fields but the id; those with a default may be left out. */
export type NewOf<T, Defaulted extends keyof T = never> = {
  readonly [K in keyof T as Mandatory<T, K, Defaulted>]: T[K];
} & {
  readonly [K in keyof T as Omittable<T, K, Defaulted>]?: T[K] | undefined;
};

/** What a change returns: given fields are set, `null` removes an optional one. */
export type ChangesOf<T> = {
  readonly [K in keyof T as Exclude<K, 'id'>]?: Removable<T, K> | undefined;
} & {
  readonly id?: never;
  readonly _version?: never;
};

type Mandatory<T, K extends keyof T, Defaulted> =
  IsOptional<T, K> extends true ? never : Exclude<K, 'id' | Defaulted>;

type Omittable<T, K extends keyof T, Defaulted> = IsOptional<T, K> extends true ? K : K & Defaulted;

type Removable<T, K extends keyof T> = IsOptional<T, K> extends true ? T[K] | null : T[K];

type IsOptional<T, K extends keyof T> = object extends Pick<T, K> ? true : false;

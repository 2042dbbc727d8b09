// One line of what is known of atoms: at least one of some literals holds.

/** An atom, or its negation. */
export interface Literal {
  readonly atom: number;
  readonly value: boolean;
}

export type Clause = readonly Literal[];

export function yes(atom: number): Literal {
  return { atom, value: true };
}

export function no(atom: number): Literal {
  return { atom, value: false };
}

import type { Criterion, Id } from '@toac/runtime/v1';

export type PersonId = Id<'people'>;

export interface Person {
  readonly id: PersonId;
  readonly email: string;
  readonly name: string;
}

export type PersonKey = PersonById | PersonByEmail;

export interface PersonById {
  readonly id: PersonId;
  readonly email?: never;
}

export interface PersonByEmail {
  readonly id?: never;
  readonly email: string;
}

export interface PersonFilter {
  readonly id?: Criterion<PersonId> | undefined;
  readonly email?: Criterion<string> | undefined;
  readonly name?: Criterion<string> | undefined;
}

export interface FindOutput {
  readonly id: PersonId;
  readonly name: string;
}

export type SearchOutput = readonly Person[];

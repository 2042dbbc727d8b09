import type { Failure, Id, NewOf } from '@toac/runtime/v1';

export type LetterId = Id<'letters'>;

export interface Letter {
  readonly id: LetterId;
  readonly to: Id<'people'>;
  readonly text: string;
}

export interface LetterSubject {
  readonly id: LetterId;
}

export interface NewLetter extends NewOf<Letter> {}

export interface WriteInput {
  readonly email: string;
  readonly text: string;
}

export interface WriteNobodyData {
  readonly email: string;
}

export type WriteNobody = Failure<'NOBODY', WriteNobodyData>;

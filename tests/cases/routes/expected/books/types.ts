import type { ChangesOf, DateText, Decimal, Failure, Id, System } from '@toac/runtime/v1';

export type BookId = Id<'books'>;

/** Every kind of parameter, query, body and answer */
export interface Book {
  readonly id: BookId;
  readonly owner: Id<'identity'>;
  readonly shelf: string;
  readonly title: string;
  readonly pages: number;
  readonly price?: Decimal;
  readonly read: boolean;
  readonly state: BookState;
  readonly tags: readonly string[];
  readonly due?: DateText;
  readonly cover?: Uint8Array;
}

export type BookState = 'here' | 'lent' | 'lost';

export interface StoredBook extends Book, System {}

export interface BookChanges extends ChangesOf<Book> {}

export interface AddInput {
  readonly owner: Id<'identity'>;
  readonly shelf: string;
  readonly title: string;
  readonly pages: number;
  readonly tags?: readonly string[];
}

export type ListOutput = readonly ListOutputItem[];

export interface ListOutputItem {
  readonly id: BookId;
  readonly title: string;
  readonly pages: number;
  readonly price?: Decimal;
  readonly read: boolean;
  readonly state: BookState;
  readonly tags: readonly string[];
  readonly due?: DateText;
}

export type WatchOutput = AsyncIterable<Book>;

export interface EditInput {
  readonly title?: string;
  readonly pages?: number;
  readonly state?: BookState;
}

export interface LendInput {
  readonly to: string;
  readonly weeks: number;
}

export interface LendOutput {
  readonly id: BookId;
  readonly state: BookState;
}

export type LendNotHere = Failure<'NOT_HERE'>;

export interface LendTooLongData {
  readonly most: number;
}

export type LendTooLong = Failure<'TOO_LONG', LendTooLongData>;

export type LendNoCard = Failure<'NO_CARD'>;

export interface EstimateInput {
  readonly lengths?: readonly number[];
  readonly speed: number;
  readonly exact?: boolean;
  readonly from?: DateText;
}

export interface EstimateOutput {
  readonly days: number;
}

export interface ReceiveInput {
  readonly body: Uint8Array;
  readonly signature: string;
  readonly attempt?: number;
}

export type ReceiveForged = Failure<'FORGED'>;

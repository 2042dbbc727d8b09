import type { DateText, Decimal, Id } from '@toac/runtime/v1';

export type LotId = Id<'lots'>;

/** Every kind of condition, and what the matrix tries for it */
export interface Lot {
  readonly id: LotId;
  readonly seller: Id<'identity'>;
  readonly house: string;
  readonly room: string;
  readonly state: LotState;
  readonly opens: Date;
  readonly ends?: Date;
  readonly day?: DateText;
  readonly bids: number;
  readonly limit: number;
  readonly reserve: Decimal;
  readonly watchers: readonly Id<'identity'>[];
  readonly place?: LotPlace;
  readonly hidden: boolean;
}

export type LotState = 'draft' | 'open' | 'sold' | 'withdrawn';

export interface LotPlace {
  readonly country: string;
  readonly city: string;
}

export type ListOutput = readonly ListOutputItem[];

export interface ListOutputItem {
  readonly id: LotId;
  readonly state: LotState;
}

export type FeedOutput = AsyncIterable<Lot>;

export interface CreateInput {
  readonly seller: Id<'identity'>;
  readonly house: string;
  readonly room: string;
  readonly opens: Date;
  readonly reserve: Decimal;
  readonly state?: LotState;
}

export interface CreateOutput {
  readonly id: LotId;
}

export interface EditInput {
  readonly bids?: number;
  readonly reserve?: Decimal;
  readonly ends?: Date | null;
}

export interface QuoteInput {
  readonly amount: number;
  readonly of?: string;
}

export interface QuoteOutput {
  readonly text: string;
}

import type { Draft, Frame, RecordRule, Rule } from '@toac/runtime/check';
import {
  date,
  decimal,
  defaulted,
  fieldsOf,
  flag,
  hasOnly,
  id,
  integer,
  isBoolean,
  isDate,
  isDecimal,
  isId,
  isInteger,
  isListOf,
  isOneOf,
  isRecord,
  isText,
  isTimestamp,
  list,
  nullable,
  oneOf,
  open,
  openRecord,
  optional,
  readTimestamp,
  record,
  text,
  timestamp,
  trusted,
  writeList,
  writeTimestamp,
} from '@toac/runtime/check';
import type * as types from './types.ts';

const stateValues = ['draft', 'open', 'sold', 'withdrawn'];

const checkLotPlace = record({ country: text(2, 2), city: text(1, 40) });

export const checkLot: RecordRule = record({
  id: id,
  seller: id,
  house: text(1, 20),
  room: text(1, 20),
  state: defaulted(oneOf(stateValues)),
  opens: timestamp(),
  ends: optional(timestamp()),
  day: optional(date()),
  bids: defaulted(integer({ min: 0 })),
  limit: defaulted(integer({ min: 0 })),
  reserve: decimal({ digits: 12, scale: 2 }),
  watchers: defaulted(list(id)),
  place: optional(checkLotPlace),
  hidden: defaulted(flag),
});

export function isLot(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['seller']) &&
    isText(value['house'], 1, 20) &&
    isText(value['room'], 1, 20) &&
    (value['state'] === undefined || isOneOf(value['state'], stateValues)) &&
    isTimestamp(value['opens']) &&
    (value['ends'] === undefined || isTimestamp(value['ends'])) &&
    (value['day'] === undefined || isDate(value['day'])) &&
    (value['bids'] === undefined || isInteger(value['bids'], 0)) &&
    (value['limit'] === undefined || isInteger(value['limit'], 0)) &&
    isDecimal(value['reserve'], 12, 2) &&
    (value['watchers'] === undefined || isListOf(value['watchers'], isId)) &&
    (value['place'] === undefined || isLotPlace(value['place'])) &&
    (value['hidden'] === undefined || isBoolean(value['hidden'])) &&
    hasOnly(value, checkLot.keys)
  );
}

function isLotPlace(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value['country'], 2, 2) &&
    isText(value['city'], 1, 40) &&
    hasOnly(value, checkLotPlace.keys)
  );
}

export function readLot(value: unknown): types.Lot {
  const fields = fieldsOf(value);
  const draft: Draft<types.Lot> = {
    id: trusted(fields['id']),
    seller: trusted(fields['seller']),
    house: trusted(fields['house']),
    room: trusted(fields['room']),
    state: trusted(fields['state'] ?? 'draft'),
    opens: readTimestamp(fields['opens']),
    bids: trusted(fields['bids'] ?? 0),
    limit: trusted(fields['limit'] ?? 10),
    reserve: trusted(fields['reserve']),
    watchers: trusted(fields['watchers'] ?? []),
    hidden: trusted(fields['hidden'] ?? false),
  };

  if (fields['ends'] !== undefined) draft.ends = readTimestamp(fields['ends']);
  if (fields['day'] !== undefined) draft.day = trusted(fields['day']);
  if (fields['place'] !== undefined) draft.place = trusted(fields['place']);

  return draft;
}

export function writeLot(value: types.Lot): unknown {
  return {
    id: value.id,
    seller: value.seller,
    house: value.house,
    room: value.room,
    state: value.state,
    opens: writeTimestamp(value.opens),
    ends: value.ends && writeTimestamp(value.ends),
    day: value.day,
    bids: value.bids,
    limit: value.limit,
    reserve: value.reserve,
    watchers: value.watchers,
    place: value.place && writeLotPlace(value.place),
    hidden: value.hidden,
  };
}

function writeLotPlace(value: NonNullable<types.Lot['place']>): unknown {
  return { country: value.country, city: value.city };
}

export const checkOpenLot: Rule = open(checkLot);

const checkListOutputItem = record({ id: id, state: oneOf(stateValues) });

export const checkListOutput: Rule = open(list(checkListOutputItem));

export function writeListOutput(value: types.ListOutput): unknown {
  return writeList(value, writeListOutputItem);
}

function writeListOutputItem(value: types.ListOutput[number]): unknown {
  return { id: value.id, state: value.state };
}

export const checkFeedOutput: Rule = open(checkLot);

export function writeFeedOutput(value: Frame<types.FeedOutput>): unknown {
  return writeLot(value);
}

export const checkCreateInput: RecordRule = record({
  seller: id,
  house: text(1, 20),
  room: text(1, 20),
  opens: timestamp(),
  reserve: decimal({ digits: 12, scale: 2 }),
  state: optional(oneOf(stateValues)),
});

export function isCreateInput(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['seller']) &&
    isText(value['house'], 1, 20) &&
    isText(value['room'], 1, 20) &&
    isTimestamp(value['opens']) &&
    isDecimal(value['reserve'], 12, 2) &&
    (value['state'] === undefined || isOneOf(value['state'], stateValues)) &&
    hasOnly(value, checkCreateInput.keys)
  );
}

export function readCreateInput(value: unknown): types.CreateInput {
  const fields = fieldsOf(value);
  const draft: Draft<types.CreateInput> = {
    seller: trusted(fields['seller']),
    house: trusted(fields['house']),
    room: trusted(fields['room']),
    opens: readTimestamp(fields['opens']),
    reserve: trusted(fields['reserve']),
  };

  if (fields['state'] !== undefined) draft.state = trusted(fields['state']);

  return draft;
}

export const checkCreateOutput: Rule = openRecord({ id: id });

export function writeCreateOutput(value: types.CreateOutput): unknown {
  return { id: value.id };
}

export const checkEditInput: RecordRule = record({
  bids: optional(integer({ min: 0 })),
  reserve: optional(decimal({ digits: 12, scale: 2 })),
  ends: optional(nullable(timestamp())),
});

export function isEditInput(value: unknown): boolean {
  return (
    isRecord(value) &&
    (value['bids'] === undefined || isInteger(value['bids'], 0)) &&
    (value['reserve'] === undefined || isDecimal(value['reserve'], 12, 2)) &&
    (value['ends'] === undefined || value['ends'] === null || isTimestamp(value['ends'])) &&
    hasOnly(value, checkEditInput.keys)
  );
}

export function readEditInput(value: unknown): types.EditInput {
  const fields = fieldsOf(value);
  const draft: Draft<types.EditInput> = {};

  if (fields['bids'] !== undefined) draft.bids = trusted(fields['bids']);
  if (fields['reserve'] !== undefined) draft.reserve = trusted(fields['reserve']);
  if (fields['ends'] !== undefined) {
    draft.ends = fields['ends'] === null ? null : readTimestamp(fields['ends']);
  }

  return draft;
}

export const checkQuoteInput: RecordRule = record({
  amount: integer({ min: 0 }),
  of: optional(text(1, 20)),
});

export function isQuoteInput(value: unknown): value is types.QuoteInput {
  return (
    isRecord(value) &&
    isInteger(value['amount'], 0) &&
    (value['of'] === undefined || isText(value['of'], 1, 20)) &&
    hasOnly(value, checkQuoteInput.keys)
  );
}

export const checkQuoteOutput: Rule = openRecord({ text: text() });

export function writeQuoteOutput(value: types.QuoteOutput): unknown {
  return { text: value.text };
}

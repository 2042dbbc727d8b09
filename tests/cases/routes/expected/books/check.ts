import type { Draft, Frame, RecordRule, Rule } from '@toac/runtime/check';
import {
  bytes,
  date,
  decimal,
  defaulted,
  fieldsOf,
  flag,
  float,
  hasOnly,
  id,
  integer,
  isBoolean,
  isBytes,
  isDate,
  isDecimal,
  isId,
  isInteger,
  isListOf,
  isMatch,
  isNumber,
  isOneOf,
  isRecord,
  isText,
  list,
  match,
  oneOf,
  open,
  openRecord,
  optional,
  readBytes,
  record,
  text,
  trusted,
  writeBytes,
  writeList,
} from '@toac/runtime/check';
import type * as types from './types.ts';

const shelfPattern = /^[A-Z][0-9]{1,3}$/u;
const stateValues = ['here', 'lent', 'lost'];

export const checkBook: RecordRule = record({
  id: id,
  owner: id,
  shelf: match(shelfPattern),
  title: text(1, 120),
  pages: integer({ min: 1 }),
  price: optional(decimal({ digits: 8, scale: 2 })),
  read: defaulted(flag),
  state: defaulted(oneOf(stateValues)),
  tags: defaulted(list(text(1, 30), 0, 20)),
  due: optional(date()),
  cover: optional(bytes()),
});

export function isBook(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['owner']) &&
    isMatch(value['shelf'], shelfPattern) &&
    isText(value['title'], 1, 120) &&
    isInteger(value['pages'], 1) &&
    (value['price'] === undefined || isDecimal(value['price'], 8, 2)) &&
    (value['read'] === undefined || isBoolean(value['read'])) &&
    (value['state'] === undefined || isOneOf(value['state'], stateValues)) &&
    (value['tags'] === undefined || isListOf(value['tags'], isTagsItem, 0, 20)) &&
    (value['due'] === undefined || isDate(value['due'])) &&
    (value['cover'] === undefined || isBytes(value['cover'])) &&
    hasOnly(value, checkBook.keys)
  );
}

function isTagsItem(value: unknown): boolean {
  return isText(value, 1, 30);
}

export function readBook(value: unknown): types.Book {
  const fields = fieldsOf(value);
  const draft: Draft<types.Book> = {
    id: trusted(fields['id']),
    owner: trusted(fields['owner']),
    shelf: trusted(fields['shelf']),
    title: trusted(fields['title']),
    pages: trusted(fields['pages']),
    read: trusted(fields['read'] ?? false),
    state: trusted(fields['state'] ?? 'here'),
    tags: trusted(fields['tags'] ?? []),
  };

  if (fields['price'] !== undefined) draft.price = trusted(fields['price']);
  if (fields['due'] !== undefined) draft.due = trusted(fields['due']);
  if (fields['cover'] !== undefined) draft.cover = readBytes(fields['cover']);

  return draft;
}

export function writeBook(value: types.Book): unknown {
  return {
    id: value.id,
    owner: value.owner,
    shelf: value.shelf,
    title: value.title,
    pages: value.pages,
    price: value.price,
    read: value.read,
    state: value.state,
    tags: value.tags,
    due: value.due,
    cover: value.cover && writeBytes(value.cover),
  };
}

export const checkOpenBook: Rule = open(checkBook);

export const checkAddInput: RecordRule = record({
  owner: id,
  shelf: match(shelfPattern),
  title: text(1, 120),
  pages: integer({ min: 1 }),
  tags: optional(list(text(1, 30), 0, 20)),
});

export function isAddInput(value: unknown): value is types.AddInput {
  return (
    isRecord(value) &&
    isId(value['owner']) &&
    isMatch(value['shelf'], shelfPattern) &&
    isText(value['title'], 1, 120) &&
    isInteger(value['pages'], 1) &&
    (value['tags'] === undefined || isListOf(value['tags'], isTagsItem, 0, 20)) &&
    hasOnly(value, checkAddInput.keys)
  );
}

const checkListOutputItem = record({
  id: id,
  title: text(1, 120),
  pages: integer({ min: 1 }),
  price: optional(decimal({ digits: 8, scale: 2 })),
  read: flag,
  state: oneOf(stateValues),
  tags: list(text(1, 30), 0, 20),
  due: optional(date()),
});

export const checkListOutput: Rule = open(list(checkListOutputItem));

export function writeListOutput(value: types.ListOutput): unknown {
  return writeList(value, writeListOutputItem);
}

function writeListOutputItem(value: types.ListOutput[number]): unknown {
  return {
    id: value.id,
    title: value.title,
    pages: value.pages,
    price: value.price,
    read: value.read,
    state: value.state,
    tags: value.tags,
    due: value.due,
  };
}

export const checkWatchOutput: Rule = open(checkBook);

export function writeWatchOutput(value: Frame<types.WatchOutput>): unknown {
  return writeBook(value);
}

export const checkEditInput: RecordRule = record({
  title: optional(text(1, 120)),
  pages: optional(integer({ min: 1 })),
  state: optional(oneOf(stateValues)),
});

export function isEditInput(value: unknown): value is types.EditInput {
  return (
    isRecord(value) &&
    (value['title'] === undefined || isText(value['title'], 1, 120)) &&
    (value['pages'] === undefined || isInteger(value['pages'], 1)) &&
    (value['state'] === undefined || isOneOf(value['state'], stateValues)) &&
    hasOnly(value, checkEditInput.keys)
  );
}

export const checkLendInput: RecordRule = record({
  to: text(1, 80),
  weeks: defaulted(integer({ min: 1, max: 8 })),
});

export function isLendInput(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value['to'], 1, 80) &&
    (value['weeks'] === undefined || isInteger(value['weeks'], 1, 8)) &&
    hasOnly(value, checkLendInput.keys)
  );
}

export function readLendInput(value: unknown): types.LendInput {
  const fields = fieldsOf(value);

  return { to: trusted(fields['to']), weeks: trusted(fields['weeks'] ?? 2) };
}

export const checkLendOutput: Rule = openRecord({ id: id, state: oneOf(stateValues) });

export function writeLendOutput(value: types.LendOutput): unknown {
  return { id: value.id, state: value.state };
}

export const checkLendTooLongData: Rule = openRecord({ most: integer() });

export function writeLendTooLongData(value: types.LendTooLongData): unknown {
  return { most: value.most };
}

export const checkEstimateInput: RecordRule = record({
  lengths: optional(list(integer({ min: 1 }), 1, 10)),
  speed: float({ above: 0 }),
  exact: optional(flag),
  from: optional(date()),
});

export function isEstimateInput(value: unknown): value is types.EstimateInput {
  return (
    isRecord(value) &&
    (value['lengths'] === undefined || isListOf(value['lengths'], isLengthsItem, 1, 10)) &&
    isNumber(value['speed']) &&
    value['speed'] > 0 &&
    (value['exact'] === undefined || isBoolean(value['exact'])) &&
    (value['from'] === undefined || isDate(value['from'])) &&
    hasOnly(value, checkEstimateInput.keys)
  );
}

function isLengthsItem(value: unknown): boolean {
  return isInteger(value, 1);
}

export const checkEstimateOutput: Rule = openRecord({ days: integer() });

export function writeEstimateOutput(value: types.EstimateOutput): unknown {
  return { days: value.days };
}

export const checkReceiveInput: RecordRule = record({
  body: bytes(),
  signature: text(),
  attempt: optional(integer()),
});

export function isReceiveInput(value: unknown): boolean {
  return (
    isRecord(value) &&
    isBytes(value['body']) &&
    isText(value['signature']) &&
    (value['attempt'] === undefined || isInteger(value['attempt'])) &&
    hasOnly(value, checkReceiveInput.keys)
  );
}

export function readReceiveInput(value: unknown): types.ReceiveInput {
  const fields = fieldsOf(value);
  const draft: Draft<types.ReceiveInput> = {
    body: readBytes(fields['body']),
    signature: trusted(fields['signature']),
  };

  if (fields['attempt'] !== undefined) draft.attempt = trusted(fields['attempt']);

  return draft;
}

// What generated validators are made of: `@toac/runtime/check`. symbols.ts lists the same.

export { isBytes } from './check/bytes.ts';
export type { ItemCheck, ItemsRule } from './check/check-collections.ts';
export {
  checkKeys,
  checkList,
  checkMap,
  checkRecord,
  checkShallow,
} from './check/check-collections.ts';
export type { DecimalRule } from './check/check-numbers.ts';
export { checkBigint, checkDecimal, checkInteger, checkNumber } from './check/check-numbers.ts';
export type { TextRule } from './check/check-text.ts';
export { checkFormat, checkOneOf, checkText } from './check/check-text.ts';
export { checkDate, checkDuration, checkTimestamp } from './check/check-times.ts';
export type { SizeRule } from './check/check-values.ts';
export {
  checkBoolean,
  checkBytes,
  checkPresent,
  isBoolean,
  isPresent,
} from './check/check-values.ts';
export type { Check } from './check/collections.ts';
export { isList, isListOf, isMapOf } from './check/collections.ts';
export { compareDecimals } from './check/compare-text.ts';
export type { Draft, Frame, ListOf, RecordOf } from './check/convert.ts';
export {
  fieldsOf,
  optional,
  put,
  readBigint,
  readBytes,
  readList,
  readMap,
  readSecret,
  readTimestamp,
  trusted,
  unreadable,
  writeBigint,
  writeBytes,
  writeList,
  writeMap,
  writeTimestamp,
} from './check/convert.ts';
export { isEmail, isHostname, isId, isUri, isUuid } from './check/formats.ts';
export { isBigint, isDecimal, isInteger, isNumber } from './check/numbers.ts';
export type { Bounds } from './check/problems.ts';
export { Problems } from './check/problems.ts';
export type { UnknownRecord } from './check/record.ts';
export { hasOnly, isRecord, isShallow, own } from './check/record.ts';
export { isMatch, isOneOf, isText } from './check/text.ts';
export { isDate, isDuration, isTimestamp } from './check/times.ts';

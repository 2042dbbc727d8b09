// What generated validators are made of: `@toac/runtime/check`. symbols.ts lists the same.

export { isBytes } from './check/bytes.ts';
export { list, map } from './check/collection-rules.ts';
export type { Check } from './check/collections.ts';
export { isList, isListOf, isMapOf } from './check/collections.ts';
export { compareDecimals } from './check/compare-text.ts';
export type { Draft, Frame, ListOf, RecordOf } from './check/convert.ts';
export {
  fieldsOf,
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
  writeOptional,
  writeTimestamp,
} from './check/convert.ts';
export {
  defaulted,
  either,
  lazy,
  nullable,
  optional,
  secret,
  shallow,
} from './check/field-rules.ts';
export { isEmail, isHostname, isId, isUri, isUuid } from './check/formats.ts';
export type { DecimalBounds } from './check/number-rules.ts';
export { decimal, float, int64, integer } from './check/number-rules.ts';
export { isBigint, isDecimal, isInteger, isNumber } from './check/numbers.ts';
export type { Bounds } from './check/problems.ts';
export { Problems } from './check/problems.ts';
export type { UnknownRecord } from './check/record.ts';
export { hasOnly, isRecord, isShallow, own } from './check/record.ts';
export { extensible, open, openRecord, record, union } from './check/record-rules.ts';
export type { RecordRule, Rule } from './check/rule.ts';
export { isMatch, isOneOf, isText } from './check/text.ts';
export { email, hostname, id, match, oneOf, text, uri, uuid } from './check/text-rules.ts';
export { date, duration, timestamp } from './check/time-rules.ts';
export { isDate, isDuration, isTimestamp } from './check/times.ts';
export { anything, bytes, flag, isBoolean, isPresent } from './check/value-rules.ts';

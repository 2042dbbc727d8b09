// Days, instants and durations as text. Year 0000 and leap seconds do not exist here: neither Date nor every storage
// has them.

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DURATION =
  /^P(?!$)(?:(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?|(?:\d+W)?)$/;
const LONGEST_DURATION = 64;
const FIRST_INSTANT = Date.UTC(2000, 0, 1) - 63_082_281_600_000;
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

export function isDateText(text: string): boolean {
  return text.length === 10 && isDay(text);
}

/** RFC 3339, with a zone, no leap second; the instant is in the years 0001 to 9999 of UTC. */
export function isTimestampText(text: string): boolean {
  const { length } = text;

  if (length < 20 || length > 35 || !isDay(text) || (text.charCodeAt(10) | 32) !== 116)
    return false;

  const zone = fractionEnd(text);

  if (!isTime(text) || !isZone(text, zone)) return false;
  if (text.charCodeAt(0) !== 48 && text.charCodeAt(0) !== 57) return true;

  const instant = Date.parse(text);

  return instant >= FIRST_INSTANT && instant <= LAST_INSTANT;
}

/** ISO 8601 as JSON Schema takes it: whole numbers, weeks alone. */
export function isDurationText(text: string): boolean {
  return text.length <= LONGEST_DURATION && DURATION.test(text);
}

/** `YYYY-MM-DD` at the start of the text. */
function isDay(text: string): boolean {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;

  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);

  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;

  return DAYS[month - 1] ?? 0;
}

/** `HH:MM:SS` behind the letter. */
function isTime(text: string): boolean {
  return (
    text.charCodeAt(13) === 58 &&
    text.charCodeAt(16) === 58 &&
    twoDigits(text, 11) <= 23 &&
    twoDigits(text, 14) <= 59 &&
    twoDigits(text, 17) <= 59
  );
}

/** Where the zone begins: behind one to nine decimals of a second, if any. */
function fractionEnd(text: string): number {
  if (text.charCodeAt(19) !== 46) return 19;

  let end = 20;

  while (end < 29 && isDigit(text.charCodeAt(end))) end++;

  return end === 20 ? -1 : end;
}

/** `Z` or `±HH:MM`, and nothing behind. */
function isZone(text: string, at: number): boolean {
  const sign = text.charCodeAt(at);

  if ((sign | 32) === 122) return text.length === at + 1;

  return (
    (sign === 43 || sign === 45) &&
    text.length === at + 6 &&
    text.charCodeAt(at + 3) === 58 &&
    twoDigits(text, at + 1) <= 23 &&
    twoDigits(text, at + 4) <= 59
  );
}

/** NaN, which compares with nothing, where there are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1);

  return isDigit(tens) && isDigit(ones) ? (tens - 48) * 10 + ones - 48 : Number.NaN;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

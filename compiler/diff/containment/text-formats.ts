// The formats of texts, as services check them: which texts have the form, what value a text has where the format is
// ordered, and a text of a value. Says nothing of bounds.

import type { NumberSet } from './number-set.ts';
import {
  decimalText,
  ONE,
  type Rational,
  rationalOf,
  rationalOfNumber,
  whole,
} from './rational.ts';
import type { TextFormat } from './schema.ts';

export type FormatName = TextFormat['name'];

export interface Format {
  /** In the language of patterns. All texts of the format match it. */
  readonly pattern: string;
  /** In code points. */
  readonly most?: number;
  /** Whatever matches the pattern and has no more code points than this is of the format; absent: nobody knows. */
  readonly sure?: number;
  readonly samples: readonly string[];
  readonly ordered?: OrderedFormat;
  readonly holds: (text: string) => boolean;
}

export interface OrderedFormat {
  readonly domain: NumberSet;
  /** Each value has one text. */
  readonly isUnique: boolean;
  /** Of a text of the format, and of a bound. */
  readonly valueOf: (text: string) => Rational | undefined;
  readonly textOf: (value: Rational) => string;
}

const DAY = 86_400_000;
const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00.000Z');
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');
const INT64 = 1n << 63n;
/** Of decimals, on each side of the point. */
export const MOST_DIGITS = 38;

const LETTERS = '[A-Za-z0-9]';
const LOCAL = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = `${LETTERS}+(?:-+${LETTERS}+)*`;
const HOST = `${LETTERS}(?:[A-Za-z0-9-]{0,61}${LETTERS})?`;
const HEX = '[0-9A-Fa-f]';
const DATE = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const DAYS = '(?:[0-9]+Y(?:[0-9]+M)?(?:[0-9]+D)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)';
const HOURS = 'T(?:[0-9]+H(?:[0-9]+M)?(?:[0-9]+S)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S)';
const BASE64 = '[A-Za-z0-9+/]';
const URI =
  /^[a-z][a-z0-9+.-]*:(?:\/\/(?:(?:[a-z0-9._~!$&'()*+,;=:-]|%[0-9a-f]{2})*@)?(?:\[[0-9a-f:.]{2,45}\]|(?:[a-z0-9._~!$&'()*+,;=-]|%[0-9a-f]{2})*)(?::[0-9]*)?(?:\/(?:[a-z0-9._~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*)?|\/?(?:(?:[a-z0-9._~!$&'()*+,;=:@-]|%[0-9a-f]{2})(?:[a-z0-9._~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*)?)(?:\?(?:[a-z0-9._~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9._~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?$/i;

export const FORMATS: Readonly<Record<FormatName, Format>> = {
  uuid: format(`^${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}$`, {
    sure: Number.POSITIVE_INFINITY,
    samples: ['00000000-0000-4000-8000-000000000000', '11111111-1111-4111-8111-111111111111'],
  }),
  email: format(`^${LOCAL}(?:\\.${LOCAL})*@(?:${LABEL}\\.)+${LABEL}$`, {
    sure: 254,
    most: 254,
    samples: ['a@b.c', 'b@b.c'],
  }),
  uri: format('^[A-Za-z][A-Za-z0-9+.-]*:[!-~]*$', {
    most: 2048,
    samples: ['https://a.b/', 'a:b'],
    holds: (text) => URI.test(text),
  }),
  hostname: format(`^${HOST}(?:\\.${HOST})*\\.?$`, {
    sure: 253,
    most: 254,
    samples: ['a.b', 'b'],
    holds: (text) => text.length <= (text.endsWith('.') ? 254 : 253),
  }),
  bigint: format('^(?:0|-?[1-9][0-9]{0,18})$', {
    sure: 18,
    samples: ['0', '-1', '10', '-10', '100'],
    ordered: {
      domain: {
        low: { value: whole(-INT64), open: false },
        high: { value: whole(INT64 - 1n), open: false },
        divisor: ONE,
      },
      isUnique: true,
      valueOf: rationalOf,
      textOf: decimalText,
    },
    holds: (text) => BigInt.asIntN(64, BigInt(text)) === BigInt(text),
  }),
  decimal: format('^-?(?:0|[1-9][0-9]{0,37})(?:\\.[0-9]{1,38})?$', {
    sure: Number.POSITIVE_INFINITY,
    samples: ['0', '0.5'],
    ordered: { domain: {}, isUnique: false, valueOf: rationalOf, textOf: decimalText },
  }),
  date: format(`^${DATE}$`, {
    samples: ['2000-01-01'],
    ordered: {
      domain: between(FIRST_INSTANT / DAY, Math.floor(LAST_INSTANT / DAY)),
      isUnique: true,
      valueOf: (text) => instant(`${text.slice(0, 10)}T00:00:00Z`, DAY),
      textOf: (value) => new Date(Number(value.n) * DAY).toISOString().slice(0, 10),
    },
    holds: (text) => isDay(text),
  }),
  timestamp: format(
    `^${DATE}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$`,
    {
      samples: ['2000-01-01T00:00:00Z'],
      ordered: {
        domain: between(FIRST_INSTANT, LAST_INSTANT),
        isUnique: false,
        valueOf: (text) => instant(text.toUpperCase(), 1),
        textOf: (value) => new Date(Number(value.n)).toISOString(),
      },
      holds: isTimestamp,
    },
  ),
  duration: format(`^P(?:[0-9]+W|${DAYS}(?:${HOURS})?|${HOURS})$`, {
    sure: 64,
    most: 64,
    samples: ['PT1S', 'P1D'],
    ordered: {
      domain: { low: { value: whole(0n), open: false }, divisor: ONE },
      isUnique: false,
      valueOf: seconds,
      textOf: (value) => `PT${value.n}S`,
    },
  }),
  base64: format(`^(?:${BASE64}{4})*(?:${BASE64}[AQgw]==|${BASE64}{2}[AEIMQUYcgkosw048]=)?$`, {
    sure: Number.POSITIVE_INFINITY,
    samples: ['AAAA', ''],
    ordered: {
      domain: { low: { value: whole(0n), open: false }, divisor: ONE },
      isUnique: false,
      valueOf: (text) => whole(BigInt(Buffer.byteLength(text, 'base64'))),
      textOf: (value) => Buffer.alloc(Number(value.n)).toString('base64'),
    },
  }),
};

function format(
  pattern: string,
  rest: Omit<Format, 'pattern' | 'holds'> & Partial<Pick<Format, 'holds'>>,
): Format {
  const matches = new RegExp(pattern, 'u');
  const { most = Number.POSITIVE_INFINITY, holds } = rest;

  return {
    ...rest,
    pattern,
    holds: (text) => text.length <= most && matches.test(text) && (holds?.(text) ?? true),
  };
}

function between(low: number, high: number): NumberSet {
  return {
    low: { value: whole(BigInt(low)), open: false },
    high: { value: whole(BigInt(high)), open: false },
    divisor: ONE,
  };
}

function instant(text: string, unit: number): Rational | undefined {
  const time = Date.parse(text);

  return Number.isNaN(time) ? undefined : rationalOfNumber(Math.floor(time / unit));
}

/** Of the calendar, from the year 1 on. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);

  // A day that the month does not have is one of the next month.
  return time >= FIRST_INSTANT && new Date(time).getUTCDate() === Number(text.slice(8));
}

/** No leap second; the instant is in the years 0001 to 9999 of UTC. */
function isTimestamp(text: string): boolean {
  const [hour, minute, second] = [text.slice(11, 13), text.slice(14, 16), text.slice(17, 19)];
  const zone = /[+-](\d\d):(\d\d)$/.exec(text);
  const time = Date.parse(text.toUpperCase());

  return (
    isDay(text.slice(0, 10)) &&
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second) <= 59 &&
    Number(zone?.[1] ?? 0) <= 23 &&
    Number(zone?.[2] ?? 0) <= 59 &&
    time >= FIRST_INSTANT &&
    time <= LAST_INSTANT
  );
}

const PART = /([0-9]+)([YMWDHST])|T/g;
const DAY_UNITS: Readonly<Record<string, bigint>> = { Y: 365n, M: 30n, W: 7n, D: 1n };
const TIME_UNITS: Readonly<Record<string, bigint>> = { H: 3600n, M: 60n, S: 1n };

/** Nominal: a month has thirty days, a year 365. */
function seconds(text: string): Rational | undefined {
  if (!text.startsWith('P')) return rationalOf(text);

  let total = 0n;
  let inTime = false;

  for (const [part, count, unit = ''] of text.matchAll(PART)) {
    if (part === 'T') inTime = true;
    else
      total +=
        BigInt(count ?? 0) *
        (inTime ? (TIME_UNITS[unit] ?? 0n) : (DAY_UNITS[unit] ?? 0n) * 86_400n);
  }

  return whole(total);
}

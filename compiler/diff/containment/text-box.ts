// The part of an ordered format that bounds cut out: an interval of values and, for decimals, how many digits are
// written. Boxes are cut by bounds and by their opposites, and say a text that is inside, or that there is none.
import {
  type Bound,
  both,
  hasNumber,
  type NumberSet,
  numberSetText,
  pickNumber,
} from './number-set.ts';
import { decimalText, quotient, type Rational, whole } from './rational.ts';
import type { TextFormat } from './schema.ts';
import { FORMATS, type FormatName, MOST_DIGITS } from './text-formats.ts';

type Span = readonly [least: number, most: number];

export interface TextBox {
  readonly values: NumberSet;
  /** Digits behind the point, and before it. Of decimals only. */
  readonly places: Span;
  readonly before: Span;
}

const DIGITS: Span = [0, MOST_DIGITS];

function wholeBox(name: FormatName): TextBox {
  return { values: FORMATS[name].ordered?.domain ?? {}, places: DIGITS, before: DIGITS };
}

/** Undefined where a bound cannot be read. */
export function boxOf(format: TextFormat): TextBox | undefined {
  const cuts = cutsOf(format);

  return cuts?.reduce<TextBox>((box, cut) => narrowed(box, cut.inside), wholeBox(format.name));
}

/** Each way to be outside of these bounds while having the form. */
export function outsideBoxes(format: TextFormat): readonly TextBox[] | undefined {
  return cutsOf(format)?.map((cut) => narrowed(wholeBox(format.name), cut.outside));
}

type Cut = Partial<TextBox>;

interface Cuts {
  readonly inside: Cut;
  readonly outside: Cut;
}

function cutsOf(format: TextFormat): readonly Cuts[] | undefined {
  const { ordered } = FORMATS[format.name];
  const { min, max, above, below, digits, scale = 0, minBytes, maxBytes } = format;
  const cuts: Cuts[] = [];
  const bounds: readonly (readonly [text: string | undefined, isLow: boolean, open: boolean])[] = [
    [min, true, false],
    [above, true, true],
    [max, false, false],
    [below, false, true],
  ];

  for (const [text, isLow, open] of bounds) {
    if (text === undefined || ordered === undefined) continue;

    const value = ordered.valueOf(text);

    if (value === undefined) return undefined;

    cuts.push(cutAt({ value, open }, isLow));
  }

  if (digits !== undefined) {
    cuts.push({ inside: { places: [0, scale] }, outside: { places: [scale + 1, MOST_DIGITS] } });
    cuts.push({
      inside: { before: [0, digits - scale] },
      outside: { before: [digits - scale + 1, MOST_DIGITS] },
    });
  }

  if (minBytes !== undefined) cuts.push(cutAt(at(minBytes), true));
  if (maxBytes !== undefined) cuts.push(cutAt(at(maxBytes), false));

  return cuts;
}

function at(value: number): Bound {
  return { value: whole(BigInt(value)), open: false };
}

function cutAt(bound: Bound, isLow: boolean): Cuts {
  const other = { value: bound.value, open: !bound.open };

  return isLow
    ? { inside: { values: { low: bound } }, outside: { values: { high: other } } }
    : { inside: { values: { high: bound } }, outside: { values: { low: other } } };
}

export function narrowed(box: TextBox, cut: Cut): TextBox {
  return {
    values: cut.values === undefined ? box.values : both(box.values, cut.values),
    places: cut.places === undefined ? box.places : overlap(box.places, cut.places),
    before: cut.before === undefined ? box.before : overlap(box.before, cut.before),
  };
}

function overlap(a: Span, b: Span): Span {
  return [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
}

export function boxText({ values, places, before }: TextBox): string {
  return `${numberSetText(values)}|${places}|${before}`;
}

/** The text has the form. */
export function isInside(
  name: FormatName,
  { values, places, before }: TextBox,
  text: string,
): boolean {
  const { ordered } = FORMATS[name];

  if (ordered === undefined) return true;

  const value = ordered.valueOf(text);

  if (value === undefined || !hasNumber(values, value)) return false;
  if (name !== 'decimal') return true;

  const [left = '', right = ''] = text.replace('-', '').split('.');
  const digits = left === '0' ? 0 : left.length;

  return inSpan(right.length, places) && inSpan(digits, before);
}

function inSpan(count: number, [least, most]: Span): boolean {
  return count >= least && count <= most;
}

/** A text inside that is none of these; 'none' only where there is none, undefined where it was not found out. */
export function textInside(
  name: FormatName,
  box: TextBox,
  excluded: readonly string[],
): string | 'none' | undefined {
  const { ordered } = FORMATS[name];

  if (ordered === undefined) return undefined;
  if (name === 'decimal') return decimalInside(box, excluded);

  const out = excluded.flatMap((text) =>
    FORMATS[name].holds(text) ? (ordered.valueOf(text) ?? []) : [],
  );
  const value = pickNumber({ set: box.values, noMultipleOf: [], excluded: out, asText: true });

  if (value === 'none') return out.length === 0 || ordered.isUnique ? 'none' : undefined;
  // Longer texts convince nobody.
  if (value === undefined || (name === 'base64' && value.n > 1_000_000n)) return undefined;

  return ordered.textOf(value);
}

function decimalInside(
  { values, places, before }: TextBox,
  excluded: readonly string[],
): string | 'none' | undefined {
  if (places[0] > places[1] || before[0] > before[1]) return 'none';

  const out = excluded.flatMap((text) =>
    FORMATS.decimal.holds(text) ? (FORMATS.decimal.ordered?.valueOf(text) ?? []) : [],
  );
  const limit: Bound = { value: power(before[1]), open: true };
  const least: Bound | undefined =
    before[0] === 0 ? undefined : { value: power(before[0] - 1), open: false };
  const sides: readonly NumberSet[] =
    least === undefined
      ? [{ low: minus(limit), high: limit }]
      : [
          { low: least, high: limit },
          { low: minus(limit), high: minus(least) },
        ];
  const step = quotient(1n, 10n ** BigInt(places[1]));
  const found = sides.map((side) =>
    pickNumber({
      set: both(both(values, side), { divisor: step }),
      noMultipleOf: [],
      excluded: out,
      asText: true,
    }),
  );
  const value = found.find((f): f is Rational => f !== undefined && f !== 'none');

  if (value !== undefined) return padded(decimalText(value), places[0]);

  return found.every((f) => f === 'none') && out.length === 0 ? 'none' : undefined;
}

function power(exponent: number): Rational {
  return whole(10n ** BigInt(exponent));
}

function minus({ value, open }: Bound): Bound {
  return { value: { n: -value.n, d: value.d }, open };
}

function padded(text: string, places: number): string {
  if (places === 0) return text;

  const [left, right = ''] = text.split('.');

  return `${left}.${right.padEnd(places, '0')}`;
}

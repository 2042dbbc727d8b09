// Numbers that travel as text: decimals and 64-bit integers. Must not convert through floating point.

const DECIMAL = /^-?(?:0|[1-9][0-9]{0,37})(?:\.[0-9]{1,38})?$/;
const INTEGER = /^(?:0|-?[1-9][0-9]{0,18})$/;
const HIGHEST = '9223372036854775807';
const LOWEST = '9223372036854775808';

export function isDecimalText(text: string): boolean {
  return text.length <= 78 && DECIMAL.test(text);
}

/** At most `digits` in all, `scale` of them after the point. */
export function hasDigits(text: string, digits: number, scale: number): boolean {
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  const point = text.indexOf('.');
  const whole = point === -1 ? text.length : point;

  // A lone zero before the point is no digit, so that decimal(2.2) takes 0.25.
  const places = whole - start === 1 && text.charCodeAt(start) === 48 ? 0 : whole - start;

  return places <= digits - scale && (point === -1 || text.length - point - 1 <= scale);
}

/** In the range of a signed 64-bit integer; `-0`, `+1` and `01` are not. */
export function isBigintText(text: string): boolean {
  if (text.length > 20 || !INTEGER.test(text)) return false;

  // Equal lengths: digits compare as text.
  if (text.charCodeAt(0) === 45) return text.length < 20 || text.slice(1) <= LOWEST;

  return text.length < 19 || text <= HIGHEST;
}

// Comparisons of texts. No text that is stored has U+0000 or half of a pair in it: such a value is equal to none, and
// stands in the order of code points between two that can be stored.
import { isPlain } from '../../check/text.ts';
import type { Condition, Operator } from '../condition.ts';
import type { Scalar } from '../values.ts';
import { impossible } from './outcome.ts';

/** The first character behind all halves of pairs. */
const BEHIND_HALVES = '\ue000';

export function fitText(field: string, operator: Operator, value: string): Condition {
  const bad = badAt(value);

  if (bad === -1) return { kind: 'compare', field, operator, value };
  if (operator === '==' || operator === '!=') return impossible(operator);

  const less = operator === '<' || operator === '<=';
  const start = value.slice(0, bad);

  // Of all that begins as it does, only the start itself comes before U+0000.
  if (value.charCodeAt(bad) === 0)
    return { kind: 'compare', field, operator: less ? '<=' : '>', value: start };

  return { kind: 'compare', field, operator: less ? '<' : '>=', value: start + BEHIND_HALVES };
}

/** Whether it can stand in a document as it is. */
export function isStorable(value: Scalar): boolean {
  if (typeof value === 'string') return badAt(value) === -1;

  return typeof value === 'boolean' || Number.isFinite(value);
}

/** Where the first character stands that cannot be stored; -1 where there is none. */
function badAt(text: string): number {
  if (isPlain(text)) return -1;

  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) ?? 0;

    if (point === 0 || (point >= 0xd800 && point < 0xe000)) return at;
    if (point > 0xffff) at++;
  }

  return -1;
}

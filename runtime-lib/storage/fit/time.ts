// Comparisons of moments: columns of instants, and columns of days.
import { DAY, FIRST_INSTANT, instantOf, LAST_INSTANT } from '../../core/instant.ts';
import type { Condition, Operator } from '../condition.ts';
import type { Scalar } from '../values.ts';
import { aboveAll, belowAll, fromBelow, impossible } from './outcome.ts';

export function fitTime(
  type: string,
  {
    field,
    operator,
    value,
  }: { readonly field: string; readonly operator: Operator; readonly value: Scalar },
): Condition {
  const instant = instantOf(value);

  if (instant === undefined) return impossible(operator);

  const step = type === 'date' ? DAY : 1;
  const at = Math.floor(instant / step) * step;

  if (at < FIRST_INSTANT) return belowAll(field, operator);
  if (at > LAST_INSTANT) return aboveAll(field, operator);

  const text = new Date(at).toISOString();
  const fitted = type === 'date' ? text.slice(0, 10) : text;

  if (at === instant) return { kind: 'compare', field, operator, value: fitted };

  const shifted = fromBelow(operator);

  return shifted === undefined
    ? impossible(operator)
    : { kind: 'compare', field, operator: shifted, value: fitted };
}

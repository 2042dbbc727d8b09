// A number for which literals hold, or that there is none.
import { both, type NumberSet, type NumberTask, pickNumber } from './number-set.ts';
import { compare, numberOf, type Rational, rationalOfNumber } from './rational.ts';
import { EMPTY, firstOf, found, type Literal, type Outcome, unknown } from './solver.ts';

export function solveNumber(atoms: readonly Literal[]): Outcome {
  let set: NumberSet = {};
  const excluded: Rational[] = [];
  const outsideOf: NumberSet[] = [];

  for (const { node, negated } of atoms) {
    if (node.form.kind === 'values') {
      for (const value of node.form.values)
        if (typeof value === 'number') excluded.push(rationalOfNumber(value));
    } else if (node.form.kind === 'number') {
      if (negated) outsideOf.push(node.form.set);
      else set = both(set, node.form.set);
    }
  }

  return outsideAll({ set, noMultipleOf: [], excluded }, outsideOf);
}

function outsideAll(task: NumberTask, [first, ...rest]: readonly NumberSet[]): Outcome {
  if (isCrossed(task.set)) return EMPTY;

  if (first === undefined) {
    const value = pickNumber(task);

    if (value === 'none') return EMPTY;

    const number = value === undefined ? undefined : numberOf(value);

    return number === undefined
      ? unknown('no number that JSON keeps exact was found')
      : found(number);
  }

  return firstOf(waysOutside(task, first), (way) => outsideAll(way, rest));
}

function waysOutside(task: NumberTask, { low, high, divisor }: NumberSet): readonly NumberTask[] {
  const ways: NumberTask[] = [];
  const cut = (set: NumberSet) => ways.push({ ...task, set: both(task.set, set) });

  if (divisor !== undefined) ways.push({ ...task, noMultipleOf: [...task.noMultipleOf, divisor] });
  if (low !== undefined) cut({ high: { value: low.value, open: !low.open } });
  if (high !== undefined) cut({ low: { value: high.value, open: !high.open } });

  return ways;
}

function isCrossed({ low, high }: NumberSet): boolean {
  if (low === undefined || high === undefined) return false;

  const order = compare(low.value, high.value);

  return order > 0 || (order === 0 && (low.open || high.open));
}

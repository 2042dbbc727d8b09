// Comparisons as atoms: everything is an equality or a `<` with a constant, of a path or of a distance.

import type { CompareOperator } from '../../2-model/expression-model.ts';
import { operandText } from '../../2-model/expression-text.ts';
import {
  quotient,
  type Rational,
  rationalOf,
  rationalOfNumber,
  whole,
} from '../containment/rational.ts';
import type { OperandDocument, PathDocument } from '../document.ts';
import { type AtomTable, atomFormula, type Constant, type Family, type Subject } from './atoms.ts';
import { compareConstants, momentOf } from './constants.ts';
import { all, constant, type Formula, not, some } from './formula.ts';

/** Something, moved by a constant; or a constant alone. */
export interface Term {
  /** '' for a constant. */
  readonly key: string;
  readonly paths: readonly string[];
  readonly offset: Constant;
}

interface Names {
  readonly keyOf: (path: PathDocument) => string;
}

/** Undefined where it is nothing that such comparisons know: null, or a value of another kind. */
export function termOf(operand: OperandDocument, family: Family, names: Names): Term | undefined {
  switch (operand.kind) {
    case 'path': {
      const key = names.keyOf(operand);

      return { key, paths: [key], offset: zeroOf(family) };
    }
    case 'literal': {
      const offset = constantOf(operand.value, family);

      return offset === undefined ? undefined : { key: '', paths: [], offset };
    }
    case 'shift': {
      const of = termOf(operand.of, family, names);

      return of === undefined || typeof of.offset === 'string'
        ? undefined
        : { ...of, offset: minus(of.offset, whole(BigInt(-operand.by))) };
    }
    default:
      return { key: operandText(operand), paths: [], offset: zeroOf(family) };
  }
}

function zeroOf(family: Family): Constant {
  return family === 'text' || family === 'boolean' ? '' : whole(0n);
}

function constantOf(value: unknown, family: Family): Constant | undefined {
  switch (family) {
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : undefined;
    case 'number':
      return typeof value === 'number' ? rationalOfNumber(value) : rationalOf(String(value));
    case 'time': {
      const moment = momentOf(value);

      return moment === undefined ? undefined : whole(BigInt(moment));
    }
  }
}

function minus(a: Rational, b: Rational): Rational {
  return quotient(a.n * b.d - b.n * a.d, a.d * b.d);
}

export interface Sides {
  readonly family: Family;
  readonly left: Term | undefined;
  readonly right: Term | undefined;
}

export function compareFormula(table: AtomTable, operator: CompareOperator, sides: Sides): Formula {
  const { family, left, right } = sides;

  if (left === undefined || right === undefined) return constant(operator === '!=');
  if (operator === '!=') return not(compareFormula(table, '==', sides));

  const present = all(
    ...[...left.paths, ...right.paths].map((path) => atomFormula(table, { kind: 'present', path })),
  );

  if (left.key === right.key)
    return all(present, constant(holds(operator, compareConstants(left.offset, right.offset))));
  // The distance is that of the first to the second in the order of their names; constants come last.
  if (left.key === '' || (right.key !== '' && left.key > right.key))
    return compareFormula(table, FLIPPED[operator], { family, left: right, right: left });

  const isPair = right.key !== '';
  const subject: Subject = {
    key: isPair ? `${family} ${left.key} - ${right.key}` : `${family} ${left.key}`,
    family,
    names: isPair ? [left.key, right.key] : [left.key],
    paths: [...left.paths, ...right.paths],
    isPair,
  };

  return orderFormula(table, operator, { subject, present, value: distance(left, right) });
}

function distance(left: Term, right: Term): Constant {
  const [a, b] = [left.offset, right.offset];

  return typeof a === 'string' || typeof b === 'string' ? b : minus(b, a);
}

interface Ordered {
  readonly subject: Subject;
  readonly value: Constant;
  readonly present: Formula;
}

function orderFormula(
  table: AtomTable,
  operator: Exclude<CompareOperator, '!='> | '!=',
  { present, subject, value }: Ordered,
): Formula {
  const equal = (): Formula => atomFormula(table, { kind: 'equal', subject, value });
  const below = (): Formula => atomFormula(table, { kind: 'below', subject, value });

  switch (operator) {
    case '==':
      return all(present, equal());
    case '!=':
      return not(all(present, equal()));
    case '<':
      return all(present, below());
    case '<=':
      return all(present, some(below(), equal()));
    case '>':
      return all(present, not(below()), not(equal()));
    case '>=':
      return all(present, not(below()));
  }
}

const FLIPPED: Readonly<Record<CompareOperator, CompareOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function holds(operator: CompareOperator, order: number): boolean {
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

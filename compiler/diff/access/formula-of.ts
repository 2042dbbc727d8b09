// Conditions → formulas: two-valued, as they are evaluated. What is compared with nothing is false, but for `!=`.

import { operandText } from '../../2-model/expression-text.ts';
import type { ExpressionDocument, OperandDocument, PathDocument } from '../document.ts';
import { type AtomTable, atomFormula, type Family, learnPath, type Segment } from './atoms.ts';
import { compareFormula, type Term, termOf } from './compare-formula.ts';
import { all, constant, FALSE, type Formula, not, some } from './formula.ts';
import { factsOf, oldValue, type Standing } from './path-facts.ts';

/** Reads the conditions of one side. */
export interface Reader {
  readonly table: AtomTable;
  readonly at: Standing;
  /** What a policy stands for there, read as the side reads that has it. */
  readonly policy: (name: string, around: readonly string[]) => Formula;
  /** Policies that are being read: what narrows a policy may name it. */
  readonly around: readonly string[];
}

export function formulaOf(expression: ExpressionDocument, reader: Reader): Formula {
  switch (expression.kind) {
    case 'constant':
      return constant(expression.value);
    case 'and':
      return all(...expression.of.map((part) => formulaOf(part, reader)));
    case 'or':
      return some(...expression.of.map((part) => formulaOf(part, reader)));
    case 'not':
      return not(formulaOf(expression.of, reader));
    case 'policy':
      return reader.policy(expression.name, reader.around);
    case 'compare':
    case 'in':
      return comparison(expression, reader);
    default:
      return atomOf(expression, reader);
  }
}

type Asking = Exclude<
  ExpressionDocument,
  { readonly kind: 'constant' | 'and' | 'or' | 'not' | 'policy' | 'compare' | 'in' }
>;

function atomOf(expression: Asking, reader: Reader): Formula {
  const { table } = reader;

  switch (expression.kind) {
    case 'authenticated':
      return atomFormula(table, { kind: 'somebody' });
    case 'role':
      return atomFormula(table, {
        kind: 'role',
        segments: expression.segments.map((s) => segmentOf(s, reader)),
      });
    case 'scheme':
      return atomFormula(table, { kind: 'scheme', scheme: expression.scheme });
    case 'claim':
      return claimFormula(expression, reader);
    case 'has':
      return presence(expression.path, reader);
    case 'true':
      return compareFormula(table, '==', {
        family: 'boolean',
        left: term(expression.path, 'boolean', reader),
        right: { key: '', paths: [], offset: 'true' },
      });
  }
}

function segmentOf(segment: string | PathDocument, reader: Reader): Segment {
  return typeof segment === 'string' ? segment : { path: known(segment, reader) };
}

/** The key of a path, whose facts the table takes. */
function known(path: PathDocument, { at, table }: Reader): string {
  const facts = factsOf(path, at);

  learnPath(table, facts, at.isOld);

  return facts.key;
}

function presence(path: PathDocument, reader: Reader): Formula {
  return atomFormula(reader.table, { kind: 'present', path: known(path, reader) });
}

function term(operand: OperandDocument, family: Family, reader: Reader): Term | undefined {
  return termOf(operand, family, {
    keyOf: (path) => known(path, reader),
  });
}

type Compares = Extract<ExpressionDocument, { readonly kind: 'compare' | 'in' }>;

function comparison(expression: Compares, reader: Reader): Formula {
  const { as } = expression;

  if (as === 'null') return withNull(expression, reader);
  // Reported where contracts are checked.
  if (as === 'unresolved') return FALSE;
  if (expression.kind === 'in') return membership(expression, as, reader);

  const { left, operator, right } = expression;

  if (as === 'boolean' && operator !== '==' && operator !== '!=') return FALSE;

  return compareFormula(reader.table, operator, {
    family: as,
    ...sidesOf([left, right], as, reader),
  });
}

/** A value of a list of values is called as the other side's type calls it. */
function sidesOf(
  [left, right]: readonly [OperandDocument, OperandDocument],
  family: Family,
  reader: Reader,
): { readonly left: Term | undefined; readonly right: Term | undefined } {
  const typed = (one: OperandDocument, other: OperandDocument): OperandDocument =>
    one.kind === 'literal' && other.kind === 'path' && typeof one.value === 'string'
      ? { ...one, value: oldValue(one.value, other, reader.at) }
      : one;

  return {
    left: term(typed(left, right), family, reader),
    right: term(typed(right, left), family, reader),
  };
}

function withNull(expression: Compares, reader: Reader): Formula {
  if (expression.kind === 'in') return FALSE;

  const { left, operator, right } = expression;

  if (operator !== '==' && operator !== '!=') return FALSE;

  const equal = all(...[left, right].map((one) => absence(one, reader)));

  return operator === '==' ? equal : not(equal);
}

function absence(operand: OperandDocument, reader: Reader): Formula {
  if (operand.kind === 'shift') return absence(operand.of, reader);
  if (operand.kind === 'path') return not(presence(operand, reader));

  return constant(operand.kind === 'literal' && operand.value === null);
}

type In = Extract<ExpressionDocument, { readonly kind: 'in' }>;

/** One of some values; or an item of a list, of which nothing else is known. */
function membership({ left, right }: In, family: Family, reader: Reader): Formula {
  return some(
    ...right.map((item) =>
      item.kind === 'path'
        ? itemOf(left, item, reader)
        : compareFormula(reader.table, '==', {
            family,
            ...sidesOf([left, item], family, reader),
          }),
    ),
  );
}

function itemOf(left: OperandDocument, list: PathDocument, reader: Reader): Formula {
  const names = [left, list].map((one) =>
    one.kind === 'path' ? known(one, reader) : operandText(one),
  );
  const paths = [left, list].flatMap((one, i) => (one.kind === 'path' ? [names[i] as string] : []));

  return atomFormula(reader.table, { kind: 'member', text: names.join(' in '), paths });
}

type Claim = Extract<ExpressionDocument, { readonly kind: 'claim' }>;

/** As the comparison of its path is: claims with one name and two values exclude each other. */
function claimFormula({ name, value }: Claim, reader: Reader): Formula {
  const family =
    typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'boolean' : 'number';
  const type = { kind: 'any' } as const;
  const path = { kind: 'path', root: 'claims', segments: [name], type, absent: true } as const;

  return compareFormula(reader.table, '==', {
    family,
    ...sidesOf([path, { kind: 'literal', value, type }], family, reader),
  });
}

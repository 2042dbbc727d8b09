// A condition as the contract has it, for those who read the matrix.
import type { Expression, Operand, PathOperand } from '../../2-model/expression-model.ts';

export function expressionText(expression: Expression): string {
  switch (expression.kind) {
    case 'constant':
      return expression.value ? 'anonymous' : 'not anonymous';
    case 'and':
    case 'or':
      return expression.of
        .map((part) => partText(part, expression.kind))
        .join(` ${expression.kind} `);
    case 'not':
      return `not ${partText(expression.of, 'not')}`;
    case 'compare':
      return `${operandText(expression.left)} ${expression.operator} ${operandText(expression.right)}`;
    case 'in':
      return `${operandText(expression.left)} in ${listText(expression.right)}`;
    case 'has':
      return `has ${operandText(expression.path)}`;
    case 'true':
      return operandText(expression.path);
    case 'policy':
      return expression.name;
    case 'authenticated':
      return 'authenticated';
    case 'role':
      return `role(${segmentsText(expression.segments)})`;
    case 'scheme':
      return `scheme(${expression.scheme})`;
    case 'claim':
      return `claims(${expression.name} = ${valueText(expression.value)})`;
    default:
      return '?';
  }
}

/** `and` binds closer than `or`. */
function partText(part: Expression, around: 'and' | 'or' | 'not'): string {
  const text = expressionText(part);
  const inner = part.kind === 'or' || (part.kind === 'and' && around === 'not');

  return inner && around !== 'or' ? `(${text})` : text;
}

export function segmentsText(segments: readonly (string | PathOperand)[]): string {
  return segments.map((s) => (typeof s === 'string' ? s : `(${operandText(s)})`)).join(':');
}

function listText(items: readonly Operand[]): string {
  const [only] = items;

  return items.length === 1 && only?.kind === 'path'
    ? operandText(only)
    : `(${items.map(operandText).join(' | ')})`;
}

export function operandText(operand: Operand): string {
  switch (operand.kind) {
    case 'path':
      return [operand.root, ...operand.segments].join('.').replaceAll('.[]', '[]');
    case 'literal':
      return valueText(operand.value, !['string', 'ref'].includes(operand.type.kind));
    case 'now':
      return 'now()';
    case 'today':
      return operand.zone === undefined ? 'today()' : `today('${operand.zone}')`;
    case 'shift':
      return `${operandText(operand.of)} ${operand.by < 0 ? '-' : '+'} ${durationText(Math.abs(operand.by))}`;
    case 'unresolved':
      return '?';
  }
}

function valueText(value: unknown, bare = false): string {
  return typeof value === 'string' && !bare ? `'${value}'` : String(value);
}

const UNITS: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
];

/** `14d`, in the largest unit that says it exactly. */
export function durationText(milliseconds: number): string {
  const unit = UNITS.find(([, size]) => milliseconds % size === 0);

  return unit === undefined ? `${milliseconds}ms` : `${milliseconds / unit[1]}${unit[0]}`;
}

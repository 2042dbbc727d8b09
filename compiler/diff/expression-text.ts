// Conditions as the language writes them, on one line.
import type { ExpressionDocument, OperandDocument, PathDocument } from './document.ts';

export function expressionText(expression: ExpressionDocument): string {
  switch (expression.kind) {
    case 'constant':
      return expression.value ? 'anonymous' : 'not anonymous';
    case 'and':
    case 'or':
      return expression.of.map((p) => partText(p, expression.kind)).join(` ${expression.kind} `);
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
      return `role(${expression.segments.map(segmentText).join(':')})`;
    case 'scheme':
      return `scheme(${expression.scheme})`;
    case 'claim':
      return `claims(${expression.name} = ${valueText(expression.value, false)})`;
  }
}

/** `and` binds closer than `or`. */
function partText(part: ExpressionDocument, around: 'and' | 'or' | 'not'): string {
  const isWide = part.kind === 'or' || (part.kind === 'and' && around === 'not');

  return isWide && around !== 'or' ? `(${expressionText(part)})` : expressionText(part);
}

function segmentText(segment: string | PathDocument): string {
  return typeof segment === 'string' ? segment : `(${operandText(segment)})`;
}

function listText(items: readonly OperandDocument[]): string {
  const [only] = items;

  return items.length === 1 && only?.kind === 'path'
    ? operandText(only)
    : `(${items.map(operandText).join(' | ')})`;
}

export function operandText(operand: OperandDocument): string {
  switch (operand.kind) {
    case 'path':
      return [operand.root, ...(operand.segments ?? [])].join('.').replaceAll('.[]', '[]');
    case 'literal':
      return valueText(operand.value, operand.type.kind === 'enum');
    case 'now':
      return 'now()';
    case 'today':
      return operand.zone === undefined ? 'today()' : `today('${operand.zone}')`;
    case 'shift':
      return `${operandText(operand.of)} ${operand.by < 0 ? '-' : '+'} ${durationText(Math.abs(operand.by))}`;
  }
}

function valueText(value: unknown, bare: boolean): string {
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

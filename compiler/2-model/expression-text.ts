// Conditions as the language writes them, on one line. Of the model's expressions, and of those that a model.json holds.

interface WrittenPath {
  readonly kind: 'path';
  readonly root: string;
  readonly segments?: readonly string[];
}

export type WrittenOperand =
  | WrittenPath
  | { readonly kind: 'literal'; readonly value: unknown; readonly type: { readonly kind: string } }
  | { readonly kind: 'now' | 'unresolved' }
  | { readonly kind: 'today'; readonly zone?: string }
  | { readonly kind: 'shift'; readonly of: WrittenOperand; readonly by: number };

export type WrittenExpression =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly of: readonly WrittenExpression[] }
  | { readonly kind: 'not'; readonly of: WrittenExpression }
  | {
      readonly kind: 'compare';
      readonly operator: string;
      readonly left: WrittenOperand;
      readonly right: WrittenOperand;
    }
  | {
      readonly kind: 'in';
      readonly left: WrittenOperand;
      readonly right: readonly WrittenOperand[];
    }
  | { readonly kind: 'has' | 'true'; readonly path: WrittenPath }
  | { readonly kind: 'policy'; readonly name: string }
  | { readonly kind: 'authenticated' | 'unknown' | 'unresolved' }
  | { readonly kind: 'role'; readonly segments: readonly (string | WrittenPath)[] }
  | { readonly kind: 'scheme'; readonly scheme: string }
  | { readonly kind: 'claim'; readonly name: string; readonly value: unknown };

export function expressionText(expression: WrittenExpression): string {
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
      return `role(${segmentsText(expression.segments)})`;
    case 'scheme':
      return `scheme(${expression.scheme})`;
    case 'claim':
      return `claims(${expression.name} = ${valueText(expression.value, false)})`;
    case 'unknown':
    case 'unresolved':
      return '?';
  }
}

/** `and` binds closer than `or`. */
function partText(part: WrittenExpression, around: 'and' | 'or' | 'not'): string {
  const isWide = part.kind === 'or' || (part.kind === 'and' && around === 'not');

  return isWide && around !== 'or' ? `(${expressionText(part)})` : expressionText(part);
}

export function segmentsText(segments: readonly (string | WrittenPath)[]): string {
  return segments.map((s) => (typeof s === 'string' ? s : `(${operandText(s)})`)).join(':');
}

function listText(items: readonly WrittenOperand[]): string {
  const [only] = items;

  return items.length === 1 && only?.kind === 'path'
    ? operandText(only)
    : `(${items.map(operandText).join(' | ')})`;
}

/** Values of these stand without quotes, though the wire has them as texts. */
const BARE: ReadonlySet<string> = new Set(['enum', 'decimal', 'bigint', 'integer', 'number']);

export function operandText(operand: WrittenOperand): string {
  switch (operand.kind) {
    case 'path':
      return [operand.root, ...(operand.segments ?? [])].join('.').replaceAll('.[]', '[]');
    case 'literal':
      return valueText(operand.value, BARE.has(operand.type.kind));
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

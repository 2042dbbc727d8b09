// Types and expressions in the reader's words.
import type { Operand } from '../2-model/expression-model.ts';
import type { Operation } from '../2-model/model.ts';
import type { Range, Size, Type } from '../2-model/type-model.ts';

export function describeType(type: Type): string {
  switch (type.kind) {
    case 'string':
      return type.format === undefined ? 'text' : `${article(type.format)} ${type.format}`;
    case 'integer':
    case 'enum':
      return type.kind === 'enum'
        ? `an enum (${type.values.join(', ')})`
        : `an integer${bounds(type.range)}`;
    case 'ref':
      return `an id of ${type.of}`;
    case 'named':
    case 'entity':
      return type.name;
    case 'either':
      return type.of.map(describeType).join(' or ');
    case 'any':
      return 'anything';
    case 'object':
    case 'union':
      return `an ${type.kind === 'object' ? 'object' : 'object with arms'}`;
    case 'bytes':
      return 'bytes';
    case 'number':
    case 'bigint':
    case 'decimal':
    case 'timestamp':
    case 'date':
      return `a ${type.kind}${bounds(type.range)}`;
    case 'list':
    case 'map':
      return `a ${type.kind}${sizes(type.size)}`;
    default:
      return `a ${type.kind}`;
  }
}

function article(word: string): string {
  return /^[aeio]/.test(word) ? 'an' : 'a';
}

function bounds(range: Range | undefined): string {
  if (range === undefined) return '';

  const low = range.min ?? (range.above === undefined ? '' : `>${range.above}`);
  const high = range.max ?? (range.below === undefined ? '' : `<${range.below}`);

  return ` in ${low}..${high}`;
}

function sizes(size: Size | undefined): string {
  return size === undefined ? '' : ` of ${size.min ?? ''}..${size.max ?? ''}`;
}

export function describeOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'path':
      return `${pathText(operand)} (${describeType(operand.type)})`;
    case 'literal':
      return operand.type.kind === 'enum' || operand.type.kind === 'string'
        ? `'${String(operand.value)}'`
        : String(operand.value);
    case 'now':
      return 'now()';
    case 'today':
      return 'today()';
    case 'shift':
      return describeOperand(operand.of);
    case 'unresolved':
      return 'this';
  }
}

export function pathText({ root, segments }: Extract<Operand, { kind: 'path' }>): string {
  return segments.reduce(
    (text, segment) => (segment === '[]' ? `${text}[]` : `${text}.${segment}`),
    root as string,
  );
}

/** "a transition of scope new". */
export function describeForm({ type, scope }: Operation): string {
  return `${article(type)} ${type} of scope ${scope}`;
}

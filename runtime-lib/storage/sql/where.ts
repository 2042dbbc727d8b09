// Conditions as SQL that is true or false and never unknown. Values are bound, never written into the text.
import { ContractError } from '../../core/contract-error.ts';
import type { Condition, Operator } from '../condition.ts';
import { fit } from '../fit.ts';
import type { Scalar } from '../values.ts';
import type { Bound, JsonScalar } from './dialect.ts';
import { type Column, columnOf, type Entity } from './entity.ts';
import { jsonText } from './json-text.ts';
import type { QueryWriter } from './query-writer.ts';

const OPERATORS: Readonly<Record<Operator, string>> = {
  '==': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const TRUE = '1 = 1';
const FALSE = '1 = 0';

interface Target {
  readonly entity: Entity;
  readonly writer: QueryWriter;
}

export function whereText(condition: Condition, entity: Entity, writer: QueryWriter): string {
  return textOf(fit(condition, entity.types), { entity, writer });
}

function textOf(condition: Condition, target: Target): string {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? TRUE : FALSE;
    case 'and':
    case 'or':
      return condition.of.length === 0
        ? condition.kind === 'and'
          ? TRUE
          : FALSE
        : `(${condition.of.map((part) => textOf(part, target)).join(` ${condition.kind} `)})`;
    case 'not':
      return `not (${textOf(condition.of, target)})`;
    case 'compare':
      return compareText(condition, target);
    case 'compare-fields':
      return compareFieldsText(condition, target);
    case 'in':
      return inText(condition, target);
    case 'contains':
      return containsText(condition, target);
  }
}

function compareText(
  { field, operator, value }: Extract<Condition, { kind: 'compare' }>,
  target: Target,
): string {
  if (value === null) return absenceText(field, operator, target);

  const column = columnOf(target.entity, field);
  const bound = target.writer.bind(encoded(column, field, value), column.codec.type);
  const { quoted } = column;

  return operator === '!='
    ? `(${quoted} is null or ${quoted} <> ${bound})`
    : `(${quoted} is not null and ${quoted} ${OPERATORS[operator]} ${bound})`;
}

function absenceText(field: string, operator: Operator, { entity }: Target): string {
  if (operator !== '==' && operator !== '!=') return FALSE;

  const column = entity.columns.get(field);
  const absent =
    column === undefined
      ? entity.dialect.lacks(entity.dialect.quote('_document'), field)
      : `${column.quoted} is null`;

  return operator === '==' ? `(${absent})` : `(not (${absent}))`;
}

export function encoded({ codec }: Column, field: string, value: Scalar): Bound {
  const bound = codec.encode(value);

  if (bound === undefined)
    throw new ContractError('invalid', `a value does not fit the type of ${field}`);

  return bound;
}

function compareFieldsText(
  { left, operator, right }: Extract<Condition, { kind: 'compare-fields' }>,
  { entity }: Target,
): string {
  const [a, b] = [columnOf(entity, left), columnOf(entity, right)];
  const present = `${a.quoted} is not null and ${b.quoted} is not null`;
  const [x, y] = comparable(a, b, entity);
  const equal = operator === '!=' ? '=' : OPERATORS[operator];
  const text = `(${present} and ${x} ${equal} ${y})`;

  return operator === '!=' ? `not ${text}` : text;
}

/** Two columns in one unit: of one scale, or of moments. */
function comparable(a: Column, b: Column, { dialect }: Entity): readonly [string, string] {
  const types = [a.codec.type, b.codec.type];

  if (types.includes('date') && types.includes('int64')) return [moment(a), moment(b)];
  if (a.codec.scale === b.codec.scale) return [a.quoted, b.quoted];

  const scale = Math.max(a.codec.scale, b.codec.scale);

  return [scaled(a), scaled(b)];

  function moment({ codec, quoted }: Column): string {
    return codec.type === 'date' ? dialect.startOfDay(quoted) : quoted;
  }

  function scaled({ codec, quoted }: Column): string {
    const factor = 10n ** BigInt(scale - codec.scale);

    return codec.type === 'double'
      ? `${quoted} * ${factor}`
      : `${dialect.wide(quoted)} * ${factor}`;
  }
}

function inText(
  { field, values }: Extract<Condition, { kind: 'in' }>,
  { entity, writer }: Target,
): string {
  if (values.length === 0) return FALSE;

  const column = columnOf(entity, field);
  const bound = values.map((value) =>
    writer.bind(encoded(column, field, value), column.codec.type),
  );

  return `(${column.quoted} is not null and ${column.quoted} in (${bound.join()}))`;
}

function containsText(
  { field, value }: Extract<Condition, { kind: 'contains' }>,
  { entity, writer }: Target,
): string {
  const { dialect } = entity;

  return `(${dialect.contains(dialect.quote('_document'), field, jsonScalar(value, entity, writer))})`;
}

function jsonScalar(value: Scalar, { dialect }: Entity, writer: QueryWriter): JsonScalar {
  const json = (): string => writer.bind(jsonText(value), 'json');

  switch (typeof value) {
    case 'string':
      return { kind: 'text', json, plain: () => writer.bind(value, 'text') };
    case 'number':
      return { kind: 'number', json, plain: () => writer.bind(value + 0, 'double') };
    default:
      return { kind: 'boolean', json, plain: () => writer.bind(dialect.truth(value), 'boolean') };
  }
}

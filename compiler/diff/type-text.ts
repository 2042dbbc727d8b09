// Types as the language writes them, on one line.
import type { Json, Range, Size } from '../2-model/type-model.ts';
import type { FieldDocument, SlotDocument, TypeNode } from './document.ts';

export function fieldText(field: FieldDocument): string {
  const mark = field.optional === true ? '?' : '';

  return `${field.name}${mark}: ${slotText(field)}`;
}

export function slotText(slot: SlotDocument): string {
  const type = slot.from === undefined ? typeText(slot.type) : fromText(slot.from);
  const nullable = slot.nullable === true ? `${type} | null` : type;
  const secret = slot.secret === true ? ', $secret: true' : '';
  const initial = slot.default === undefined ? '' : ` = ${valueText(slot.default)}`;

  return secret === '' ? nullable + initial : `{ $type: ${nullable}${secret} }`;
}

/** `.`, or `.a.b` where the path has more than the field's own name. */
function fromText(from: readonly string[]): string {
  return from.length < 2 ? '.' : `.${from.join('.')}`;
}

export function valueText(value: Json): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

export function typeText(type: TypeNode): string {
  switch (type.kind) {
    case 'string':
      return stringText(type);
    case 'integer':
    case 'number':
    case 'bigint':
    case 'timestamp':
    case 'date':
    case 'duration':
      return type.kind + inParentheses(rangeText(type.range));
    case 'decimal':
      return decimalText(type);
    case 'bytes':
      return `bytes${inParentheses(sizeText(type.size))}`;
    case 'enum':
      return `enum(${[...type.values, ...(type.open ? ['*'] : [])].join('|')})`;
    case 'ref':
      return `ref(${type.of})`;
    case 'list':
      return listText(type.item, type.size);
    case 'map':
      return mapText(type.value, type.size);
    case 'object':
      return objectText(type.fields.map(fieldText), type.open === true);
    case 'union':
      return objectText([
        `$union: ${type.discriminator}`,
        ...type.arms.map(({ name, slot }) => `${name}: ${typeText(slot.type)}`),
      ]);
    case 'either':
      return type.of.map(typeText).join(' | ');
    case 'named':
    case 'entity':
      return type.name;
    case 'stream':
      return `stream(${slotText(type.item)})`;
    default:
      return type.kind;
  }
}

function stringText({ format, size, pattern }: Extract<TypeNode, { kind: 'string' }>): string {
  const arguments_ = pattern === undefined ? sizeText(size) : `/${pattern}/`;

  return (format ?? 'string') + inParentheses(arguments_);
}

function decimalText({
  digits,
  scale = 0,
  range,
}: Extract<TypeNode, { readonly kind: 'integer' | 'number' | 'bigint' | 'decimal' }>): string {
  const bounds = rangeText(range);

  if (digits === undefined) return `decimal${inParentheses(bounds)}`;

  const type = `decimal(${digits}.${scale})`;

  return bounds === '' ? type : `{ $type: ${type}, $range: ${bounds} }`;
}

function listText(item: SlotDocument, size: Size | undefined): string {
  return size === undefined
    ? `[${slotText(item)}]`
    : `{ $list: ${slotText(item)}, $size: ${sizeText(size)} }`;
}

function mapText(value: SlotDocument, size: Size | undefined): string {
  return size === undefined
    ? `map(${slotText(value)})`
    : `{ $map: ${slotText(value)}, $size: ${sizeText(size)} }`;
}

function objectText(members: readonly string[], open = false): string {
  const all = open ? [...members, '...'] : members;

  return all.length === 0 ? '{}' : `{ ${all.join(', ')} }`;
}

function inParentheses(text: string): string {
  return text === '' ? '' : `(${text})`;
}

export function sizeText(size: Size | undefined): string {
  if (size === undefined) return '';
  if (size.min === size.max) return String(size.min);

  return `${size.min ?? ''}..${size.max ?? ''}`;
}

export function rangeText(range: Range | undefined): string {
  if (range === undefined) return '';

  const { min, max, above, below } = range;

  if (min !== undefined && min === max) return min;

  const low = min ?? (above === undefined ? '' : `>${above}`);
  const high = max ?? (below === undefined ? '' : `<${below}`);

  return low === '' && high === '' ? '' : `${low}..${high}`;
}

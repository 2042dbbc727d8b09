// `surface`: a hash of what an element is on the wire. No order, no texts, no readers' defaults.

import type { Operation } from '../2-model/model.ts';
import type { Field, Range, Size, Slot, Type } from '../2-model/type-model.ts';
import { digest } from '../base/digest.ts';
import { NONE } from '../base/lists.ts';
import { oncePer } from '../base/once-per.ts';
import { jsonText } from './plain.ts';
import type { Program } from './program.ts';

type Element = Slot | string | undefined;

export function surfaceOf(elements: readonly Element[], program: Program): string {
  const forms = formsOf(program);

  return digest(
    elements.map((e) => (typeof e === 'object' ? slotForm(e, forms, NONE) : (e ?? ''))).join('\n'),
  );
}

/** Of an operation: what it takes and answers, and how it fails. */
export function operationSurface(operation: Operation, program: Program): string {
  const known = ofOperations.get(operation);

  if (known !== undefined) return known;

  const surface = surfaceOf(operationElements(operation), program);

  ofOperations.set(operation, surface);

  return surface;
}

const ofOperations = new WeakMap<Operation, string>();

function operationElements({ type, scope, input, output, errors }: Operation): readonly Element[] {
  const declaredErrors = errors
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((e) => [e.name, String(e.status), e.data]);

  return [type, scope, input, output, ...declaredErrors];
}

interface Forms {
  readonly program: Program;
  /** Of named types and entities, outside any circle. */
  readonly known: Map<string, string>;
}

const formsOf = oncePer((program: Program): Forms => ({ program, known: new Map() }));

/** Canonical text: members by name, sets in order of their text, bounds by value. */
function slotForm(slot: Slot, context: Forms, open: readonly string[]): string {
  let form = typeForm(slot.type, context, open);

  if (slot.nullable) form += '|null';

  if ('optional' in slot) {
    if (slot['optional'] === true) form += '?';
    if (slot.default !== undefined) form += '=';
  }

  return form;
}

function typeForm(type: Type, context: Forms, open: readonly string[]): string {
  switch (type.kind) {
    case 'named':
      return targetForm(type.target, context, open);
    case 'entity':
      return targetForm(type.component, context, open);
    case 'list':
      return `[${slotForm(type.item, context, open)}]${size(type.size)}`;
    case 'stream':
      return `stream(${slotForm(type.item, context, open)})`;
    case 'map':
      return `map(${slotForm(type.value, context, open)})${size(type.size)}`;
    case 'object':
      return `{${type.open === true ? '...' : ''}${fieldForms(type.fields, context, open)}}`;
    case 'union':
      return `union ${JSON.stringify(type.discriminator)}(${type.arms
        .map((arm) => `${jsonText(arm.name)}:${slotForm(arm.slot, context, open)}`)
        .sort()
        .join()})`;
    case 'either':
      return `(${type.of
        .map((arm) => typeForm(arm, context, open))
        .sort()
        .join('|')})`;
    case 'enum':
      return `enum${type.open ? '*' : ''}${JSON.stringify(type.values.toSorted())}`;
    case 'ref':
      return `ref(${type.of})`;
    default:
      return scalarForm(type);
  }
}

type Scalar = Exclude<
  Type,
  {
    kind:
      | 'named'
      | 'entity'
      | 'list'
      | 'stream'
      | 'map'
      | 'object'
      | 'union'
      | 'either'
      | 'enum'
      | 'ref';
  }
>;

/** Those that are written alike are one object. */
const scalarForm = oncePer(newScalarForm);

function newScalarForm(type: Scalar): string {
  switch (type.kind) {
    case 'string':
      return `${type.format ?? 'string'}${size(type.size)}${type.pattern === undefined ? '' : JSON.stringify(type.pattern)}`;
    case 'bytes':
      return `bytes${size(type.size)}`;
    case 'integer':
    case 'number':
    case 'bigint':
    case 'decimal':
      return `${type.kind}${range(type.range)}${type.digits === undefined ? '' : `${type.digits}.${type.scale ?? 0}`}`;
    case 'timestamp':
    case 'date':
      return `${type.kind}${range(type.range)}`;
    default:
      return type.kind;
  }
}

/** What a name means, spelled out; a circle says how far up it leads. */
function targetForm(target: string, context: Forms, open: readonly string[]): string {
  const depth = open.indexOf(target);

  if (depth >= 0) return `^${open.length - depth}`;

  const known = context.known.get(target);

  if (known !== undefined) return known;

  const { index } = context.program;
  const inside = [...open, target];
  const form = target.includes('/')
    ? slotForm(index.type(target).slot, context, inside)
    : `entity{${fieldForms(index.component(target).entity?.fields ?? [], context, inside)}}`;

  if (!form.includes('^')) context.known.set(target, form);

  return form;
}

function fieldForms(
  fields: Extract<Type, { kind: 'object' }>['fields'],
  context: Forms,
  open: readonly string[],
): string {
  const forms: string[] = [];

  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as Field;

    forms.push(`${jsonText(field.name)}:${slotForm(field, context, open)}`);
  }

  return forms.sort().join();
}

function size(of: Size | undefined): string {
  return of === undefined ? '' : `(${of.min ?? ''}..${of.max ?? ''})`;
}

function range(of: Range | undefined): string {
  if (of === undefined) return '';

  return `(${of.min ?? (of.above === undefined ? '' : `>${of.above}`)}..${of.max ?? (of.below === undefined ? '' : `<${of.below}`)})`;
}

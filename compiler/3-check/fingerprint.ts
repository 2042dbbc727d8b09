// `surface`: a hash of what an element is on the wire. No order, no texts, no readers' defaults.
import { digest } from '../base/digest.ts';
import type { Slot, Type } from '../2-model/type-model.ts';
import type { Program } from './program.ts';

type Element = Slot | string | undefined;

export function surfaceOf(element: Element | readonly Element[], program: Program): string {
  const parts = Array.isArray(element) ? (element as readonly Element[]) : [element as Element];

  return digest(JSON.stringify(parts.map((part) => (typeof part === 'object' ? slotForm(part, program, []) : (part ?? null)))));
}

function slotForm(slot: Slot, program: Program, open: readonly string[]): unknown {
  return [typeForm(slot.type, program, open), slot.nullable, ...('optional' in slot ? [slot['optional'], slot.default !== undefined] : [])];
}

function typeForm(type: Type, program: Program, open: readonly string[]): unknown {
  const inner = (slot: Slot): unknown => slotForm(slot, program, open);

  switch (type.kind) {
    case 'named': {
      if (open.includes(type.target)) return ['again', open.indexOf(type.target)];

      return slotForm(program.index.type(type.target).slot, program, [...open, type.target]);
    }
    case 'entity': {
      const key = `${type.component}#entity`;

      if (open.includes(key)) return ['again', open.indexOf(key)];

      const fields = program.index.component(type.component).entity?.fields ?? [];

      return ['entity', fieldForms(fields, program, [...open, key])];
    }
    case 'list':
      return [type.kind, inner(type.item), bounds(type.size)];
    case 'stream':
      return [type.kind, inner(type.item)];
    case 'map':
      return [type.kind, inner(type.value), bounds(type.size)];
    case 'object':
      return [type.kind, type.open === true, fieldForms(type.fields, program, open)];
    case 'union':
      return [type.kind, type.discriminator, type.arms.map((arm) => [arm.name, inner(arm.slot)]).toSorted(byText)];
    case 'either':
      return [type.kind, type.of.map((arm) => typeForm(arm, program, open)).toSorted(byText)];
    case 'enum':
      return [type.kind, type.open, type.values.toSorted()];
    case 'ref':
      return [type.kind, type.of];
    case 'string':
      return [type.kind, type.format, bounds(type.size), type.pattern];
    case 'bytes':
      return [type.kind, bounds(type.size)];
    case 'integer':
    case 'number':
    case 'bigint':
    case 'decimal':
      return [type.kind, bounds(type.range), type.digits, type.scale];
    case 'timestamp':
    case 'date':
      return [type.kind, bounds(type.range)];
    default:
      return [type.kind];
  }
}

function fieldForms(fields: Extract<Type, { kind: 'object' }>['fields'], program: Program, open: readonly string[]): unknown {
  return fields.map((f) => [f.name, slotForm(f, program, open)]).toSorted(byText);
}

function bounds(of: { readonly at?: unknown } | undefined): unknown {
  if (of === undefined) return null;

  const { at: _, ...rest } = of as Readonly<Record<string, unknown>>;

  return Object.entries(rest).toSorted(byText);
}

function byText(a: unknown, b: unknown): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];

  return left < right ? -1 : left > right ? 1 : 0;
}

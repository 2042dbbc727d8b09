// types.ts for hand-made slots, by the table of the language: what the emitted checks must compile against.

import type { Field, Slot, Type } from '../../compiler/2-model/type-model.ts';
import type {
  CheckedTypes,
  CheckRequest,
  CheckRoot,
  Position,
} from '../../compiler/4-emit/check/check-request.ts';
import { armFields, isSecret, travelling } from '../../compiler/4-emit/check/slot-shape.ts';

export function typesText({ roots, types }: Pick<CheckRequest, 'roots' | 'types'>): string {
  const named = [...types.values()].map(({ name, slot }) =>
    declared(name, slot, { position: 'in', types }),
  );
  const own = roots.map((root: CheckRoot) =>
    declared(root.name, root.slot, { position: root.position, types }),
  );

  return `import type * as v1 from '@toac/runtime/v1';\n\n${[...named, ...own].join('\n')}\nexport type Used = v1.Decimal;\n`;
}

interface Context {
  readonly position: Position;
  readonly types: CheckedTypes;
}

function declared(name: string, slot: Slot, context: Context): string {
  if (slot.type.kind === 'object' && slot.type.open !== true && !slot.nullable) {
    return `export interface ${name} ${objectText(slot.type.fields, context)}`;
  }

  return `export type ${name} = ${typeText(slot, context)};`;
}

function typeText(slot: Slot, context: Context): string {
  const inner = ofType(slot.type, context);
  const kept = isSecret(slot) ? `v1.Secret<${inner}>` : inner;

  return slot.nullable && slot.type.kind !== 'any' ? `${kept} | null` : kept;
}

function ofType(type: Type, context: Context): string {
  switch (type.kind) {
    case 'integer':
    case 'number':
      return 'number';
    case 'bigint':
    case 'boolean':
      return type.kind;
    case 'decimal':
      return 'v1.Decimal';
    case 'timestamp':
      return 'globalThis.Date';
    case 'date':
      return 'v1.DateText';
    case 'duration':
      return 'v1.Duration';
    case 'bytes':
      return 'globalThis.Uint8Array';
    case 'enum':
      return [
        ...type.values.map((v) => JSON.stringify(v)),
        ...(type.open ? ['(string & {})'] : []),
      ].join(' | ');
    case 'ref':
      return `v1.Id<${JSON.stringify(type.of)}>`;
    case 'any':
      return 'unknown';
    case 'string':
    case 'secret':
      return 'string';
    default:
      return composed(type, context);
  }
}

function composed(type: Type, context: Context): string {
  switch (type.kind) {
    case 'list':
      return `readonly (${typeText(type.item, context)})[]`;
    case 'map':
      return `{ readonly [key: string]: ${typeText(type.value, context)} }`;
    case 'object':
      return `${objectText(type.fields, context)}${type.open === true ? ' & { readonly [key: string]: unknown }' : ''}`;
    case 'union':
      return type.arms
        .map(({ name, slot }) => {
          const fields = objectText(armFields(slot, type.discriminator, context.types), context);

          return `({ readonly ${JSON.stringify(type.discriminator)}: ${JSON.stringify(name)} } & ${fields})`;
        })
        .join(' | ');
    case 'either':
      return type.of.map((of) => `(${ofType(of, context)})`).join(' | ');
    case 'named':
    case 'entity':
      return type.name;
    case 'stream':
      return `AsyncIterable<${typeText(type.item, context)}>`;
    default:
      throw new Error(type.kind);
  }
}

function objectText(fields: readonly Field[], context: Context): string {
  const members = travelling(fields, context.position).map(
    (field) => `readonly ${memberName(field)}: ${typeText(field, context)};`,
  );

  return `{ ${members.join(' ')} }`;
}

function memberName({ name, optional }: Field): string {
  return `${name === '__proto__' ? '__proto__' : JSON.stringify(name)}${optional ? '?' : ''}`;
}

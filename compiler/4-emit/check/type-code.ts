// TypeScript types at places inside: by the parent's type and an index, so that they fit however types.ts spells them.
import { type Code, code, member, memberKey, name, text, width } from '../code/code.ts';
import type { CheckRoot } from './check-request.ts';
import { nameOf, type Place } from './place.ts';
import { lib, type Scope } from './scope.ts';
import type { JsonKind } from './slot-shape.ts';

/** What readers make, and what writers take: of a root, the callers' side. */
export type Side = 'value' | 'request';

/** Where a type is longer, it gets a name. */
const LONGEST = 60;

/** Undefined where the root has no type. */
export function typeCode(place: Place, side: Side, scope: Scope): Code | undefined {
  const { origin } = place;

  switch (origin.kind) {
    case 'type':
      return typeIn(
        origin.reference.from,
        (side === 'request' ? origin.request : undefined) ?? origin.reference.name,
        scope,
      );
    case 'root':
      return rootType(origin.root, side, scope);
    default: {
      const parent = typeCode(origin.parent, side, scope);

      return parent === undefined
        ? undefined
        : brief(place, innerType(place, parent, scope), side, scope);
    }
  }
}

function brief(place: Place, type: Code, side: Side, scope: Scope): Code {
  if (width(type) <= LONGEST) return type;

  const key = `alias ${side} ${scope.names.stem(place)}`;
  const known = scope.names.declared(key);

  if (known !== undefined) return name(known);

  const suffix = side === 'value' ? 'Value' : 'Request';
  const own = name(scope.names.declare(key, [`${nameOf(place)}${suffix}`]));
  const flat = code`type ${own} = ${type};`;

  scope.aliases.push(width(flat) <= 100 ? flat : code`type ${own} =\n  ${type};`);

  return own;
}

function rootType(root: CheckRoot, side: Side, scope: Scope): Code | undefined {
  if (root.type === false) return undefined;

  const own = root.type ?? { name: root.name, from: './types.ts' };
  const reference = side === 'request' ? (root.request ?? own) : own;
  const type = typeIn(reference.from, reference.name, scope);

  return root.slot.type.kind === 'stream' ? code`${lib(scope, 'Frame')}<${type}>` : type;
}

function typeIn(from: string, type: string, { module }: Scope): Code {
  const types = from.startsWith('./') ? 'types' : 'sharedTypes';

  return member(module.namespace(from, types, 'import type'), type);
}

function innerType({ origin, slot }: Place, parent: Code, scope: Scope): Code {
  switch (origin.kind) {
    case 'field': {
      const type = code`${present(origin.parent, parent, scope)}[${text(origin.field.name)}]`;

      return origin.absent && !slot.nullable
        ? code`${scope.module.global('NonNullable')}<${type}>`
        : type;
    }
    case 'item':
      return code`${present(origin.parent, parent, scope)}[number]`;
    case 'value':
      return code`${present(origin.parent, parent, scope)}[string]`;
    case 'arm': {
      const arm = code`{ readonly ${memberKey(origin.discriminator)}: ${text(origin.arm)} }`;

      return code`${scope.module.global('Extract')}<${parent}, ${arm}>`;
    }
    case 'part':
      return partType(origin.json, parent, scope);
    default:
      return parent;
  }
}

function partType(json: JsonKind, parent: Code, scope: Scope): Code {
  if (json !== 'list' && json !== 'record') return parent;

  return code`${lib(scope, json === 'list' ? 'ListOf' : 'RecordOf')}<${parent}>`;
}

/** Without null: what stands below it is not there either. */
export function present({ slot, origin }: Place, type: Code, { module }: Scope): Code {
  if (!slot.nullable || origin.kind === 'arm') return type;

  return code`${module.global('NonNullable')}<${type}>`;
}

// What paths in expressions begin with: each root, its members and their types.
import type { ComponentSyntax } from '../1-syntax/syntax.ts';
import { oncePer } from '../base/once-per.ts';
import { entityName } from './entity.ts';
import type { Root } from './expression-model.ts';
import type { Scope } from './scope.ts';
import type { Field, Slot, Type } from './type-model.ts';

export interface RootScope {
  readonly root: Root;
  /** In messages: "there is no field 'x' in Order". */
  readonly label: string;
  readonly members: readonly RootMember[];
  /** Any name is taken (policies, before the route is known). */
  readonly open: boolean;
  /** Every value under it may be absent. */
  readonly absent: boolean;
}

export interface RootMember {
  readonly name: string;
  readonly optional: boolean;
  readonly nullable: boolean;
  readonly type: Type;
  readonly at?: Slot['at'];
}

const TEXT: Type = { kind: 'string' };

export function entityRoot(component: ComponentSyntax, scope: Scope): RootScope {
  return {
    root: 'entity',
    label: entityName(component),
    members: scope.entity(component.id) ?? [],
    open: false,
    absent: false,
  };
}

export function inputRoot(input: Slot | undefined, operation: string): RootScope {
  const members = input?.type.kind === 'object' ? input.type.fields : [];
  const open = input?.type.kind === 'any';

  return { root: 'input', label: `the input of ${operation}`, members, open, absent: false };
}

const IDENTITY: RootScope = {
  root: 'identity',
  label: 'identity',
  members: [
    { name: 'id', optional: false, nullable: false, type: { kind: 'ref', of: 'identity' } },
    { name: 'scheme', optional: false, nullable: false, type: TEXT },
  ],
  open: false,
  absent: true,
};

export function identityRoot(): RootScope {
  return IDENTITY;
}

const REQUEST: RootScope = makeRequest();

export function requestRoot(): RootScope {
  return REQUEST;
}

function makeRequest(): RootScope {
  const headers: Type = {
    kind: 'map',
    value: { id: '', at: { file: '', start: 0, end: 0 }, type: TEXT, nullable: false },
  };
  const member = (name: string, type: Type): RootMember => ({
    name,
    optional: false,
    nullable: false,
    type,
  });

  return {
    root: 'request',
    label: 'the request',
    members: [
      member('headers', headers),
      member('body', { kind: 'bytes' }),
      { ...member('language', TEXT), optional: true },
      member('authority', TEXT),
    ],
    open: false,
    absent: false,
  };
}

export function claimsRoot(): RootScope {
  return { root: 'claims', label: 'the claims', members: [], open: true, absent: true };
}

export function routeRoot(parameters: readonly RootMember[] | undefined): RootScope {
  return {
    root: 'route',
    label: 'the path',
    members: parameters ?? [],
    open: parameters === undefined,
    absent: false,
  };
}

export function openRoot(root: Root, label: string): RootScope {
  return { root, label, members: [], open: true, absent: true };
}

export function eventRoot(payload: Slot | undefined, event: string, scope: Scope): RootScope {
  return {
    root: 'event',
    label: `the payload of ${event}`,
    members: payload === undefined ? [] : membersOf(payload.type, scope),
    open: payload === undefined || payload.type.kind === 'any',
    absent: false,
  };
}

/** Through names and entities, to the members of an object. */
export function membersOf(type: Type, scope: Scope): readonly RootMember[] {
  const meant = meaning(type, scope);

  if (meant.kind === 'object') return meant.fields;
  if (meant.kind === 'entity') return shown(scope.entity(meant.component) ?? []);

  return [];
}

/** Without the system's own. */
const shown = oncePer((fields: readonly Field[]): readonly Field[] =>
  fields.filter((f) => !f.name.startsWith('_')),
);

/** Through names, to the type itself. */
export function meaning(type: Type, scope: Scope): Type {
  let current = type;

  for (let i = 0; i < 32 && current.kind === 'named'; i++) {
    current = scope.named(current.target)?.type ?? { kind: 'any', unresolved: true };
  }

  return current;
}

// Who calls a route: nobody known, a stranger, everyone the entity is compared with, and every role, scheme and claim that
// the component names, with those beside them.
import type { Expression, PathOperand } from '../../2-model/expression-model.ts';
import { segmentsText } from '../../2-model/expression-text.ts';
import type { Json } from '../../2-model/type-model.ts';
import { type Context, type Knob, placeOf, relationOf } from './knob.ts';
import type { Caller, CallerIdentity, Values } from './matrix.ts';

const SCHEMES = ['basic', 'token', 'bearer'];

/** What a caller may be, one thing at a time; combinations are tried where nothing less decides. */
export interface Traits {
  readonly ids: readonly Trait<string>[];
  readonly roles: readonly Trait<readonly string[]>[];
  readonly schemes: readonly string[];
  readonly claims: readonly Trait<Values>[];
}

interface Trait<T> {
  readonly name: string;
  readonly value: T;
}

export interface Around {
  readonly context: Context;
  readonly knobs: ReadonlyMap<string, Knob>;
  /** Of the route, and of all that its component says. */
  readonly atoms: readonly Expression[];
  readonly named: readonly Expression[];
}

export function traitsOf(around: Around): Traits {
  const { atoms, named } = around;

  return {
    ids: unique(atoms.flatMap((atom) => relation(atom, around))),
    roles: unique(named.flatMap((atom) => rolesOf(atom, around))),
    schemes: named.some((a) => a.kind === 'scheme' || readsScheme(a)) ? SCHEMES : ['token'],
    claims: unique(atoms.flatMap((atom) => claimsOf(atom, around))),
  };
}

const STRANGER: CallerIdentity = { id: 'stranger', roles: [], scheme: 'token', claims: {} };

/** Each trait by itself. */
export function callersOf({ ids, roles, claims }: Traits): readonly Caller[] {
  const one = (name: string, own: Partial<CallerIdentity>): Caller => ({
    name,
    identity: { ...STRANGER, ...own },
  });

  return [
    { name: 'anonymous' },
    one('stranger', {}),
    ...ids.map(({ name, value: id }) => one(name, { id })),
    ...roles.map(({ name, value }) => one(name, { roles: value })),
    ...SCHEMES.map((scheme) => one(`scheme ${scheme}`, { scheme })),
    ...claims.map(({ name, value }) => one(name, { claims: value })),
  ];
}

/** All traits with each other, few at a time first. */
export function combinedCallers({ ids, roles, schemes, claims }: Traits): readonly Caller[] {
  const several = schemes.length > 1 ? schemes.map((s) => ({ name: `scheme ${s}`, value: s })) : [];
  const found: { readonly caller: Caller; readonly traits: number }[] = [
    { caller: { name: 'anonymous' }, traits: 0 },
  ];

  for (const id of [undefined, ...ids])
    for (const role of [undefined, ...roles, ...pairs(roles)])
      for (const scheme of [undefined, ...several])
        for (const claim of [undefined, ...claims]) {
          const names = [id, role, scheme, claim].flatMap((trait) => trait?.name ?? []);
          const identity: CallerIdentity = {
            id: id?.value ?? STRANGER.id,
            roles: role?.value ?? [],
            scheme: scheme?.value ?? STRANGER.scheme,
            claims: claim?.value ?? {},
          };
          const name = names.length === 0 ? 'stranger' : names.join(' and ');

          found.push({
            caller: { name, identity },
            traits: names.length + Math.max(0, identity.roles.length - 1),
          });
        }

  return found.toSorted((a, b) => a.traits - b.traits).map(({ caller }) => caller);
}

function pairs(roles: Traits['roles']): Traits['roles'] {
  return roles.flatMap((a, i) =>
    roles.slice(i + 1).map((b) => ({
      name: `${a.name} and ${b.name}`,
      value: [...a.value, ...b.value],
    })),
  );
}

function relation(atom: Expression, around: Around): readonly Trait<string>[] {
  const path = relationOf(atom);

  if (path === undefined) return [];

  const value = textOf(path, around);
  const name = [path.root, ...path.segments].join('.');

  return value === undefined ? [] : [{ name, value }];
}

/** As the usual case has it. */
function textOf(path: PathOperand, around: Around): string | undefined {
  const value = usualOf(path, around);
  const first = Array.isArray(value) ? (value as Json[])[0] : value;

  return typeof first === 'string' ? first : undefined;
}

function usualOf(path: PathOperand, { context, knobs }: Around): Json | undefined {
  if ((path.root === 'entity' || path.root === 'input') && path.segments[0] === 'id') {
    if (context.operation.scope !== 'new') return '<id>';
  }

  const found = placeOf(path, context);

  return found && knobs.get(`${found.place}.${found.path.join('.')}`)?.values[0];
}

/** The role, the one above it and one below it, and the same with another value in each of its places. */
function rolesOf(atom: Expression, around: Around): readonly Trait<readonly string[]>[] {
  if (atom.kind !== 'role') return [];

  const { segments } = atom;
  const written = segments.map((s) => (typeof s === 'string' ? s : segmentsText([s])));
  const held = segments.map((s) =>
    typeof s === 'string' ? s : (textOf(s, around) ?? s.segments.at(-1) ?? 'any'),
  );
  const role = (names: readonly string[], values: readonly string[]) => ({
    name: `role ${names.join(':')}`,
    value: [values.join(':')],
  });
  const others = segments.flatMap((s, i) =>
    typeof s === 'string' ? [] : [role(written.with(i, '(another)'), held.with(i, 'another'))],
  );
  const above = segments.length > 1 ? [role(written.slice(0, -1), held.slice(0, -1))] : [];

  return [role(written, held), ...others, ...above, role([...written, 'sub'], [...held, 'sub'])];
}

function readsScheme(atom: Expression): boolean {
  const operands = atom.kind === 'compare' ? [atom.left, atom.right] : [];

  return operands.some(
    (o) => o.kind === 'path' && o.root === 'identity' && o.segments[0] === 'scheme',
  );
}

function claimsOf(atom: Expression, around: Around): readonly Trait<Values>[] {
  const trait = (name: string, value: Json): Trait<Values> => ({
    name: `claim ${name} = ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    value: { [name]: value },
  });

  if (atom.kind === 'claim') return [trait(atom.name, atom.value), trait(atom.name, 'another')];
  if (atom.kind !== 'compare' && atom.kind !== 'in' && atom.kind !== 'true' && atom.kind !== 'has')
    return [];

  const operands =
    atom.kind === 'compare'
      ? [atom.left, atom.right]
      : atom.kind === 'in'
        ? [atom.left, ...atom.right]
        : [atom.path];

  return operands.flatMap((o, i) => {
    if (o.kind !== 'path' || o.root !== 'claims') return [];

    const name = o.segments[0] ?? '';
    const other = operands[i === 0 ? 1 : 0];
    const met =
      other?.kind === 'literal'
        ? other.value
        : other?.kind === 'path'
          ? (usualOf(other, around) ?? 'met')
          : true;

    return [trait(name, met ?? 'met'), trait(name, 'another')];
  });
}

function unique<T>(traits: readonly Trait<T>[]): readonly Trait<T>[] {
  return [...new Map(traits.map((t) => [JSON.stringify(t.value), t])).values()];
}

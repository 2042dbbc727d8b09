// The atoms of a scalar type: builtins with their arguments, names, `null` and `.`.

import type { ArgumentsSyntax, AtomSyntax, Name, ScalarTypeSyntax } from '../1-syntax/syntax.ts';
import type { Span } from '../base/source.ts';
import { BUILTINS } from './builtin.ts';
import { leafType } from './leaf.ts';
import { child } from './node-id.ts';
import { candidatesOf, miss, words } from './scope.ts';
import type { Field, Slot, Type } from './type-model.ts';
import type { TypePlace } from './type-place.ts';

export interface Atoms {
  readonly types: readonly Type[];
  readonly nullable: boolean;
  readonly from: readonly string[] | undefined;
  readonly doc: string | undefined;
  readonly secret: true | undefined;
  readonly misplaced: readonly { readonly what: string; readonly at: Span }[];
}

const UNRESOLVED: Type = { kind: 'any', unresolved: true };

export function atomsOf(syntax: ScalarTypeSyntax, place: TypePlace): Atoms {
  const types: Type[] = [];
  const misplaced: { what: string; at: Span }[] = [];
  let nullable = false;
  let self: Dot | undefined;

  for (let i = 0; i < syntax.atoms.length; i++) {
    const atom = syntax.atoms[i] as AtomSyntax;

    if (atom.kind === 'null') nullable = true;
    else if (atom.kind === 'self') {
      self = dot(atom, place, misplaced);
      types.push(self.field?.type ?? UNRESOLVED);
      nullable ||= self.field?.nullable ?? false;
    } else types.push(atomType(atom, place, misplaced));
  }

  return {
    types,
    nullable,
    from: self?.field === undefined ? undefined : self.path,
    doc: self?.field?.doc,
    secret: self?.field?.secret,
    misplaced,
  };
}

function atomType(
  atom: Exclude<AtomSyntax, { kind: 'self' | 'null' }>,
  place: TypePlace,
  misplaced: { what: string; at: Span }[],
): Type {
  if (atom.kind === 'broken') return UNRESOLVED;
  if (atom.kind === 'name') return namedType(atom.name, place);

  if (atom.word.value === 'blob') misplaced.push({ what: 'blob', at: atom.at });

  return leafType(atom.word.value, atom.args) ?? constructed(atom.word.value, atom.args, place);
}

function constructed(word: string, args: ArgumentsSyntax | undefined, place: TypePlace): Type {
  if (args?.kind === 'values') {
    return {
      kind: 'enum',
      values: args.values.map((v) => v.value),
      open: args.open,
      at: args.at,
      spans: args.values.map((v) => v.at),
    };
  }

  if (args?.kind === 'component' && word === 'ref') return referenceTo(args.name, place);

  if (args?.kind === 'type') {
    const inner = (segment: string): Slot =>
      place.slotOf(args.type, {
        ...place,
        id: child(place.id, segment),
        field: undefined,
        level: place.level + 2,
      });

    if (word === 'map') return { kind: 'map', value: inner('{}') };
    if (word === 'stream') return { kind: 'stream', item: inner('[]') };
  }

  return UNRESOLVED;
}

function referenceTo(name: Name, { scope }: TypePlace): Type {
  const known = scope.components.get(name.value);

  if (known?.entity !== undefined || /^identity(\.|$)/.test(name.value)) {
    return { kind: 'ref', of: name.value };
  }

  const candidates = [...scope.components.values()]
    .filter((c) => c.entity !== undefined)
    .map((c) => ({ name: c.id, at: c.entity?.at ?? c.at }));

  miss(scope, {
    what: 'component',
    name: name.value,
    at: name.at,
    scope: 'entity',
    candidates: [...candidates, ...words('identity')],
  });

  return UNRESOLVED;
}

function namedType(name: Name, place: TypePlace): Type {
  const { scope, component } = place;
  const here = component === undefined ? undefined : scope.components.get(component);
  const own = here?.types.find((t) => t.name.value === name.value);

  if (own !== undefined)
    return { kind: 'named', name: name.value, target: child(`${component}/types`, name.value) };
  if (scope.shared.has(name.value))
    return { kind: 'named', name: name.value, target: child('types', name.value) };

  const entity = place.self?.name;

  if (here?.entity !== undefined && component !== undefined && entity === name.value) {
    return { kind: 'entity', name: name.value, component };
  }

  miss(scope, {
    what: 'type',
    name: name.value,
    at: name.at,
    scope: '',
    candidates: [
      ...words(...BUILTINS.keys()),
      ...candidatesOf((here?.types ?? []).map((t) => t.name)),
      ...candidatesOf([...scope.shared.values()].map((t) => t.name)),
      ...(entity === undefined
        ? []
        : [
            {
              name: entity,
              ...(here?.entity?.name === undefined ? {} : { at: here.entity.name.at }),
            },
          ]),
    ],
  });

  return UNRESOLVED;
}

interface Dot {
  readonly path: readonly string[];
  readonly field: Slot | undefined;
}

function dot(
  atom: Extract<AtomSyntax, { kind: 'self' }>,
  place: TypePlace,
  misplaced: { what: string; at: Span }[],
): Dot {
  const { self, field } = place;

  if (self === undefined) {
    misplaced.push({ what: 'dot-without-entity', at: atom.at });

    return { path: [], field: undefined };
  }

  if (atom.path.length === 0) {
    if (field === undefined || place.level !== 1) {
      misplaced.push({ what: 'dot-below', at: atom.at });

      return { path: [], field: undefined };
    }

    return fieldAt([field], place, self.fields);
  }

  return fieldAt(atom.path, place, self.fields);
}

function fieldAt(path: readonly Name[], place: TypePlace, fields: readonly Field[]): Dot {
  let members: readonly Field[] = fields;
  let found: Field | undefined;
  let scope = place.self?.name ?? '';

  for (let i = 0; i < path.length; i++) {
    const { value, at } = path[i] as Name;

    found = members.find((f) => f.name === value);

    if (found === undefined) {
      const candidates = members.map((m) => ({ name: m.name, at: m.at }));

      miss(place.scope, { what: 'field', name: value, at, scope, candidates });

      return { path: [], field: undefined };
    }

    members = membersOf(found, place);
    scope = `${scope}.${value}`;
  }

  return { path: path.map((n) => n.value), field: found };
}

function membersOf(slot: Slot, { scope }: TypePlace): readonly Field[] {
  let type = slot.type;

  for (let i = 0; i < 32 && type.kind === 'named'; i++) {
    type = scope.named(type.target)?.type ?? UNRESOLVED;
  }

  return type.kind === 'object' ? type.fields : [];
}

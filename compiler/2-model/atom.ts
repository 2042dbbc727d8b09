// The atoms of a scalar type: builtins with their arguments, names, `null` and `.`.

import type { ArgumentsSyntax, AtomSyntax, Name, ScalarTypeSyntax } from '../1-syntax/syntax.ts';
import { byName } from '../base/by-name.ts';
import { BUILTINS } from './builtin.ts';
import { leafType } from './leaf.ts';
import { child, declared } from './node-id.ts';
import { candidatesOf, miss, words } from './scope.ts';
import type { Field, Slot, Type } from './type-model.ts';
import { below, misplace, type SlotDraft, type TypePlace } from './type-place.ts';

const UNRESOLVED: Type = { kind: 'any', unresolved: true };

/** Sets what the atoms say: the type, whether null is one, and what `.` brings along. */
export function readAtoms(slot: SlotDraft, { atoms }: ScalarTypeSyntax, place: TypePlace): void {
  const first = atoms[0];

  // Mostly there is one.
  if (atoms.length > 1 || first === undefined) readSeveral(slot, atoms, place);
  else if (first.kind === 'null') slot.nullable = true;
  else if (first.kind === 'self') takeOver(slot, dot(slot, first, place));
  else slot.type = atomType(first, slot, place);
}

function readSeveral(slot: SlotDraft, atoms: readonly AtomSyntax[], place: TypePlace): void {
  const types: Type[] = [];
  let self: Dot | undefined;

  for (const atom of atoms) {
    if (atom.kind === 'null') slot.nullable = true;
    else if (atom.kind === 'self') {
      self = dot(slot, atom, place);
      types.push(self.field?.type ?? UNRESOLVED);
      slot.nullable ||= self.field?.nullable ?? false;
    } else types.push(atomType(atom, slot, place));
  }

  if (self !== undefined) takeOver(slot, self);
  if (types.length > 1) slot.type = { kind: 'either', of: types };
  else if (types[0] !== undefined) slot.type = types[0];
}

function takeOver(slot: SlotDraft, { field, path }: Dot): void {
  if (field === undefined) return;

  slot.type = field.type;
  slot.from = path;

  if (field.nullable) slot.nullable = true;
  if (field.doc !== undefined) slot.doc = field.doc;
  if (field.secret !== undefined) slot.secret = field.secret;
}

function atomType(
  atom: Exclude<AtomSyntax, { kind: 'self' | 'null' }>,
  slot: SlotDraft,
  place: TypePlace,
): Type {
  if (atom.kind === 'broken') return UNRESOLVED;
  if (atom.kind === 'name') return namedType(atom.name, place);

  const { word, args } = atom;

  if (word.value === 'blob') misplace(slot, 'blob', atom.at);

  return leafType(word.value, args) ?? constructed(word.value, args, { id: slot.id, place });
}

interface Standing {
  readonly id: string;
  readonly place: TypePlace;
}

function constructed(
  word: string,
  args: ArgumentsSyntax | undefined,
  { id, place }: Standing,
): Type {
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
      place.slotOf(args.type, `${id}/${segment}`, below(place, 2));

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
  const own = here?.types.some((t) => t.name.value === name.value);

  if (component !== undefined && own === true)
    return { kind: 'named', name: name.value, target: declared(component, 'types', name.value) };
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

const NOWHERE: Dot = { path: [], field: undefined };

function dot(
  slot: SlotDraft,
  { at, path }: Extract<AtomSyntax, { kind: 'self' }>,
  place: TypePlace,
): Dot {
  if (place.self === undefined) {
    misplace(slot, 'dot-without-entity', at);

    return NOWHERE;
  }

  if (path.length > 0) return fieldAt(path, place, place.self.fields);

  if (slot.name === undefined || place.level !== 1) {
    misplace(slot, 'dot-below', at);

    return NOWHERE;
  }

  const field = byName(place.self.fields, slot.name);

  return field === undefined
    ? fieldAt([{ value: slot.name, at: slot.at }], place, place.self.fields)
    : { path: [slot.name], field };
}

function fieldAt(path: readonly Name[], place: TypePlace, fields: readonly Field[]): Dot {
  let members: readonly Field[] = fields;
  let found: Field | undefined;
  let scope = place.self?.name ?? '';

  for (let i = 0; i < path.length; i++) {
    const { value, at } = path[i] as Name;

    if (found !== undefined) members = membersOf(found, place);

    found = byName(members, value);

    if (found === undefined) {
      const candidates = members.map((m) => ({ name: m.name, at: m.at }));

      miss(place.scope, { what: 'field', name: value, at, scope, candidates });

      return NOWHERE;
    }

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

// Everything that a file of checks may declare, named before the first line is written: imports make way for it.
import { isReservedWord, pascalCase } from '../../base/names.ts';
import type { Type, UnionType } from '../../2-model/type-model.ts';
import type { CheckNeed, CheckRequest } from './check-request.ts';
import { type Analysis, analyse } from './features.ts';
import { allNeeds } from './needs.ts';
import { armPlace, fieldPlace, itemPlace, partPlace, type Place, rootPlace, valuePlace } from './place.ts';
import { armFields, defaultOf, jsonKind, travelling, typeAt } from './slot-shape.ts';

export interface Plan {
  readonly request: CheckRequest;
  readonly analysis: Analysis;
  /** What the file's own named types are asked for. */
  readonly needs: readonly CheckNeed[];
  /** All names that the file may declare. */
  readonly declared: ReadonlySet<string>;
  /** By a place's path, or by what a constant holds. */
  readonly names: ReadonlyMap<string, string>;
}

const FUNCTIONS = ['is', 'check', 'read', 'write'] as const;

export function planChecks(request: CheckRequest): Plan {
  const analysis = analyse(request.types);
  const needs = allNeeds(request, analysis);
  const declared = new Set<string>();
  const names = new Map<string, string>();
  const naming: Naming = { declared, names, analysis };
  const places = [...needs.map((need) => typePlace(need, request)), ...request.roots.map(rootPlace)];

  // Whole types first: a nested place makes way for them.
  for (const place of places) nameFunctions(place, naming);
  for (const place of places) nameBelow(place, naming);

  return { request, analysis, needs, declared, names };
}

/** The functions of a named type: for positions in which it reads differently, there are two families. */
export function typePlace({ target, position }: Pick<CheckNeed, 'target' | 'position'>, request: CheckRequest): Place {
  const { name, slot, typesFrom } = typeAt(request.types, target);

  return {
    path: `type ${target} ${position}`,
    name: typeFunctionName(name, position),
    slot,
    position,
    origin: { kind: 'type', target, reference: { name, from: typesFrom } },
  };
}

/** `isMoney`, and `isOpenMoney` for readers, to whom an object may have more properties. */
export function typeFunctionName(name: string, position: Place['position']): string {
  return position === 'out' ? `Open${name}` : name;
}

interface Naming {
  readonly declared: Set<string>;
  readonly names: Map<string, string>;
  readonly analysis: Analysis;
}

function nameFunctions(place: Place, { declared, names }: Naming): void {
  if (names.has(place.path)) return;

  let name = place.name;

  while (FUNCTIONS.some((fn) => declared.has(fn + name))) name = `Other${name}`;
  for (const fn of FUNCTIONS) declared.add(fn + name);

  names.set(place.path, name);
}

function nameBelow(place: Place, naming: Naming): void {
  nameConstants(place, naming);

  for (const inner of placesBelow(place, naming.analysis)) {
    nameFunctions(inner, naming);
    nameAliases(inner, naming);
    nameBelow(inner, naming);
  }
}

/** Only types that stand deep inside are long. */
function nameAliases(place: Place, { declared, names }: Naming): void {
  for (const side of ['value', 'request'] as const) {
    const { key, suffix } = aliasOf(place, side);
    let name = place.name + suffix;

    while (declared.has(name)) name = `Other${name}`;

    declared.add(name);
    names.set(key, name);
  }
}

function nameConstants(place: Place, naming: Naming): void {
  const { type } = place.slot;

  if (type.kind === 'object' || place.origin.kind === 'arm') nameConstant(place, keysOf(place), naming);
  if (type.kind === 'union') nameConstant(place, kindsOf(type), naming);
  if (type.kind === 'enum') nameConstant(place, valuesOf(type.values), naming);
  if (type.kind === 'string' && type.pattern !== undefined) nameConstant(place, patternOf(type.pattern), naming);
}

/** The name of a nested type, where one is needed. */
export function aliasOf(place: Place, side: 'value' | 'request'): ConstantKey {
  return { key: `alias ${side} ${place.path}`, suffix: side === 'value' ? 'Value' : 'Request' };
}

/** Which constant: a key that is equal where one constant serves both, and what its name ends in. */
export interface ConstantKey {
  readonly key: string;
  readonly suffix: string;
}

export function keysOf(place: Place): ConstantKey {
  return { key: `keys ${place.path}`, suffix: 'Keys' };
}

export function kindsOf(union: UnionType): ConstantKey {
  return { key: `kinds ${JSON.stringify(union.arms.map((arm) => arm.name))}`, suffix: 'Kinds' };
}

export function valuesOf(values: readonly string[]): ConstantKey {
  return { key: `values ${JSON.stringify(values)}`, suffix: 'Values' };
}

export function patternOf(source: string): ConstantKey {
  return { key: `pattern ${source}`, suffix: 'Pattern' };
}

/** A field's own name where it says enough: `stateValues`, `skuPattern`. */
function nameConstant(place: Place, { key, suffix }: ConstantKey, { declared, names }: Naming): void {
  if (names.has(key)) return;

  const shared = suffix === 'Values' || suffix === 'Pattern';
  const short = place.origin.kind === 'field' && shared ? [place.origin.field.name] : [];
  const candidates = [...short, place.name].map((stem) => lowerFirst(pascalCase(stem)) + suffix);
  let name = candidates.find((c) => !declared.has(c) && !isReservedWord(c) && /^[a-z]\w*$/i.test(c));

  for (let other = `other${place.name}${suffix}`; name === undefined; other = `other${other}`) {
    if (!declared.has(other)) name = other;
  }

  declared.add(name);
  names.set(key, name);
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

/** The places inside, that is, not those of named types. */
export function placesBelow(place: Place, analysis: Analysis): readonly Place[] {
  return place.origin.kind === 'arm'
    ? armPlaces(place, analysis)
    : placesOf(place, place.slot.type, analysis);
}

function placesOf(place: Place, type: Type, analysis: Analysis): readonly Place[] {
  switch (type.kind) {
    case 'list':
      return [itemPlace(place, type.item)];
    case 'map':
      return [valuePlace(place, type.value)];
    case 'object':
      return fieldPlaces(place, type.fields, analysis);
    case 'union':
      return type.arms.map((arm) => armPlace(place, type.discriminator, arm));
    case 'either':
      return type.of.map((of) => partPlace(place, of, jsonKind(of, analysis.types)));
    default:
      return [];
  }
}

/** Of an arm, whose object may be a named one, the fields stand in the union itself. */
export function armPlaces(place: Place, analysis: Analysis): readonly Place[] {
  const discriminator = place.origin.kind === 'arm' ? place.origin.discriminator : '';

  return fieldPlaces(place, armFields(place.slot, discriminator, analysis.types), analysis);
}

function fieldPlaces(
  place: Place,
  fields: Parameters<typeof travelling>[0],
  { types }: Analysis,
): readonly Place[] {
  return travelling(fields, place.position).map((field) =>
    fieldPlace(place, field, field.optional || defaultOf(field, place.position, types) !== undefined),
  );
}

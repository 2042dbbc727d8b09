// What of an entity or a request conditions look at, where it is set, and the values that are worth trying there.
import type { Expression, Operand, PathOperand } from '../../2-model/expression-model.ts';
import type { Operation, Route } from '../../2-model/model.ts';
import type { Json, Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { sampleOfType } from './sample-value.ts';
import { alternativesTo, momentsAround, nearby } from './worth-trying.ts';

export type Place = 'entity' | 'input' | 'parameter' | 'header';

export interface Knob {
  /** `entity.state` */
  readonly name: string;
  readonly place: Place;
  readonly path: readonly string[];
  /** The first is the usual one; undefined: absent. */
  readonly values: readonly (Json | undefined)[];
}

export interface Context {
  readonly route: Route;
  readonly operation: Operation;
  readonly program: Program;
}

/** Those of all conditions, with what each of these wants to be tried. */
export function knobsOf(atoms: readonly Expression[], context: Context): ReadonlyMap<string, Knob> {
  const knobs = new Map<string, Knob>();
  const add = (path: PathOperand, wanted: readonly (Json | undefined)[]): void => {
    const found = placeOf(path, context);

    if (found === undefined) return;

    const name = `${found.place}.${found.path.join('.')}`;
    const known = knobs.get(name)?.values ?? [];
    const values = distinct([...known, ...wanted, ...(path.absent ? [undefined] : [])]);

    knobs.set(name, { ...found, name, values });
  };

  // Who is compared with the caller is somebody: that decides about the usual value.
  for (const atom of atoms.toSorted((a, b) => Number(isRelation(b)) - Number(isRelation(a))))
    want(atom, add, context);

  return knobs;
}

type Add = (path: PathOperand, wanted: readonly (Json | undefined)[]) => void;

function want(atom: Expression, add: Add, { program }: Context): void {
  const usual = (path: PathOperand): Json => usualValue(path.type, path, program);

  switch (atom.kind) {
    case 'compare':
      pair([atom.left, atom.right], add, usual);
      pair([atom.right, atom.left], add, usual);
      break;
    case 'in':
      member(atom, add, usual);
      break;
    case 'has':
      add(atom.path, [usual(atom.path)]);
      break;
    case 'true':
      add(atom.path, [true, false]);
      break;
    case 'role':
      for (const segment of atom.segments)
        if (typeof segment !== 'string') add(segment, [usual(segment)]);
      break;
    default:
  }
}

/** Lists come with one item. */
function usualValue(type: Type, path: PathOperand, program: Program): Json {
  const hint = path.segments.filter((s) => s !== '[]').at(-1) ?? path.root;

  return sampleOfType(type, program, hint);
}

type Usual = (path: PathOperand) => Json;

function pair([one, other]: readonly [Operand, Operand], add: Add, usual: Usual): void {
  const path = unshifted(one);

  if (path.kind !== 'path' || path.segments.includes('[]')) return;

  const by = one.kind === 'shift' ? one.by : 0;

  switch (other.kind) {
    case 'literal':
      add(path, other.value === null ? [usual(path)] : alternativesTo(other.value, path.type));
      break;
    case 'path':
      add(path, [usual(path), ...beside(other, usual), ...nearby(usual(path), path.type)]);
      break;
    case 'now':
    case 'today':
    case 'shift':
      add(path, momentsAround(other, path.type, by));
      break;
    default:
  }
}

/** The caller comes to meet the value, not the value the caller. */
function beside(other: PathOperand, usual: Usual): readonly Json[] {
  if (other.root === 'identity' || other.root === 'claims') return [];

  const value = usual(other);

  return [value, ...nearby(value, other.type)];
}

function unshifted(operand: Operand): Operand {
  return operand.kind === 'shift' ? unshifted(operand.of) : operand;
}

type In = Extract<Expression, { readonly kind: 'in' }>;

function member({ left, right }: In, add: Add, usual: Usual): void {
  const [only] = right;

  if (only?.kind === 'path') {
    const item = usual(only);
    const list = Array.isArray(item) ? (item as Json[]) : [item];

    if (!only.segments.includes('[]')) add(only, [list.length === 0 ? ['member'] : list, []]);
    if (left.kind === 'path') add(left, [list[0] ?? 'member', ...nearby('member', left.type)]);

    return;
  }

  if (left.kind !== 'path') return;

  const values = right.flatMap((r) => (r.kind === 'literal' ? [r.value] : []));
  const others =
    left.type.kind === 'enum'
      ? left.type.values
      : values.flatMap((value) => nearby(value, left.type));
  const other = others.find((value) => !values.includes(value));

  add(left, other === undefined ? values : [...values, other]);
}

/** Where a path's value is set; undefined where nobody can set it, or the caller does. */
export function placeOf(
  { root, segments }: PathOperand,
  { route, operation }: Pick<Context, 'route' | 'operation'>,
): { readonly place: Place; readonly path: readonly string[] } | undefined {
  const [first = '', ...inside] = segments;

  switch (root) {
    case 'entity':
      if (operation.scope === 'new') return inputPlace(route, segments);
      if (first === 'id' || (first.startsWith('_') && first !== '_created' && first !== '_updated'))
        return undefined;

      return { place: 'entity', path: segments };
    case 'input':
      return inputPlace(route, segments);
    case 'route':
      return parameterPlace(route, first);
    case 'request':
      return first === 'headers' && inside.length === 1
        ? { place: 'header', path: inside }
        : undefined;
    default:
      return undefined;
  }
}

function inputPlace(route: Route, segments: readonly string[]) {
  const [name = ''] = segments;
  const parameter = route.segments.find(
    ({ parameter: p }) => p?.binds.to === 'input' && p.binds.name === name,
  )?.parameter;

  if (parameter !== undefined) return { place: 'parameter', path: [parameter.name] } as const;
  if (route.bind.some((b) => b.input.name === name)) return undefined;

  return { place: 'input', path: segments } as const;
}

function parameterPlace(route: Route, name: string) {
  const binds = route.segments.find((s) => s.parameter?.name === name)?.parameter?.binds;

  if (binds === undefined || binds.to === 'id') return undefined;
  if (binds.to === 'criterion')
    return binds.field === 'id' ? undefined : ({ place: 'entity', path: [binds.field] } as const);

  return { place: 'parameter', path: [name] } as const;
}

/** Whether it compares something with the caller. */
export function isRelation(atom: Expression): boolean {
  return relationOf(atom) !== undefined;
}

/** What is compared with who calls. */
export function relationOf(atom: Expression): PathOperand | undefined {
  const operands =
    atom.kind === 'compare'
      ? [atom.left, atom.right]
      : atom.kind === 'in'
        ? [atom.left, ...atom.right]
        : [];

  if (!operands.some(isCaller)) return undefined;

  return operands.find((o): o is PathOperand => o.kind === 'path' && !isCaller(o));
}

function isCaller(operand: Operand): boolean {
  return operand.kind === 'path' && operand.root === 'identity' && operand.segments[0] === 'id';
}

function distinct(values: readonly (Json | undefined)[]): readonly (Json | undefined)[] {
  const seen = new Map(values.map((value) => [JSON.stringify(value) ?? 'absent', value]));

  return [...seen.values()];
}

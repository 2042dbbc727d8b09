// What differs on the wire, as data for the client's runtime: moments, bigints, bytes. Most types have no shape.
import type { Field, Slot, Type, UnionType } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { camelCase } from '../../base/names.ts';
import { oncePer } from '../../base/once-per.ts';
import { type Code, code, name } from '../code/code.ts';
import { type Data, literal, Verbatim } from '../code/literal.ts';
import { visibleMembers } from './visible.ts';

export interface ShapeContext {
  readonly program: Program;
  /** Shapes of named types, by their node id. */
  readonly named: Map<string, { readonly name: string; data: Data | undefined }>;
}

export function shapeContext(program: Program): ShapeContext {
  return { program, named: new Map() };
}

/** Constants that shapes refer to; ask when all shapes are known. */
export function shapeConstants({ named }: ShapeContext): readonly Code[] {
  return [...named.values()].flatMap(({ name: own, data }) =>
    data === undefined ? [] : [code`const ${name(own)} = ${literal(data, own.length + 10)};`],
  );
}

export function slotShape(slot: Slot, context: ShapeContext): Data | undefined {
  return shapeOf(slot.type, context);
}

export function shapeOf(type: Type, context: ShapeContext): Data | undefined {
  switch (type.kind) {
    case 'timestamp':
      return 'time';
    case 'bigint':
    case 'bytes':
      return type.kind;
    case 'list':
      return around('list', shapeOf(type.item.type, context));
    case 'map':
      return around('map', shapeOf(type.value.type, context));
    case 'object':
      return fields(type.fields, context);
    case 'union':
      return unionShape(type, context);
    case 'either':
      return type.of.map((arm) => shapeOf(arm, context)).find((shape) => shape !== undefined);
    case 'named':
      return namedShape(type.target, type.name, context);
    case 'entity':
      return namedShape(type.component, type.name, context);
    default:
      return undefined;
  }
}

function around(kind: 'list' | 'map', inner: Data | undefined): Data | undefined {
  return inner === undefined ? undefined : { [kind]: inner };
}

function fields(
  of: readonly Pick<Field, 'name' | 'type'>[],
  context: ShapeContext,
): Data | undefined {
  const found: [string, Data][] = [];

  for (let i = 0; i < of.length; i++) {
    const { name, type } = of[i] as Field;
    const shape = shapeOf(type, context);

    if (shape !== undefined) found.push([name, shape]);
  }

  return found.length === 0 ? undefined : { fields: Object.fromEntries(found) };
}

function unionShape({ discriminator, arms }: UnionType, context: ShapeContext): Data | undefined {
  const found = arms
    .map((arm) => [arm.name, shapeOf(arm.slot.type, context)] as const)
    .filter(([, shape]) => shape !== undefined);

  return found.length === 0 ? undefined : { by: discriminator, arms: Object.fromEntries(found) };
}

/** By a function, so that recursive types end. */
function namedShape(target: string, typeName: string, context: ShapeContext): Data | undefined {
  if (!holdsShape(target, context.program)) return undefined;

  const known = context.named.get(target);
  const own = known?.name ?? `${camelCase(typeName)}Shape`;

  if (known === undefined) {
    const entry = { name: own, data: undefined as Data | undefined };

    context.named.set(target, entry);
    entry.data = contentOf(target, context);
  }

  return new Verbatim(code`() => ${name(own)}`);
}

function contentOf(target: string, context: ShapeContext): Data | undefined {
  const { program } = context;

  if (!target.includes('/'))
    return fields(visibleMembers(program.index.component(target)), context);

  return shapeOf(program.index.type(target).slot.type, context);
}

const answers = oncePer((_program: Program) => new Map<string, boolean>());

/** Whether anything inside differs. */
function holdsShape(target: string, program: Program): boolean {
  const known = answers(program);
  const answer = known.get(target);

  if (answer !== undefined) return answer;

  const search: Search = { program, known, seen: new Set() };
  const holds = targetHolds(target, search);

  if (holds) known.set(target, true);
  else for (const seen of search.seen) known.set(seen, false);

  return holds;
}

interface Search {
  readonly program: Program;
  readonly known: ReadonlyMap<string, boolean>;
  /** Types that were looked into: recursive ones end. */
  readonly seen: Set<string>;
}

function targetHolds(target: string, search: Search): boolean {
  const { program, known, seen } = search;
  const answer = known.get(target);

  if (answer !== undefined) return answer;
  if (seen.has(target)) return false;

  seen.add(target);

  return target.includes('/')
    ? typeHolds(program.index.type(target).slot.type, search)
    : fieldsHold(visibleMembers(program.index.component(target)), search);
}

function typeHolds(type: Type, search: Search): boolean {
  switch (type.kind) {
    case 'timestamp':
    case 'bigint':
    case 'bytes':
      return true;
    case 'list':
      return typeHolds(type.item.type, search);
    case 'map':
      return typeHolds(type.value.type, search);
    case 'object':
      return fieldsHold(type.fields, search);
    case 'union':
      return type.arms.some((arm) => typeHolds(arm.slot.type, search));
    case 'either':
      return type.of.some((arm) => typeHolds(arm, search));
    case 'named':
      return targetHolds(type.target, search);
    case 'entity':
      return targetHolds(type.component, search);
    default:
      return false;
  }
}

function fieldsHold(fields: readonly Field[], search: Search): boolean {
  for (let i = 0; i < fields.length; i++)
    if (typeHolds((fields[i] as Field).type, search)) return true;

  return false;
}

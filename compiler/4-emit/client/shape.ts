// What differs on the wire, as data for the client's runtime: moments, bigints, bytes. Most types have no shape.
import type { Slot, Type } from '../../2-model/type-model.ts';
import { entityMembers } from '../../3-check/lookup.ts';
import type { Program } from '../../3-check/program.ts';
import { camelCase } from '../../base/names.ts';
import { oncePer } from '../../base/once-per.ts';
import { type Code, code, name } from '../code/code.ts';
import { type Data, literal, Verbatim } from '../code/literal.ts';

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
    case 'union': {
      const arms = type.arms
        .map((arm) => [arm.name, shapeOf(arm.slot.type, context)] as const)
        .filter(([, shape]) => shape !== undefined);

      return arms.length === 0
        ? undefined
        : { by: type.discriminator, arms: Object.fromEntries(arms) };
    }
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
  of: readonly { readonly name: string; readonly type: Type }[],
  context: ShapeContext,
): Data | undefined {
  const members = of
    .map((f) => [f.name, shapeOf(f.type, context)] as const)
    .filter(([, shape]) => shape !== undefined);

  return members.length === 0 ? undefined : { fields: Object.fromEntries(members) };
}

/** By a function, so that recursive types end. */
function namedShape(target: string, typeName: string, context: ShapeContext): Data | undefined {
  const known = context.named.get(target);
  const own = known?.name ?? `${camelCase(typeName)}Shape`;

  if (known === undefined) {
    const entry = { name: own, data: undefined as Data | undefined };

    context.named.set(target, entry);

    if (holdsShape(target, context.program)) entry.data = contentOf(target, context);
  }

  return holdsShape(target, context.program) ? new Verbatim(code`() => ${name(own)}`) : undefined;
}

function contentOf(target: string, context: ShapeContext): Data | undefined {
  const { program } = context;

  if (!target.includes('/'))
    return fields(
      entityMembers(program.index.component(target)).filter((f) => f.secret !== true),
      context,
    );

  return shapeOf(program.index.type(target).slot.type, context);
}

const found = oncePer((_program: Program) => new Map<string, boolean>());

/** Whether anything inside differs. */
function holdsShape(target: string, program: Program): boolean {
  const known = found(program);
  const holds = known.get(target) ?? looksFor(target, program, []);

  known.set(target, holds);

  return holds;
}

/** Through recursion. */
function looksFor(target: string, program: Program, open: readonly string[]): boolean {
  if (open.includes(target)) return false;

  const look = (type: Type): boolean => {
    switch (type.kind) {
      case 'timestamp':
      case 'bigint':
      case 'bytes':
        return true;
      case 'list':
        return look(type.item.type);
      case 'map':
        return look(type.value.type);
      case 'object':
        return type.fields.some((f) => look(f.type));
      case 'union':
        return type.arms.some((arm) => look(arm.slot.type));
      case 'either':
        return type.of.some(look);
      case 'named':
        return looksFor(type.target, program, [...open, target]);
      case 'entity':
        return looksFor(type.component, program, [...open, target]);
      default:
        return false;
    }
  };

  if (!target.includes('/'))
    return entityMembers(program.index.component(target)).some(
      (f) => f.secret !== true && look(f.type),
    );

  return look(program.index.type(target).slot.type);
}

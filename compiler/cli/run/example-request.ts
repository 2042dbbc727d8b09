// A request that a person can paste into a shell: of a route that needs no role, and best creates something.
import type { Operation, Route } from '../../2-model/model.ts';
import type { Field, Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { publicInputs } from '../../4-emit/routes/public-inputs.ts';

export function exampleRequest(program: Program, gateway: string): string | undefined {
  const routes = program.routes.filter((route) => route.segments.every((s) => !s.parameter));
  const [best] = routes
    .map((route) => ({ route, fit: fitOf(route, program) }))
    .sort((a, b) => b.fit - a.fit);

  return best && requestLine(best.route, program, gateway);
}

/** Who is anybody can do it, and it makes something or shows something. */
function fitOf(route: Route, program: Program): number {
  const { scope } = operationOf(route, program);
  const makes = route.method === 'POST' && scope === 'new' && isSure(route, program);
  const use = makes ? 2 : route.method === 'GET' ? 1 : 0;

  return use + (isForAnybody(route) ? 3 : 0);
}

/** Texts and the like can be made up; what has a form of its own, hardly. */
function isSure(route: Route, program: Program): boolean {
  return neededOf(route, program).every(({ type }) => {
    if (type.kind !== 'string') return type.kind === 'enum' || type.kind === 'boolean';

    const { pattern, format, size } = type;

    return pattern === undefined && format === undefined && fits(size);
  });
}

function fits(size: { readonly min?: number; readonly max?: number } = {}): boolean {
  const { length } = TEXT;

  return (size.min ?? 0) <= length && length <= (size.max ?? length);
}

const TEXT = 'example';

function neededOf(route: Route, program: Program): readonly Field[] {
  const fields = publicInputs(route, operationOf(route, program), program) ?? [];

  return fields.filter((f) => !f.optional && f.default === undefined);
}

function isForAnybody({ access }: Route): boolean {
  const { kind } = access?.gateway ?? { kind: 'unknown' };

  return kind === 'constant' || kind === 'authenticated' || kind === 'unknown';
}

function operationOf({ operation }: Route, program: Program): Operation {
  return program.index.operation(operation.id);
}

function requestLine(route: Route, program: Program, gateway: string): string {
  const { method, path, access } = route;
  const isOpen = access?.allow.kind === 'constant' && access.allow.value;
  const body = method === 'GET' ? undefined : exampleBody(route, program);

  return [
    'curl -i',
    ...(isOpen ? [] : ["-H 'authorization: dev me'"]),
    ...(body === undefined
      ? []
      : [`-H 'content-type: application/json' -d ${quoted(JSON.stringify(body))}`]),
    quoted(gateway + path),
  ].join(' ');
}

function exampleBody(
  route: Route,
  program: Program,
): Readonly<Record<string, unknown>> | undefined {
  if (publicInputs(route, operationOf(route, program), program)?.length === 0) return undefined;

  return Object.fromEntries(
    neededOf(route, program).map(({ name, type }) => [name, exampleOf(type, program)]),
  );
}

/** Good enough for most; the reply says what is wrong with it else. */
function exampleOf(type: Type, program: Program): unknown {
  switch (type.kind) {
    case 'named':
      return exampleOf(program.index.type(type.target).slot.type, program);
    case 'object':
      return Object.fromEntries(
        type.fields
          .filter((f) => !f.optional && f.default === undefined)
          .map((f) => [f.name, exampleOf(f.type, program)]),
      );
    case 'list':
      return [exampleOf(type.item.type, program)];
    case 'enum':
      return type.values[0];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Number(type.range?.min ?? 1);
    case 'decimal':
      return '1.00';
    case 'bigint':
      return '1';
    case 'date':
      return '2030-01-31';
    case 'timestamp':
      return '2030-01-31T12:00:00Z';
    default:
      return TEXT;
  }
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

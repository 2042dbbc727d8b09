// The JavaScript of a client module: an endpoint for each route, and a function of one line.
import type { Component, Operation, Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { isReservedWord } from '../../base/names.ts';
import { binding, type Code, code, commas, empty, name } from '../code/code.ts';
import { type Data, literal, Verbatim } from '../code/literal.ts';
import { Module } from '../code/module.ts';
import { runtime } from '../code/runtime.ts';
import { type ClientRoute, clientRoutes, hasQuery } from './client-route.ts';
import { type ShapeContext, shapeConstants, shapeContext, shapeOf, slotShape } from './shape.ts';

export function clientModule(component: Component, program: Program): string {
  const routes = clientRoutes(component, program);
  const constants = routes.map((r) => endpointName(r));
  const module = new Module([...constants, ...routes.map((r) => r.name)]);
  const shapes = shapeContext(program);
  const body: Code[] = [];

  for (const route of routes) body.push(endpoint(route, shapes), clientFunction(route, module));

  const renamed = routes
    .filter((r) => isReservedWord(r.name))
    .map((r) => code`${binding(r.name)} as ${name(r.name)}`);

  return module.print([
    ...shapeConstants(shapes),
    ...body,
    ...(renamed.length === 0 ? [] : [code`export { ${commas(renamed)} };`]),
  ]);
}

/** `placeEndpoint` */
function endpointName({ name: own }: ClientRoute): string {
  return `${own}Endpoint`;
}

function endpoint(of: ClientRoute, shapes: ShapeContext): Code {
  const { route, operation } = of;
  const own = endpointName(of);
  const keyed = operation.scope === 'object' || operation.scope === 'changeset';
  const data: Data = {
    method: route.method,
    path: pieces(route),
    raw: of.body === 'bytes' ? (route.accepts[0] ?? 'application/octet-stream') : undefined,
    input:
      of.body === undefined || of.body === 'bytes' || operation.input === undefined
        ? undefined
        : slotShape(operation.input, shapes),
    output: outputShape(of, shapes),
    errors: errorShapes(operation, shapes),
    missing: keyed ? true : undefined,
    repeat: isRepeatable(operation) ? true : undefined,
  };

  return code`const ${name(own)} = ${literal(data, own.length + 10)};`;
}

/** Reads always; changes of entities under a key. */
function isRepeatable({ type, scope, idempotent }: Operation): boolean {
  if (type === 'observation' || type === 'computation') return true;

  return type === 'transition' || type === 'assignment'
    ? scope !== 'objects'
    : idempotent !== undefined;
}

function pieces({ segments }: Route): readonly string[] {
  const found: string[] = [];
  let piece = '';

  for (const { text, parameter } of segments) {
    if (parameter === undefined) piece += `/${text}`;
    else {
      found.push(`${piece}/`);
      piece = '';
    }
  }

  return [...found, piece === '' && found.length === 0 ? '/' : piece];
}

function outputShape({ operation, page }: ClientRoute, shapes: ShapeContext): Data | undefined {
  const { output } = operation;

  if (output === undefined) return undefined;
  if (output.type.kind === 'stream') return slotShape(output.type.item, shapes);

  const shape = slotShape(output, shapes);

  return page && shape !== undefined ? { fields: { items: shape } } : shape;
}

function errorShapes({ errors }: Operation, shapes: ShapeContext): Data | undefined {
  if (errors.length === 0) return undefined;

  return Object.fromEntries(
    errors.map((e) => [
      e.name,
      (e.data === undefined ? undefined : shapeOf(e.data.type, shapes)) ?? true,
    ]),
  );
}

const EXPORT = code`export `;
const HTTP = name('http');
const BODY = name('body');
const QUERY = name('query');
const OPTIONS = name('options');

/** The same as members of a literal. */
const SENT = {
  body: new Verbatim(BODY),
  query: new Verbatim(QUERY),
  options: new Verbatim(OPTIONS),
} as const;

function clientFunction(of: ClientRoute, module: Module): Code {
  const { name: own, operation } = of;
  const stream = operation.output?.type.kind === 'stream';
  const sent = runtime(module, 'client', stream ? 'stream' : 'call');
  const path = of.parameters.map((p) => binding(p.name));
  const hasBody = of.body !== undefined;
  const asks = hasQuery(of);
  const args = [HTTP, ...path];

  if (hasBody) args.push(BODY);
  if (asks) args.push(QUERY);

  args.push(OPTIONS);

  const endpoint = endpointName(of);
  const payload = literal(
    {
      path: path.length === 0 ? undefined : path.map((p) => new Verbatim(p)),
      query: asks ? SENT.query : undefined,
      body: hasBody ? SENT.body : undefined,
      options: SENT.options,
    },
    30 + endpoint.length,
  );
  const exported = isReservedWord(own) ? empty : EXPORT;

  return code`${exported}function ${binding(own)}(${commas(args)}) {
  return ${sent}(http, ${name(endpoint)}, ${payload});
}`;
}

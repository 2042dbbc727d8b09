// The JavaScript of a client module: an endpoint for each route, and a function of one line.
import type { Component, Operation, Route } from '../../2-model/model.ts';
import { operationSurface } from '../../3-check/fingerprint.ts';
import type { Program } from '../../3-check/program.ts';
import { isReservedWord } from '../../base/names.ts';
import { binding, type Code, code, commas, empty, name, text } from '../code/code.ts';
import type { Data } from '../code/literal.ts';
import { dataMember, listMember, objectLiteral, wordMember } from '../code/literal-pieces.ts';
import { Module } from '../code/module.ts';
import { runtime } from '../code/runtime.ts';
import { type ClientRoute, clientRoutes, hasQuery } from './client-route.ts';
import { type ShapeContext, shapeConstants, shapeContext, shapeOf, slotShape } from './shape.ts';

export function clientModule(component: Component, program: Program): string {
  const routes = clientRoutes(component, program);
  const module = new Module([...routes.map((r) => r.endpoint), ...routes.map((r) => r.name)]);
  const shapes = shapeContext(program);
  const body: Code[] = [];

  for (const route of routes)
    body.push(endpoint(route, shapes, program), clientFunction(route, module));

  const renamed = routes
    .filter((r) => isReservedWord(r.name))
    .map((r) => code`${binding(r.name)} as ${name(r.name)}`);

  return module.print([
    ...shapeConstants(shapes),
    ...body,
    ...(renamed.length === 0 ? [] : [code`export { ${commas(renamed)} };`]),
  ]);
}

function endpoint(of: ClientRoute, shapes: ShapeContext, program: Program): Code {
  const { route, operation, endpoint: own } = of;
  const keyed = operation.scope === 'object' || operation.scope === 'changeset';
  const members = [
    wordMember('method', route.method),
    listMember('path', pieces(route).map(text), 0),
    wordMember('surface', surfaceText(operation, program)),
  ];

  if (of.body === 'bytes')
    members.push(wordMember('raw', route.accepts[0] ?? 'application/octet-stream'));

  addShape('input', inputShape(of, shapes), members);
  addShape('output', outputShape(of, shapes), members);
  addShape('errors', errorShapes(operation, shapes), members);
  if (keyed) members.push(MISSING);
  if (isRepeatable(operation)) members.push(REPEAT);

  return code`const ${name(own)} = ${objectLiteral(members, own.length + 10)};`;
}

/** An operation of another type or scope is another one; of the same, the hash tells of changes. */
function surfaceText(operation: Operation, program: Program): string {
  return `${operation.type}.${operation.scope}.${operationSurface(operation, program)}`;
}

const MISSING = code`missing: true`;
const REPEAT = code`repeat: true`;

function addShape(key: string, shape: Data | undefined, into: Code[]): void {
  if (shape !== undefined) into.push(dataMember(key, shape, 0));
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

  for (const { text: word, parameter } of segments) {
    if (parameter === undefined) piece += `/${word}`;
    else {
      found.push(`${piece}/`);
      piece = '';
    }
  }

  return [...found, piece === '' && found.length === 0 ? '/' : piece];
}

function inputShape({ body, operation }: ClientRoute, shapes: ShapeContext): Data | undefined {
  return body === undefined || body === 'bytes' || operation.input === undefined
    ? undefined
    : slotShape(operation.input, shapes);
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

function clientFunction(of: ClientRoute, module: Module): Code {
  const { name: own, endpoint, operation } = of;
  const stream = operation.output?.type.kind === 'stream';
  const sent = runtime(module, 'client', stream ? 'stream' : 'call');
  const path = of.parameters.map((p) => binding(p.name));
  const args = [HTTP, ...path];
  const payload: Code[] = path.length === 0 ? [] : [listMember('path', path, 0)];

  if (of.body !== undefined) args.push(BODY);

  if (hasQuery(of)) {
    args.push(QUERY);
    payload.push(QUERY);
  }

  if (of.body !== undefined) payload.push(BODY);

  args.push(OPTIONS);
  payload.push(OPTIONS);

  const members = objectLiteral(payload, 30 + endpoint.length);
  const exported = isReservedWord(own) ? empty : EXPORT;

  return code`${exported}function ${binding(own)}(${commas(args)}) {
  return ${sent}(http, ${name(endpoint)}, ${members});
}`;
}

// One operation of the document: its parameters, body, replies, who may call it.
import type { Operation, Route } from '../../2-model/model.ts';
import type { Field } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { pascalCase } from '../../base/names.ts';
import type { Schema } from '../json-schema.ts';
import { isRequired, publicInputs } from '../routes/public-inputs.ts';
import { takesRaw } from '../routes/raw-body.ts';
import { YamlBlock, type YamlData } from '../text/yaml.ts';
import { flow } from '../text/yaml-data.ts';
import { memberText, nested } from '../text/yaml-pieces.ts';
import { parameters } from './parameters.ts';
import { responses } from './responses.ts';
import type { SpecContext } from './spec-context.ts';

/** Below `paths`, a path and a method. */
const DEPTH = 3;

export function tagsText(component: string): string {
  return memberText('tags', [component], DEPTH);
}

const OPEN = memberText('security', [], DEPTH);
const AUTHENTICATED = memberText('security', flow`[{ basic: [] }, { token: [] }]`, DEPTH);
const DEPRECATED = memberText('deprecated', true, DEPTH);

/** `get: …` where it stands below its path. */
export function operationText(route: Route, context: SpecContext): string {
  const { program, tags } = context;
  const operation = program.index.operation(route.operation.id);
  const open = route.access?.allow.kind === 'constant' && route.access.allow.value;
  const list = parameters(route, operation, context);
  const members = [
    memberText('operationId', operationId(route, operation, program), DEPTH),
    tags,
    memberText('summary', operation.doc, DEPTH),
    (route.deprecated ?? operation.deprecated) === undefined ? '' : DEPRECATED,
    open ? OPEN : AUTHENTICATED,
    memberText('parameters', list.length === 0 ? undefined : list, DEPTH),
    memberText('requestBody', requestBody(route, operation, context), DEPTH),
    memberText('responses', responses(route, operation, context), DEPTH),
  ];

  return memberText(route.method.toLowerCase(), new YamlBlock(members), DEPTH - 1);
}

/** `orders.place`; where several routes call it, the others carry their path. */
function operationId(route: Route, operation: Operation, program: Program): string {
  const own = `${operation.component}.${operation.name}`;
  if (program.index.routesTo(operation.id)[0] === route) return own;

  const path = route.segments
    .map((s) => pascalCase(s.text.replace(/[^A-Za-z0-9_]/g, '_')))
    .join('');

  return `${own}.${route.method.toLowerCase()}${path}`;
}

function requestBody(
  route: Route,
  operation: Operation,
  context: SpecContext,
): YamlData | undefined {
  if (takesRaw(route)) {
    const types = route.accepts.length === 0 ? ['application/octet-stream'] : route.accepts;

    return { required: true, content: { ...bytesOf(types), ...formOf(types) } };
  }

  if (route.method === 'GET' || route.method === 'DELETE' || operation.input === undefined)
    return undefined;

  const schema = bodySchema(route, operation, context);

  if (schema === undefined) return undefined;

  const types = route.accepts.length === 0 ? ['application/json'] : route.accepts;

  return { required: schema.required, content: contentOf(types, schema.schema) };
}

function bytesOf(types: readonly string[]): { readonly [type: string]: YamlData } {
  return Object.fromEntries(types.map((type) => [type, {}]));
}

/** Bytes may come as the file of a form, unless the route wants forms as they are. */
function formOf(types: readonly string[]): { readonly [type: string]: YamlData } {
  if (types.some((type) => type.startsWith('multipart/'))) return {};

  return {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { file: { type: 'string', format: 'binary' } },
        required: ['file'],
        additionalProperties: false,
      },
      encoding: { file: { contentType: types.join(', ') } },
    },
  };
}

/** Most bodies are of one type. */
function contentOf(types: readonly string[], schema: Schema): YamlData {
  const [type = '', ...more] = types;

  return more.length === 0
    ? nested(['content', type, 'schema'], schema, DEPTH + 1)
    : Object.fromEntries(types.map((type) => [type, { schema }]));
}

function bodySchema(
  route: Route,
  operation: Operation,
  { program, registry }: SpecContext,
): { readonly schema: Schema; readonly required: boolean } | undefined {
  const { input } = operation;

  if (input === undefined) return undefined;

  const fields: readonly Field[] | undefined = publicInputs(route, operation, program);

  if (fields === undefined) return { schema: registry.schema(input, 'in'), required: true };
  if (fields.length === 0) return undefined;

  const slot = { ...input, type: { kind: 'object', fields } as const };
  const required = fields.some((f) => isRequired(f, program));

  return { schema: registry.schema(slot, 'in'), required };
}

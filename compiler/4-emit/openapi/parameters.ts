// Parameters of a route: path, query string, headers.
import type { Operation, Route } from '../../2-model/model.ts';
import type { Field, Slot, Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { oncePer } from '../../base/once-per.ts';
import type { Schema } from '../json-schema.ts';
import { boundType } from '../routes/bound-type.ts';
import { entityField } from '../routes/entity-field.ts';
import { publicInputs } from '../routes/public-inputs.ts';
import { parameterName, queryOperators } from '../routes/query-operators.ts';
import { flow, type Printed, type YamlData } from '../text/yaml-data.ts';
import { itemOf } from '../text/yaml-fold.ts';
import { sharedItem } from '../text/yaml-pieces.ts';
import type { SpecContext } from './spec-context.ts';

/** Below `paths`, a path, a method and `parameters`. */
const DEPTH = 4;

export function parameters(
  route: Route,
  operation: Operation,
  context: SpecContext,
): readonly YamlData[] {
  const found: YamlData[] = [];

  for (const { parameter, at } of route.segments) {
    if (parameter !== undefined) found.push(pathParameter(parameter, at, operation, context));
  }

  if (route.method === 'GET' || route.method === 'DELETE')
    found.push(...inputParameters(route, operation, context));

  for (const { name } of route.query?.filter ?? [])
    filterParameters(name, operation, context, found);

  if (operation.auto === 'list') found.push(...listParameters(route));

  headerParameters(route, operation, found);

  return found;
}

type Segment = Route['segments'][number];

function pathParameter(
  parameter: NonNullable<Segment['parameter']>,
  at: Segment['at'],
  operation: Operation,
  { program, registry }: SpecContext,
): YamlData {
  const type =
    boundType(parameter, operation, program) ?? ({ kind: 'string', size: { min: 1 } } as const);
  const schema = registry.schema({ id: '', at, type, nullable: false }, 'in');
  const { name } = parameter;
  const known = pathParameters(schema);
  const item = known.get(name) ?? sharedItem({ name, in: 'path', required: true, schema }, DEPTH);

  known.set(name, item);

  return item;
}

/** An id is a parameter of many operations. */
const pathParameters = oncePer((_schema: Schema) => new Map<string, Printed>());

/** Most take one line or two. */
function queryParameter(name: string, schema: YamlData): YamlData {
  const item = itemOf(flow`{ name: ${name}, in: query,`, flow`schema: ${schema} }`, DEPTH);

  return item ?? { name, in: 'query', schema };
}

/** Several values behind one name. */
function listParameter(name: string, items: YamlData): YamlData {
  const head = flow`{ name: ${name}, in: query, explode: false,`;
  const item =
    itemOf(head, flow`schema: { type: array, items: ${items} } }`, DEPTH) ??
    itemOf(flow`${head} schema: { type: array,`, flow`items: ${items} } }`, DEPTH);

  return item ?? { name, in: 'query', explode: false, schema: { type: 'array', items } };
}

/** On GET and DELETE inputs come from the query string. */
function inputParameters(
  route: Route,
  operation: Operation,
  { program, registry }: SpecContext,
): readonly YamlData[] {
  return (publicInputs(route, operation, program) ?? []).map((field: Field) => {
    const required = !field.optional && field.default === undefined;
    const list = field.type.kind === 'list';

    return {
      name: field.name,
      in: 'query',
      required: required ? true : undefined,
      ...(list ? { explode: false } : {}),
      schema: registry.schema(field, 'in'),
    };
  });
}

function filterParameters(
  name: string,
  operation: Operation,
  { program, registry }: SpecContext,
  into: YamlData[],
): void {
  const slot = fieldSlot(name, operation, program);

  if (slot === undefined) return;

  const type = meaning(slot.type, program);
  const item = type.kind === 'list' ? type.item : slot;
  const schema = registry.schema(plainSlot(item), 'in');
  const absent = slot.optional || slot.nullable;
  const filters = filtersOf(schema);
  const key = absent ? `${name}?` : name;
  const known = filters.get(key);

  if (known !== undefined) {
    into.push(...known);

    return;
  }

  const made = queryOperators(meaning(item.type, program), absent).map((operator) => {
    const own = parameterName(name, operator);

    if (operator === 'null') return queryParameter(own, BOOLEAN);

    return operator === 'in' ? listParameter(own, schema) : queryParameter(own, schema);
  });

  filters.set(key, made);
  into.push(...made);
}

/** Fields of one type are often called alike: `state`, `due`. */
const filtersOf = oncePer((_schema: Schema) => new Map<string, readonly YamlData[]>());

function plainSlot({ id, at, type }: Pick<Slot, 'id' | 'at' | 'type'>): Slot {
  return { id, at, type, nullable: false };
}

function meaning(type: Type, program: Program): Type {
  let current = type;

  while (current.kind === 'named') current = program.index.type(current.target).slot.type;

  return current;
}

function fieldSlot(name: string, operation: Operation, program: Program): Field | undefined {
  const component = program.index.component(operation.component);
  const own = entityField(component, name);

  if (own !== undefined || (name !== '_created' && name !== '_updated')) return own;

  return {
    id: `${component.id}/entity/fields/${name}`,
    at: operation.at,
    name,
    optional: false,
    nullable: false,
    type: { kind: 'timestamp' },
  };
}

const BOOLEAN = flow`{ type: boolean }`;
const OMIT = flow`{ name: omit, in: query, schema: { type: integer, minimum: 0 } }`;
const AFTER = flow`{ name: after, in: query, schema: { type: string } }`;
const KEY = flow`{ name: idempotency-key, in: header, schema: { type: string } }`;
const IF_MATCH = flow`{ name: if-match, in: header, schema: { type: string } }`;
const IF_NONE_MATCH = flow`{ name: if-none-match, in: header, schema: { type: string } }`;

function listParameters({ query }: Route): readonly YamlData[] {
  const { sort = [], fields = [], limit } = query ?? {};
  const { max = 100, default: usual = 100 } = limit ?? {};
  const found: YamlData[] = [];

  if (sort.length > 0)
    found.push(
      wordsParameter(
        'sort',
        sort.flatMap(({ name }) => [name, `-${name}`]),
      ),
    );

  found.push(
    queryParameter(
      'limit',
      flow`{ type: integer, minimum: 1, maximum: ${max}, default: ${usual} }`,
    ),
    OMIT,
    AFTER,
  );

  if (fields.length > 0)
    found.push(
      wordsParameter(
        'fields',
        fields.map((f) => f.name),
      ),
    );

  return found;
}

function wordsParameter(name: string, words: readonly string[]): YamlData {
  return listParameter(name, { type: 'string', enum: words });
}

function headerParameters(route: Route, operation: Operation, into: YamlData[]): void {
  const changes = operation.scope === 'object' || operation.scope === 'changeset';
  const writes = operation.type !== 'observation' && operation.type !== 'computation';

  if (route.require.length > 0 || route.bind.length > 0) {
    const bound = route.bind.flatMap(({ source }) =>
      source.kind === 'path' && source.root === 'request' && source.segments[0] === 'headers'
        ? [source.segments[1] ?? '']
        : [],
    );

    for (const name of new Set([...route.require, ...bound]))
      into.push({ name, in: 'header', required: true, schema: { type: 'string' } });
  }

  if (writes) into.push(KEY);
  if (writes && changes) into.push(IF_MATCH);
  if (operation.type === 'observation' && operation.scope === 'object') into.push(IF_NONE_MATCH);
}

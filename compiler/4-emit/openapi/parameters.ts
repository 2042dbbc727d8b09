// Parameters of a route: path, query string, headers.
import type { Operation, Route } from '../../2-model/model.ts';
import type { Field, Slot, Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { boundType } from '../routes/bound-type.ts';
import { publicInputs } from '../routes/public-inputs.ts';
import { parameterName, queryOperators } from '../routes/query-operators.ts';
import { type YamlData, YamlFlow } from '../text/yaml.ts';
import type { SpecContext } from './spec-context.ts';

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
  const schema = registry.schema({ id: '', at, type, nullable: false }, 'in') as YamlData;

  return { name: parameter.name, in: 'path', required: true, schema };
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
      schema: registry.schema(field, 'in') as YamlData,
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
  const schema = registry.schema(plainSlot(item), 'in') as YamlData;
  const absent = slot.optional || slot.nullable;

  for (const operator of queryOperators(meaning(item.type, program), absent)) {
    const own = parameterName(name, operator);

    if (operator === 'null') into.push({ name: own, in: 'query', schema: { type: 'boolean' } });
    else if (operator === 'in')
      into.push({
        name: own,
        in: 'query',
        explode: false,
        schema: { type: 'array', items: schema },
      });
    else into.push({ name: own, in: 'query', schema });
  }
}

function plainSlot({ id, at, type }: Pick<Slot, 'id' | 'at' | 'type'>): Slot {
  return { id, at, type, nullable: false };
}

function meaning(type: Type, program: Program): Type {
  let current = type;

  while (current.kind === 'named') current = program.index.type(current.target).slot.type;

  return current;
}

function fieldSlot(name: string, operation: Operation, program: Program): Field | undefined {
  const { entity, id } = program.index.component(operation.component);
  const at = operation.at;
  const system: Field = {
    id: `${id}/entity/fields/${name}`,
    at,
    name,
    optional: false,
    nullable: false,
    type: { kind: 'timestamp' },
  };

  return (
    entity?.fields.find((f) => f.name === name) ??
    (name === '_created' || name === '_updated' ? system : undefined)
  );
}

const OMIT = new YamlFlow({ name: 'omit', in: 'query', schema: { type: 'integer', minimum: 0 } });
const AFTER = new YamlFlow({ name: 'after', in: 'query', schema: { type: 'string' } });
const KEY = headerParameter('idempotency-key');
const IF_MATCH = headerParameter('if-match');
const IF_NONE_MATCH = headerParameter('if-none-match');

function headerParameter(name: string): YamlFlow {
  return new YamlFlow({ name, in: 'header', schema: { type: 'string' } });
}

function listParameters({ query }: Route): readonly YamlData[] {
  const list = (name: string, values: readonly string[]): readonly YamlData[] =>
    values.length === 0
      ? []
      : [
          {
            name,
            in: 'query',
            explode: false,
            schema: { type: 'array', items: { type: 'string', enum: values } },
          },
        ];
  const sort = (query?.sort ?? []).flatMap(({ name }) => [name, `-${name}`]);
  const { max = 100, default: usual = 100 } = query?.limit ?? {};

  return [
    ...list('sort', sort),
    {
      name: 'limit',
      in: 'query',
      schema: { type: 'integer', minimum: 1, maximum: max, default: usual },
    },
    OMIT,
    AFTER,
    ...list(
      'fields',
      (query?.fields ?? []).map((f) => f.name),
    ),
  ];
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

// Parameters of a route: path, query string, headers.
import type { Operation, Route } from '../../2-model/model.ts';
import type { Field, Slot } from '../../2-model/type-model.ts';
import { oncePer } from '../../base/once-per.ts';
import type { Schema } from '../json-schema.ts';
import { isTagged } from '../routes/answers.ts';
import { boundType, FREE_TEXT } from '../routes/bound-type.ts';
import { pageLimit, takesQuery } from '../routes/page-limit.ts';
import { inputFields, isRequired, publicInputs } from '../routes/public-inputs.ts';
import { filterField, parameterName, queryOperators } from '../routes/query-operators.ts';
import { meaning } from '../routes/text-form.ts';
import { flow, type Printed, type YamlData } from '../text/yaml-data.ts';
import { itemOf } from '../text/yaml-fold.ts';
import { sharedItem } from '../text/yaml-pieces.ts';
import { commits } from '../types/shape.ts';
import type { SHARED_PARAMETERS } from './shared-parameters.ts';
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

  if (takesQuery(route, operation)) found.push(...listParameters(route, operation));

  headerParameters(route, operation, { context, into: found });

  return found;
}

type Segment = Route['segments'][number];

function pathParameter(
  parameter: NonNullable<Segment['parameter']>,
  at: Segment['at'],
  operation: Operation,
  { program, registry }: SpecContext,
): YamlData {
  const type = boundType(parameter, operation, program) ?? FREE_TEXT;
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
    itemOf(head, flow`schema: { type: array, minItems: 1, items: ${items} } }`, DEPTH) ??
    itemOf(flow`${head} schema: { type: array, minItems: 1,`, flow`items: ${items} } }`, DEPTH);
  const schema = { type: 'array', minItems: 1, items };

  return item ?? { name, in: 'query', explode: false, schema };
}

/** On GET and DELETE inputs come from the query string. */
function inputParameters(
  route: Route,
  operation: Operation,
  { program, registry }: SpecContext,
): readonly YamlData[] {
  return (publicInputs(route, operation, program) ?? []).map((field: Field) => {
    const required = isRequired(field, program);
    const list = meaning(field.type, program).kind === 'list';

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
  const slot = filterField(name, operation, program);

  if (slot === undefined) return;

  const type = meaning(slot.type, program);
  const item = type.kind === 'list' ? type.item : slot;
  const schema = registry.schema(plainSlot(item), 'in');
  const absent = slot.optional || slot.nullable;
  const list = type.kind === 'list';
  const filters = filtersOf(schema);
  const key = `${name}${absent ? '?' : ''}${list ? '[]' : ''}`;
  const known = filters.get(key);

  if (known !== undefined) {
    into.push(...known);

    return;
  }

  const filtered = { type: meaning(item.type, program), list, absent };
  const made = queryOperators(filtered).map((operator) => {
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

const BOOLEAN = flow`{ type: boolean }`;
const OMIT = flow`{ name: omit, in: query, schema: { type: integer, minimum: 0, maximum: 10000 } }`;
const AFTER = flow`{ name: after, in: query, schema: { type: string, minLength: 1 } }`;
const KEY = shared('idempotency-key');
const IF_MATCH = shared('if-match');
const IF_NONE_MATCH = shared('if-none-match');

function shared(name: keyof typeof SHARED_PARAMETERS): YamlData {
  return flow`{ $ref: ${`#/components/parameters/${name}`} }`;
}

function listParameters(route: Route, { scope }: Operation): readonly YamlData[] {
  const { sort = [], fields = [] } = route.query ?? {};
  const { max, default: usual } = pageLimit(route);
  const found: YamlData[] = [];

  if (sort.length > 0)
    found.push(
      wordsParameter(
        'sort',
        sort.flatMap(({ name }) => [name, `-${name}`]),
      ),
    );

  // A stream ends by itself.
  const limit =
    scope === 'stream'
      ? flow`{ type: integer, minimum: 1, maximum: ${max} }`
      : flow`{ type: integer, minimum: 1, maximum: ${max}, default: ${usual} }`;

  found.push(queryParameter('limit', limit), OMIT, AFTER);

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

interface Into {
  readonly context: SpecContext;
  readonly into: YamlData[];
}

function headerParameters(route: Route, operation: Operation, { context, into }: Into): void {
  const keyed = operation.scope === 'object' || operation.scope === 'changeset';
  const writes = operation.type !== 'observation' && operation.type !== 'computation';

  if (route.require.length > 0 || route.bind.length > 0)
    for (const [name, required] of headersOf(route, operation, context))
      into.push({ name, in: 'header', required: required || undefined, schema: STRING });

  if (writes) into.push(KEY);
  if (commits(operation) && keyed) into.push(IF_MATCH);
  if (route.method === 'GET' && isTagged(operation)) into.push(IF_NONE_MATCH);
}

const STRING = flow`{ type: string }`;

/** Those that the route requires, and those that fill inputs. */
function headersOf(
  { bind, require }: Route,
  operation: Operation,
  { program }: SpecContext,
): ReadonlyMap<string, boolean> {
  const inputs = inputFields(operation, program) ?? [];
  const found = new Map(require.map((name) => [name, true]));

  for (const { input, source } of bind) {
    if (source.kind !== 'path' || source.root !== 'request') continue;

    const [what, name = ''] = source.segments;
    const field = inputs.find((f) => f.name === input.name);

    if (what === 'headers' && found.get(name) !== true)
      found.set(name, field !== undefined && isRequired(field, program));
  }

  return found;
}

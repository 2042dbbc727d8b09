// The query string of a route, typed: filters, order, pages and fields of lists; inputs of others. Nothing that is not listed.
import { put } from '../check/convert.ts';
import type { Problem } from '../core/problem.ts';
import type { PageEnd, Query } from '../core/request.ts';
import { canonical } from '../core/wire.ts';
import type { Value } from '../storage/values.ts';
import type { FilterDefinition, QueryDefinition, TextDefinition } from './definition.ts';
import type { Exchange } from './exchange.ts';
import type { Plan } from './plan.ts';
import { decodedItems, decodedPart, type Pairs, readPairs } from './query-text.ts';
import { mistaken, Refusal, type RequestProblem } from './refusal.ts';
import { type Typed, typedList, typedValue } from './text-value.ts';

export interface AskedQuery {
  readonly query: Query | undefined;
  /** Undefined: the route takes none from the query string. */
  readonly input: { readonly [name: string]: Value } | undefined;
}

interface Reading {
  readonly exchange: Exchange;
  readonly plan: Plan;
  readonly pairs: Pairs;
  readonly errors: RequestProblem[];
}

const RESERVED: ReadonlySet<string> = new Set(['sort', 'limit', 'omit', 'after', 'fields']);
const MOST_ITEMS = 100;
const MOST_OMITTED = 10_000;

export function readQuery(exchange: Exchange, plan: Plan): AskedQuery {
  const { query, inputs } = plan.definition;

  if (exchange.query === '' && query === undefined && inputs === undefined) return NOTHING;

  const pairs = readPairs(exchange.query, exchange.site.limits.parameters);
  const reading: Reading = { exchange, plan, pairs, errors: [] };
  const input = inputs === undefined ? undefined : inputsOf(reading, inputs);
  const filter = filtersOf(reading, query);

  if (query?.fields !== undefined) exchange.fields = namesOf(reading, 'fields', query.fields);

  refuse(reading);

  const asked = query === undefined || !plan.many ? undefined : pageOf(reading, query, filter);

  refuse(reading);

  return { query: asked, input };
}

const NOTHING: AskedQuery = { query: undefined, input: undefined };

function refuse({ errors }: Reading): void {
  if (errors.length > 0) throw new Refusal('invalid', 'The query string is not valid', { errors });
}

function add(reading: Reading, name: string, typed: Typed): Value | undefined {
  if ('value' in typed) return typed.value;

  reading.errors.push(...typed.problems.map((problem) => at(name, problem)));

  return undefined;
}

function at(name: string, { pointer, code, message }: Problem): RequestProblem {
  return { in: 'query', pointer: `/${name}${pointer}`, code, message };
}

function inputsOf(
  reading: Reading,
  inputs: readonly TextDefinition[],
): { readonly [name: string]: Value } {
  const input: Record<string, Value> = {};

  for (const definition of inputs) {
    const { name, list, required } = definition;
    const text = reading.pairs.get(name);

    if (text === undefined) {
      if (required)
        reading.errors.push(at(name, { pointer: '', code: 'required', message: 'is required' }));

      continue;
    }

    const typed = list
      ? typedList(definition, text === '' ? [] : decodedItems(text))
      : typedValue(definition, decodedPart(text));
    const value = add(reading, name, typed);

    if (value !== undefined) put(input, name, value);
  }

  return input;
}

type Criteria = Record<string, Value>;
type Filters = { readonly [field: string]: Criteria };

/** Every key that is no input and no word of pages is a field, or a field and an operator. */
function filtersOf(reading: Reading, query: QueryDefinition | undefined): Filters {
  const { pairs, plan } = reading;
  const inputs = plan.definition.inputs ?? [];
  const filters = new Map<string, Criteria>();

  for (const [key, text] of pairs) {
    if (inputs.some((i) => i.name === key)) continue;
    if (query !== undefined && RESERVED.has(key) && isTaken(key, query, plan.many)) continue;

    const dot = key.lastIndexOf('.');
    const [name, operator] = dot < 0 ? [key, 'eq'] : [key.slice(0, dot), key.slice(dot + 1)];
    const definition = plan.many
      ? query?.filter?.find((f) => f.name === name && isOperator(f, operator, dot >= 0))
      : undefined;

    if (definition === undefined)
      reading.errors.push(at(key, { pointer: '', code: 'unknown', message: 'is not known here' }));
    else {
      const value = criterion(reading, { definition, operator, key, text });

      if (value !== undefined) {
        const criteria = filters.get(name) ?? {};

        criteria[operator === 'null' ? 'absent' : operator] = value;
        filters.set(name, criteria);
      }
    }
  }

  return Object.fromEntries(filters);
}

/** Equality has no name of its own in a key. */
function isOperator({ operators }: FilterDefinition, operator: string, named: boolean): boolean {
  return (operators as readonly string[]).includes(operator) && !(named && operator === 'eq');
}

function isTaken(key: string, { sort, fields }: QueryDefinition, many: boolean): boolean {
  if (key === 'fields') return fields !== undefined;
  if (key === 'sort') return many && sort !== undefined;

  return many;
}

interface AskedCriterion {
  readonly definition: FilterDefinition;
  readonly operator: string;
  readonly key: string;
  readonly text: string;
}

function criterion(
  reading: Reading,
  { definition, operator, key, text }: AskedCriterion,
): Value | undefined {
  if (operator === 'null') {
    if (text === 'true' || text === 'false') return text === 'true';

    return add(reading, key, {
      problems: [{ pointer: '', code: 'type', message: 'must be true or false' }],
    });
  }

  if (operator !== 'in') return add(reading, key, typedValue(definition, decodedPart(text)));

  const items = decodedItems(text);

  if (items.length > MOST_ITEMS)
    return add(reading, key, {
      problems: [{ pointer: '', code: 'size', message: `must have at most ${MOST_ITEMS} items` }],
    });

  return items.flatMap((item) => add(reading, key, typedValue(definition, item)) ?? []);
}

function pageOf(reading: Reading, query: QueryDefinition, filter: Filters): Query {
  const { pairs, exchange, plan, errors } = reading;
  const sort = namesOf(reading, 'sort', query.sort ?? [], true) ?? [];
  const limit = whole(reading, 'limit', { min: 1, max: query.limit.max });
  const omit = whole(reading, 'omit', { min: 0, max: MOST_OMITTED });
  const cursor = pairs.get('after');

  exchange.cursorOf = boundTo(exchange, plan, [filter as Value, sort]);

  if (cursor !== undefined && omit !== undefined)
    errors.push(at('omit', { pointer: '', code: 'value', message: 'must not stand with after' }));

  const after = cursor === undefined ? undefined : opened(exchange, cursor);
  // A stream ends by itself; a page has to.
  const most = limit ?? (plan.definition.scope === 'stream' ? undefined : query.limit.default);

  return {
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(sort.length > 0 && { sort }),
    ...(most !== undefined && { limit: most }),
    ...(omit !== undefined && omit > 0 && { omit }),
    ...(after !== undefined && { after }),
  };
}

function boundTo(exchange: Exchange, { name, definition }: Plan, asked: Value): string {
  const { authority = '', identity, values } = exchange;
  const who = definition.cache?.public ? '' : (identity?.id ?? '');

  return canonical([name, authority, who, values, asked]);
}

function opened({ site, cursorOf }: Exchange, text: string): PageEnd {
  const end = site.cursors.open(text, cursorOf);

  if (end === undefined) throw mistaken('query', 'after', 'is no cursor of this list', 'format');

  return end;
}

/** `-due,title`: each of the names once, with a sign where there is an order. */
function namesOf(
  reading: Reading,
  key: string,
  names: readonly string[],
  signed = false,
): readonly string[] | undefined {
  const text = reading.pairs.get(key);

  if (text === undefined) return undefined;

  const asked = decodedItems(text);
  const plain = asked.map((name) => (signed && name.startsWith('-') ? name.slice(1) : name));

  if (plain.some((name) => !names.includes(name)))
    reading.errors.push(
      at(key, { pointer: '', code: 'value', message: `must be of ${names.join(', ')}` }),
    );

  // What was said first leaves nothing to a second time.
  return asked.filter((_, i) => plain.indexOf(plain[i] as string) === i);
}

const WHOLE = /^(?:0|[1-9]\d{0,8})$/;

function whole(
  reading: Reading,
  key: string,
  { min, max }: { readonly min: number; readonly max: number },
): number | undefined {
  const text = reading.pairs.get(key);

  if (text === undefined) return undefined;

  const value = WHOLE.test(text) ? Number(text) : Number.NaN;

  if (value >= min && value <= max) return value;

  reading.errors.push(
    at(key, {
      pointer: '',
      code: 'range',
      message: `must be a whole number from ${min} to ${max}`,
    }),
  );

  return undefined;
}

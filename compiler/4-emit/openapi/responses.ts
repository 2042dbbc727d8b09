// Replies of a route: success, declared errors, and the problems that toac answers with itself.
import type { Operation, Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { oncePerText } from '../../base/once-per.ts';
import { plainSchema, type Schema } from '../json-schema.ts';
import { isTagged } from '../routes/answers.ts';
import { locationOf } from '../routes/location.ts';
import { publicInputs } from '../routes/public-inputs.ts';
import { takesRaw } from '../routes/raw-body.ts';
import { successStatus } from '../routes/success-status.ts';
import { YamlBlock, type YamlData } from '../text/yaml.ts';
import { flow, type Printed, remembered, type YamlMap } from '../text/yaml-data.ts';
import { memberText, nested } from '../text/yaml-pieces.ts';
import { commits } from '../types/shape.ts';
import { STATUSES, statusWords } from './problems.ts';
import type { SpecContext } from './spec-context.ts';

/** Below `paths`, a path, a method and `responses`. */
const DEPTH = 4;

export function responses(route: Route, operation: Operation, context: SpecContext): YamlData {
  const status = `${successStatus(route, operation)}`;
  const done = success(route, operation, context);
  const own = ownStatuses(route, operation, context.program);

  // Most operations declare no errors: then everything is in order.
  if (operation.errors.length === 0 && status < LEAST_ERROR)
    return new YamlBlock([memberText(status, done, DEPTH), referencesText(own.join())]);

  const replies = new Map<string, string>();
  const add = (status: string, reply: YamlData): void => {
    replies.set(status, memberText(status, reply, DEPTH));
  };
  const declared = declaredErrors(operation, own, context);

  add(status, done);

  for (const [status, reply] of declared) add(status, reply);

  for (const status of own) {
    const text = REFERENCES.get(status);

    if (text !== undefined && !declared.has(status)) replies.set(status, text);
  }

  const sorted = [...replies.keys()].sort();

  return new YamlBlock(sorted.map((status) => replies.get(status) ?? ''));
}

const LEAST_ERROR = '400';

/** References to the problems that all operations share, as they stand in every one of them. */
const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['304', memberText('304', flow`{ description: ${'The caller has it already.'} }`, DEPTH)],
  ...Object.entries(STATUSES).map(
    ([status, name]) =>
      [status, memberText(status, { $ref: `#/components/responses/${name}` }, DEPTH)] as const,
  ),
]);

/** Of statuses with commas between: most routes answer with the same problems as many others. */
const referencesText = oncePerText((statuses) =>
  statuses
    .split(',')
    .map((status) => REFERENCES.get(status) ?? '')
    .join(''),
);

function done(headers: Printed | undefined): YamlData {
  if (headers === undefined) return DONE;

  return headers === TAG ? TAGGED : { description: 'Done.', headers };
}

const TAG = flow`{ etag: { schema: { type: string } } }`;
const TAGGED = flow`{ description: Done., headers: ${TAG} }`;
const PLACED = flow`{ etag: { schema: { type: string } }, location: { schema: { type: string } } }`;
const DONE = flow`{ description: Done. }`;
const ACCEPTED = flow`{ description: ${'Accepted; done later.'} }`;

function success(route: Route, operation: Operation, { program, registry }: SpecContext): YamlData {
  const { output } = operation;
  const headers = headersOf(route, operation, program);

  if (operation.task !== undefined) return ACCEPTED;
  if (output === undefined) return done(headers);

  if (output.type.kind === 'stream') {
    const schema = registry.schema(output.type.item, 'out');
    const content = Object.fromEntries(
      STREAMS.map((type) => [type, { schema: framed(type, schema) }]),
    );

    return { description: 'A stream.', headers, content };
  }

  const schema = narrowed(route, registry.schema(output, 'out'));
  const page = operation.auto === 'list';
  const body = page
    ? { type: 'object', required: ITEMS, properties: { items: schema, next: TEXT } }
    : schema;

  return {
    description: page ? 'A page.' : 'Done.',
    headers,
    content: nested(['content', 'application/json', 'schema'], body, DEPTH + 1),
  };
}

/** What a reader has in his hands: of server-sent events, an event whose data is the frame. */
function framed(type: string, schema: Schema): YamlData {
  if (type !== SSE) return schema;

  return {
    type: 'object',
    required: ['data'],
    properties: {
      event: { type: 'string' },
      data: { type: 'string', contentMediaType: 'application/json', contentSchema: schema },
    },
  };
}

const SSE = 'text/event-stream';
const STREAMS = [SSE, 'application/x-ndjson', 'multipart/mixed'];

/** Undefined where there are none. */
function headersOf(route: Route, operation: Operation, program: Program): Printed | undefined {
  const { deprecated = operation.deprecated } = route;
  const names: string[] = [];

  if (isTagged(operation)) names.push('etag');
  if (operation.scope === 'new' && operation.task === undefined && isFound(operation, program))
    names.push('location');
  if (deprecated !== undefined) names.push('deprecation');
  if (deprecated?.sunset !== undefined) names.push('sunset');

  const key = names.join();

  return key === '' ? undefined : (USUAL.get(key) ?? headersText(key));
}

function isFound({ component }: Operation, program: Program): boolean {
  return locationOf(program.index.component(component), program) !== undefined;
}

const USUAL: ReadonlyMap<string, Printed> = new Map([
  ['etag', TAG],
  ['etag,location', PLACED],
]);

const headersText = oncePerText((names) =>
  remembered(Object.fromEntries(names.split(',').map((name) => [name, HEADER]))),
);

const HEADER = { schema: { type: 'string' } };

const ITEMS = flow`[items]`;
const TEXT = flow`{ type: string }`;

function narrowed({ output }: Route, schema: Schema): Schema {
  if (output === undefined) return schema;

  const names = output.map((o) => o.name);
  const record: YamlMap = plainSchema(schema);
  const properties = record['properties'] as YamlMap | undefined;

  if (properties === undefined) return schema;

  const kept = Object.fromEntries(
    Object.entries(properties).filter(([name]) => names.includes(name)),
  );
  const required = (record['required'] as readonly string[] | undefined)?.filter((name) =>
    names.includes(name),
  );

  return { ...record, properties: kept, required };
}

type ErrorDeclaration = Operation['errors'][number];

/** Errors of one status share a response; the code tells them apart. */
function declaredErrors(
  { errors }: Operation,
  own: readonly string[],
  { registry }: SpecContext,
): ReadonlyMap<string, YamlData> {
  const byStatus = new Map<string, ErrorDeclaration[]>();

  for (const error of errors) {
    const status = `${error.status}`;

    byStatus.set(status, [...(byStatus.get(status) ?? []), error]);
  }

  const arm = ({ name, data }: ErrorDeclaration): YamlData =>
    data === undefined
      ? { properties: { code: { const: name } }, required: ['code'] }
      : {
          properties: { code: { const: name }, data: registry.schema(data, 'out') },
          required: ['code', 'data'],
        };

  return new Map(
    [...byStatus].map(([status, errors]) => [
      status,
      own.includes(status) ? besideOwn(status, errors, arm) : ofErrors(errors, arm),
    ]),
  );
}

type Arm = (error: ErrorDeclaration) => YamlData;

function ofErrors(errors: readonly ErrorDeclaration[], arm: Arm): YamlData {
  const [only = {}, ...more] = errors.map(arm);

  return problem(namesOf(errors), more.length === 0 ? only : { anyOf: [only, ...more] });
}

/** toac answers with this status too: then the code may be another, and there is no data. */
function besideOwn(status: string, errors: readonly ErrorDeclaration[], arm: Arm): YamlData {
  const description = `${namesOf(errors)}. Or: ${statusWords(status)}`;
  const withData = errors.filter((e) => e.data !== undefined);

  if (withData.length === 0) return problem(description);

  const others = { properties: { code: { not: { enum: withData.map((e) => e.name) } } } };

  return problem(description, { anyOf: [...withData.map(arm), others] });
}

function problem(description: string, more?: YamlData): YamlData {
  const schema = { $ref: '#/components/schemas/Problem' };
  const content = more === undefined ? schema : { allOf: [schema, more] };

  return { description, content: nested(PROBLEM_PATH, content, DEPTH + 1) };
}

const PROBLEM_PATH = ['content', 'application/problem+json', 'schema'];

function namesOf(errors: readonly ErrorDeclaration[]): string {
  return errors.map((e) => e.name).join(', ');
}

const isParameter = ({ parameter }: Route['segments'][number]): boolean => parameter !== undefined;

/** In order. */
function ownStatuses(route: Route, operation: Operation, program: Program): readonly string[] {
  const keyed = operation.scope === 'object' || operation.scope === 'changeset';
  const inputs = publicInputs(route, operation, program);
  const reads = route.method === 'GET' || route.method === 'DELETE';
  const body = !reads && (takesRaw(route) || inputs?.length !== 0);
  const writes = operation.type !== 'observation' && operation.type !== 'computation';
  const refused = refusalOf(route);
  const statuses: string[] = [];

  if (route.method === 'GET' && isTagged(operation)) statuses.push('304');

  statuses.push('400');

  if (refused !== 'nobody') statuses.push('401');
  // A guard speaks of a property, not of the entity: there is nothing to hide.
  if ((refused === 'some' && !route.hide) || route.guards.length > 0) statuses.push('403');
  if (keyed || (route.hide && refused !== 'nobody') || route.segments.some(isParameter))
    statuses.push('404');
  if (operation.output !== undefined) statuses.push('406');
  if (writes) statuses.push('409');
  if (commits(operation) && keyed) statuses.push('412');
  if (body) statuses.push('413', '415');
  if (writes) statuses.push('422');

  statuses.push('429', '503', '504');

  return statuses;
}

/** Who may be refused: some of those who are known, only those who are not, or nobody. */
function refusalOf({ access, guards }: Route): 'some' | 'unknown' | 'nobody' {
  let allow = access?.allow;

  while (allow?.kind === 'policy') allow = allow.of;

  if (guards.length > 0) return 'some';
  if (allow?.kind === 'constant' && allow.value) return 'nobody';

  return allow?.kind === 'authenticated' ? 'unknown' : 'some';
}

// Replies of a route: success, declared errors, and the problems that toac answers with itself.
import type { Operation, Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { oncePerText } from '../../base/once-per.ts';
import { plainSchema, type Schema } from '../json-schema.ts';
import { publicInputs } from '../routes/public-inputs.ts';
import { successStatus } from '../routes/success-status.ts';
import { YamlBlock, type YamlData } from '../text/yaml.ts';
import { flow, type YamlMap } from '../text/yaml-data.ts';
import { memberText, nested } from '../text/yaml-pieces.ts';
import { STATUSES } from './problems.ts';
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
  const declared = declaredErrors(operation, context);

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
const REFERENCES: ReadonlyMap<string, string> = new Map(
  Object.entries(STATUSES).map(([status, name]) => [
    status,
    memberText(status, { $ref: `#/components/responses/${name}` }, DEPTH),
  ]),
);

/** Of statuses with commas between: most routes answer with the same problems as many others. */
const referencesText = oncePerText((statuses) =>
  statuses
    .split(',')
    .map((status) => REFERENCES.get(status) ?? '')
    .join(''),
);

const DONE = flow`{ description: Done. }`;
const ACCEPTED = flow`{ description: ${'Accepted; done later.'} }`;

function success(route: Route, operation: Operation, { registry }: SpecContext): YamlData {
  const { output } = operation;

  if (output === undefined) return operation.task === undefined ? DONE : ACCEPTED;

  if (output.type.kind === 'stream') {
    const schema = registry.schema(output.type.item, 'out');

    return {
      description: 'A stream.',
      content: { 'text/event-stream': { schema }, 'application/x-ndjson': { schema } },
    };
  }

  const schema = narrowed(route, registry.schema(output, 'out'));
  const page = operation.auto === 'list';
  const body = page
    ? { type: 'object', required: ITEMS, properties: { items: schema, next: TEXT } }
    : schema;

  return {
    description: page ? 'A page.' : 'Done.',
    content: nested(['content', 'application/json', 'schema'], body, DEPTH + 1),
  };
}

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

/** Errors of one status share a response; the code tells them apart. */
function declaredErrors(
  operation: Operation,
  { registry }: SpecContext,
): ReadonlyMap<string, YamlData> {
  const byStatus = new Map<number, Operation['errors'][number][]>();

  for (const error of operation.errors)
    byStatus.set(error.status, [...(byStatus.get(error.status) ?? []), error]);

  return new Map(
    [...byStatus].map(([status, errors]) => {
      const arms = errors.map((error): YamlData => {
        const data = error.data === undefined ? {} : { data: registry.schema(error.data, 'out') };
        const required = error.data === undefined ? ['code'] : ['code', 'data'];

        return { properties: { code: { const: error.name }, ...data }, required };
      });
      const [only = {}, ...more] = arms;
      const schema = {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          more.length === 0 ? only : { anyOf: arms },
        ],
      };

      return [
        `${status}`,
        {
          description: errors.map((e) => e.name).join(', '),
          content: { 'application/problem+json': { schema } },
        },
      ];
    }),
  );
}

const isParameter = ({ parameter }: Route['segments'][number]): boolean => parameter !== undefined;

/** In order. */
function ownStatuses(route: Route, operation: Operation, program: Program): readonly string[] {
  const { allow } = route.access ?? {};
  const open = allow?.kind === 'constant' && allow.value;
  const keyed = operation.scope === 'object' || operation.scope === 'changeset';
  const commits = operation.type === 'transition' || operation.type === 'assignment';
  const inputs = publicInputs(route, operation, program);
  const body = route.method !== 'GET' && route.method !== 'DELETE' && inputs?.length !== 0;
  const changes = operation.type !== 'observation' && operation.type !== 'computation';
  const statuses = ['400'];

  if (!open) statuses.push('401');
  if (!open && !route.hide) statuses.push('403');
  if (keyed || route.hide || route.segments.some(isParameter)) statuses.push('404');
  if (operation.output !== undefined) statuses.push('406');
  if (commits) statuses.push('409');
  if (commits && keyed) statuses.push('412');
  if (body) statuses.push('413', '415');
  if (changes) statuses.push('422');

  statuses.push('429', '503', '504');

  return statuses;
}

// One route of routes.ts, member by member; what is usual is left out.
import type { Bind, Guard, Operation, Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { NONE } from '../../base/lists.ts';
import { oncePerText } from '../../base/once-per.ts';
import { type Code, code, text } from '../code/code.ts';
import type { Data } from '../code/literal.ts';
import {
  codeMember,
  dataMember,
  listMember,
  objectItem,
  objectMember,
  row,
  wordMember,
} from '../code/literal-pieces.ts';
import { answers, isTagged } from '../routes/answers.ts';
import { operandData } from '../routes/expression-data.ts';
import { locationOf } from '../routes/location.ts';
import { inputFields, isRequired, publicInputs } from '../routes/public-inputs.ts';
import { takesRaw } from '../routes/raw-body.ts';
import { hasServiceHalf } from '../routes/service-half.ts';
import { successStatus } from '../routes/success-status.ts';
import { textForm } from '../routes/text-form.ts';
import { gatewayHalf, SOMEBODY } from './gateway-half.ts';
import { queryMember } from './route-query.ts';
import { inputText, parametersMember, type TextContext } from './route-texts.ts';

/** Of a route's members. */
const DEPTH = 2;

/** Its lines: what it is and who may call it, what it takes, what it answers. */
export function routeMembers(route: Route, context: TextContext): readonly Code[] {
  const operation = context.program.index.operation(route.operation.id);
  const head = [
    wordMember('method', route.method),
    wordMember('path', route.path),
    wordMember('call', operation.name),
    ...kindMembers(`${operation.type} ${operation.scope} ${successStatus(route, operation)}`),
  ];

  addAccess(route, context, head);

  const members = [row(head, DEPTH)];
  const tail: Code[] = [];

  addRequest(route, operation, { context, members });
  addBody(route, operation, { context, members: tail });
  addReply(route, operation, { context, members: tail });

  if (tail.length > 0) members.push(row(tail, DEPTH));

  return members;
}

/** Many routes have them alike. */
const kindMembers = oncePerText((kinds): readonly Code[] => {
  const [type = '', scope = '', status = ''] = kinds.split(' ');

  return [wordMember('type', type), wordMember('scope', scope), code`status: ${Number(status)}`];
});

function addAccess(route: Route, { narrowed }: TextContext, members: Code[]): void {
  const { access, hide } = route;
  const allow = access === undefined ? undefined : gatewayHalf(access);

  if (allow !== undefined)
    members.push(allow === SOMEBODY ? AUTHENTICATED : dataMember('allow', allow, DEPTH));
  if (hide) members.push(HIDE);
  if (hasServiceHalf(route, narrowed)) members.push(ASKS);
}

const AUTHENTICATED = dataMember('allow', SOMEBODY, DEPTH);
const HIDE = code`hide: true`;
const ASKS = code`asks: true`;
const TAGGED = code`tagged: true`;
const TASK = code`task: true`;

interface Into {
  readonly context: TextContext;
  readonly members: Code[];
}

function addRequest(route: Route, operation: Operation, { context, members }: Into): void {
  const { segments, bind, guards } = route;
  const { program } = context;
  const parameters = segments.flatMap((s) => s.parameter ?? NONE);

  if (parameters.length > 0) members.push(parametersMember(parameters, operation, context));

  if (bind.length > 0) {
    const bound = bind.map((b) => bindText(b, operation, program));

    members.push(listMember('bind', bound, DEPTH));
  }

  const reads = readsOf(route);
  const guarded = guards.flatMap(guardText);

  if (guarded.length > 0) members.push(listMember('guards', guarded, DEPTH));
  if (reads.length > 0) members.push(namesMember('reads', reads));

  if (isInQuery(route)) addInputs(route, operation, { context, members });

  const query = queryMember(route, operation, context);

  if (query !== undefined) members.push(query);
}

/** On GET and DELETE, inputs come from the query string. */
function isInQuery({ method }: Route): boolean {
  return method === 'GET' || method === 'DELETE';
}

/** What of the request goes to the service, which decides by it: mostly nothing. */
function readsOf({ access, guards }: Route): readonly string[] {
  const found = new Set<string>();

  for (const { service, travels } of [access ?? NONE, guards.map((g) => g.access)].flat()) {
    if (service === undefined) continue;

    for (const { root, segments } of travels) if (root === 'request') found.add(segments.join('.'));
  }

  return [...found];
}

function bindText(bind: Bind, operation: Operation, program: Program): Code {
  const as = boundAs(bind, operation, program);
  const { input, source } = bind;

  return source.kind === 'path'
    ? boundPath(JSON.stringify([input.name, source.root, source.segments, as]))
    : boundText(input.name, operandData(source), as);
}

/** The same few are bound again and again: who calls, most of all. */
const boundPath = oncePerText((bound): Code => {
  const [input, root, segments, as] = JSON.parse(bound) as [string, string, string[], string];

  return boundText(input, { kind: 'path', root, segments }, as);
});

function boundText(input: string, from: Data, as: string): Code {
  const members = [wordMember('input', input), dataMember('from', from, DEPTH + 2)];

  if (as !== 'text') members.push(wordMember('as', as));

  return objectItem(members, DEPTH + 1);
}

/** Headers and claims are texts: what is to be a number is read as one. */
function boundAs({ input, source }: Bind, operation: Operation, program: Program): string {
  const isText =
    source.kind === 'path' &&
    (source.root === 'request' || source.root === 'claims') &&
    source.segments[0] !== 'body';
  const field = isText
    ? inputFields(operation, program)?.find((f) => f.name === input.name)
    : undefined;

  return field === undefined ? 'text' : textForm(field.type, program).as;
}

function guardText({ input, access }: Guard): readonly Code[] {
  const allow = gatewayHalf(access);

  if (allow === undefined) return [];

  const members = [wordMember('input', input.name), dataMember('allow', allow, DEPTH + 2)];

  return [objectItem(members, DEPTH + 1)];
}

function addInputs(route: Route, operation: Operation, { context, members }: Into): void {
  const inputs = publicInputs(route, operation, context.program) ?? [];

  if (inputs.length > 0) {
    const texts = inputs.map((field) => inputText(field, context));

    members.push(listMember('inputs', texts, DEPTH));
  }
}

function addBody(route: Route, operation: Operation, { context, members }: Into): void {
  const { program } = context;
  const inputs = publicInputs(route, operation, program);
  const raw = takesRaw(route);

  if (route.require.length > 0) members.push(namesMember('require', route.require));
  if (isInQuery(route) || (!raw && inputs?.length === 0)) return;

  const required = raw || inputs === undefined || inputs.some((f) => isRequired(f, program));

  members.push(bodyMember({ raw, required, accepts: route.accepts }));

  if (!raw && route.input !== undefined && inputs !== undefined)
    members.push(
      namesMember(
        'takes',
        inputs.map((f) => f.name),
      ),
    );
}

const ANSWERS = {
  value: code`answers: 'value'`,
  page: code`answers: 'page'`,
  stream: code`answers: 'stream'`,
};

interface Body {
  readonly raw: boolean;
  readonly required: boolean;
  readonly accepts: readonly string[];
}

function bodyMember({ raw, required, accepts }: Body): Code {
  if (!raw && accepts.length === 0) return required ? VALUE : OPTIONAL_VALUE;

  const data = { kind: raw ? 'raw' : 'value', required: required || undefined };

  return dataMember('body', accepts.length === 0 ? data : { ...data, accepts }, DEPTH);
}

const VALUE = code`body: { kind: 'value', required: true }`;
const OPTIONAL_VALUE = code`body: { kind: 'value' }`;

function addReply(route: Route, operation: Operation, { context, members }: Into): void {
  const { output, cache, deprecated = operation.deprecated } = route;
  const kind = answers(operation);

  if (kind !== undefined) members.push(ANSWERS[kind]);
  if (output !== undefined)
    members.push(
      namesMember(
        'shows',
        output.map((o) => o.name),
      ),
    );
  if (isTagged(operation)) members.push(TAGGED);

  if (cache !== undefined) members.push(cacheMember(cache));

  if (operation.scope === 'new' && operation.task === undefined) {
    const location = locationOf(
      context.program.index.component(operation.component),
      context.program,
    );

    if (location !== undefined) members.push(wordMember('location', location));
  }

  if (operation.errors.length > 0) {
    const errors = operation.errors.map((e) => codeMember(e.name, code`${e.status}`));

    members.push(objectMember('errors', errors, DEPTH));
  }

  if (operation.task !== undefined) members.push(TASK);

  if (deprecated !== undefined)
    members.push(dataMember('deprecated', { sunset: deprecated.sunset }, DEPTH));

  if (operation.timeout !== undefined)
    members.push(dataMember('timeout', operation.timeout, DEPTH));
}

function cacheMember(cache: NonNullable<Route['cache']>): Code {
  return dataMember(
    'cache',
    {
      public: cache.public ? true : undefined,
      max: secondsOf(cache.max),
      revalidate: secondsOf(cache.revalidate),
    },
    DEPTH,
  );
}

function secondsOf(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000);
}

function namesMember(key: string, names: readonly string[]): Code {
  return listMember(
    key,
    names.map((name) => text(name)),
    DEPTH,
  );
}

// One route of routes.ts, member by member; what is usual is left out.
import type { Bind, Guard, Operation, Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { type Code, code, text } from '../code/code.ts';
import {
  codeMember,
  dataMember,
  listMember,
  objectItem,
  objectMember,
  wordMember,
} from '../code/literal-pieces.ts';
import { answers, isTagged } from '../routes/answers.ts';
import { operandData } from '../routes/expression-data.ts';
import { inputFields, isRequired, publicInputs } from '../routes/public-inputs.ts';
import { takesRaw } from '../routes/raw-body.ts';
import { successStatus } from '../routes/success-status.ts';
import { textForm } from '../routes/text-form.ts';
import { gatewayHalf } from './gateway-half.ts';
import { locationOf } from './location.ts';
import { queryMember } from './route-query.ts';
import { inputText, parameterText, REQUIRED, type TextContext } from './route-texts.ts';

/** Of a route's members. */
const DEPTH = 2;

export function routeMembers(route: Route, context: TextContext): readonly Code[] {
  const operation = context.program.index.operation(route.operation.id);
  const members = [
    wordMember('method', route.method),
    wordMember('path', route.path),
    wordMember('call', operation.name),
    wordMember('type', operation.type),
    wordMember('scope', operation.scope),
    dataMember('status', successStatus(route, operation), DEPTH),
  ];

  addAccess(route, members);
  addRequest(route, operation, { context, members });
  addReply(route, operation, { context, members });

  return members;
}

function addAccess({ access, hide }: Route, members: Code[]): void {
  const allow = access === undefined ? undefined : gatewayHalf(access);

  if (allow !== undefined) members.push(dataMember('allow', allow, DEPTH));
  if (hide) members.push(HIDE);
}

const HIDE = code`hide: true`;
const TAGGED = code`tagged: true`;
const TASK = code`task: true`;

interface Into {
  readonly context: TextContext;
  readonly members: Code[];
}

function addRequest(route: Route, operation: Operation, { context, members }: Into): void {
  const { segments, bind, guards, require } = route;
  const { program } = context;
  const parameters: Code[] = [];

  for (const { parameter } of segments)
    if (parameter !== undefined) parameters.push(parameterText(parameter, operation, context));

  if (parameters.length > 0) members.push(listMember('parameters', parameters, DEPTH));

  if (bind.length > 0) {
    const bound = bind.map((b) => bindText(b, operation, program));

    members.push(listMember('bind', bound, DEPTH));
  }

  const guarded = guards.flatMap(guardText);

  if (guarded.length > 0) members.push(listMember('guards', guarded, DEPTH));

  if (route.method === 'GET' || route.method === 'DELETE')
    addInputs(route, operation, { context, members });
  else addBody(route, operation, { context, members });

  const query = queryMember(route, operation, context);

  if (query !== undefined) members.push(query);
  if (require.length > 0) members.push(namesMember('require', require));
}

function bindText({ input, source }: Bind, operation: Operation, program: Program): Code {
  const members = [wordMember('input', input.name)];
  const as = boundAs({ input, source }, operation, program);

  members.push(dataMember('from', operandData(source), DEPTH + 2));
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

  if (!raw && inputs?.length === 0) return;

  const body = [wordMember('kind', raw ? 'raw' : 'value')];

  if (raw || inputs === undefined || inputs.some((f) => isRequired(f, program)))
    body.push(REQUIRED);
  if (route.accepts.length > 0)
    body.push(
      listMember(
        'accepts',
        route.accepts.map((type) => text(type)),
        DEPTH + 1,
      ),
    );

  members.push(objectMember('body', body, DEPTH));

  if (!raw && route.input !== undefined && inputs !== undefined)
    members.push(
      namesMember(
        'takes',
        inputs.map((f) => f.name),
      ),
    );
}

function addReply(route: Route, operation: Operation, { context, members }: Into): void {
  const { output, cache, deprecated = operation.deprecated } = route;
  const kind = answers(operation);

  if (kind !== undefined) members.push(wordMember('answers', kind));
  if (output !== undefined)
    members.push(
      namesMember(
        'shows',
        output.map((o) => o.name),
      ),
    );
  if (isTagged(operation)) members.push(TAGGED);

  if (operation.errors.length > 0) {
    const errors = operation.errors.map((e) => codeMember(e.name, code`${e.status}`));

    members.push(objectMember('errors', errors, DEPTH));
  }

  if (cache !== undefined) members.push(cacheMember(cache));

  if (operation.scope === 'new' && operation.task === undefined) {
    const location = locationOf(
      context.program.index.component(operation.component),
      context.program,
    );

    if (location !== undefined) members.push(wordMember('location', location));
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

// One route of routes.ts, member by member; what is usual is left out.
import type { Operation, Route } from '../../2-model/model.ts';
import { type Code, code } from '../code/code.ts';
import { codeMember, dataMember, objectMember, row, wordMember } from '../code/literal-pieces.ts';
import { answers, isTagged } from '../routes/answers.ts';
import { locationOf } from '../routes/location.ts';
import { isRequired, publicInputs } from '../routes/public-inputs.ts';
import { takesRaw } from '../routes/raw-body.ts';
import { DEPTH, type Into, namesMember } from './members.ts';
import { headRow } from './route-head.ts';
import { addRequest, isInQuery } from './route-request.ts';
import type { TextContext } from './route-texts.ts';

/** Its lines: what it is and who may call it, what it takes, what it answers. */
export function routeMembers(route: Route, context: TextContext): readonly Code[] {
  const operation = context.program.index.operation(route.operation.id);
  const members = [headRow(route, operation, context)];
  const tail: Code[] = [];

  addRequest(route, operation, { context, members });
  addBody(route, operation, { context, members: tail });
  addReply(route, operation, { context, members: tail });

  if (tail.length > 0) members.push(row(tail, DEPTH));

  return members;
}

const TAGGED = code`tagged: true`;
const TASK = code`task: true`;

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

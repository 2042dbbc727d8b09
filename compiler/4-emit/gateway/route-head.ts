// The first lines of a route in routes.ts: what it is called by, what it calls, and who may call it.
import type { Operation, Route } from '../../2-model/model.ts';
import { operationSurface } from '../../3-check/fingerprint.ts';
import { type Code, code } from '../code/code.ts';
import { dataMember, row, wordMember } from '../code/literal-pieces.ts';
import { SCOPES, TYPES } from '../routes/operation-members.ts';
import { hasServiceHalf } from '../routes/service-half.ts';
import { successStatus } from '../routes/success-status.ts';
import { gatewayHalf, SOMEBODY } from './gateway-half.ts';
import { DEPTH } from './members.ts';
import type { TextContext } from './route-texts.ts';

export function headRow(route: Route, operation: Operation, context: TextContext): Code {
  const members = [
    METHODS.get(route.method) ?? wordMember('method', route.method),
    wordMember('path', route.path),
    wordMember('call', operation.name),
    TYPES[operation.type],
    SCOPES[operation.scope],
    statusMember(successStatus(route, operation)),
  ];

  addAccess(route, context, members);
  members.push(wordMember('surface', operationSurface(operation, context.program)));

  return row(members, DEPTH);
}

const METHODS: ReadonlyMap<string, Code> = new Map(
  ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((m) => [m, wordMember('method', m)]),
);

const statuses = new Map<number, Code>();

function statusMember(status: number): Code {
  const known = statuses.get(status) ?? code`status: ${status}`;

  statuses.set(status, known);

  return known;
}

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

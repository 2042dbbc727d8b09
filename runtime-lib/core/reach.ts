// The way to one entity: found by key and criteria, permitted, of the version that the caller means. Changes nothing.
import type { Row } from '../storage/values.ts';
import { refused } from './access.ts';
import { ContractError } from './contract-error.ts';
import { askedOf } from './entity-table.ts';
import { entityOfPart, fullName, type Invocation } from './invocation.ts';
import { locateOne } from './locate.ts';
import type { Reply } from './request.ts';

/** The entity, or the reply that tells why the caller does not reach it. */
export type Reached =
  | { readonly row: Row; readonly reply?: undefined }
  | { readonly row?: undefined; readonly reply: Reply };

const MISSING: Reached = { reply: { kind: 'missing' } };

export async function reached(invocation: Invocation): Promise<Reached> {
  const { part, request } = invocation;
  const row = await locateOne(entityOfPart(part), part.storage, request);

  if (row === undefined) return MISSING;

  const reply = obstacleIn(invocation, row);

  return reply === undefined ? { row } : { reply };
}

/** In this order, so that who may not see the entity does not learn its version. */
export function obstacleIn(invocation: Invocation, row: Row): Reply | undefined {
  const { access, request } = invocation;
  const refusal = refused(access, request, () => askedOf(row, access?.asksSystem));

  if (refusal !== undefined) return refusal;

  if (request.match !== undefined && !request.match.includes(row.version))
    throw new ContractError('stale', `${fullName(invocation)} was meant for another version`);

  return undefined;
}

// Makes repetitions harmless: what a request was answered is stored with its commit, and given again.
import type { JournalEntry } from '../storage/storage.ts';
import type { Value } from '../storage/values.ts';
import { ContractError } from './contract-error.ts';
import { fullName, type Invocation } from './invocation.ts';
import { nodeCrypto } from './node-modules.ts';
import type { ValueReply } from './replies.ts';
import type { Envelope, Reply, Request } from './request.ts';
import { canonical } from './wire.ts';

/** The scope of a request's id is the operation. */
export function journalId({ operation, id }: Request): string {
  return `${operation}:${id}`;
}

/** Of what was asked for: equal requests are repetitions, others with the same id are mistakes. */
export function fingerprintOf({ input, query, criteria, identity }: Request): string {
  const parts = [input ?? null, (query ?? null) as Value];

  // A reply is shown to nobody but the caller who got it first.
  if (criteria !== undefined || identity !== undefined)
    parts.push(criteria ?? null, identity?.id ?? null);

  const asked = canonical(parts);

  return nodeCrypto().createHash('sha256').update(asked).digest('base64url').slice(0, 22);
}

/** Declared errors are not stored: nothing was committed, so a repetition runs. */
export function journalEntry({ request }: Invocation, reply: Reply): JournalEntry | undefined {
  // Events are told apart by the inbox.
  if (request.inbox !== undefined || request.once === true || reply.kind !== 'value')
    return undefined;

  return {
    id: journalId(request),
    fingerprint: fingerprintOf(request),
    reply: storedReply(reply),
    at: Date.now(),
  };
}

/** With the entity that it was about, so that a repetition gets the same answer in all its parts. */
export function storedReply({ value, entity }: ValueReply): string {
  return JSON.stringify({ [REPLY]: value ?? null, entity });
}

const REPLY = '$reply';

/** Earlier builds stored the value alone. */
function parsedReply(stored: string): ValueReply {
  const read: unknown = JSON.parse(stored);

  if (typeof read !== 'object' || read === null || !Object.hasOwn(read, REPLY))
    return { kind: 'value', value: read };

  const { [REPLY]: value, entity } = read as { [REPLY]: unknown; entity?: Envelope };

  return entity === undefined ? { kind: 'value', value } : { kind: 'value', value, entity };
}

/** What stands in the journal, as the answer to its repetition. */
export function repeated(invocation: Invocation, { fingerprint, reply }: JournalEntry): Reply {
  if (fingerprint !== fingerprintOf(invocation.request))
    throw new ContractError('reused', `the id of another call of ${fullName(invocation)}`);
  if (reply === undefined)
    throw new ContractError('pending', `${fullName(invocation)} is still running`, {
      retryAfter: 1000,
    });

  const { value, ...rest } = parsedReply(reply);

  return invocation.operation.output === undefined ? rest : { ...rest, value };
}

/** The reply to an earlier request with this id, if there was one. */
export async function findRepeated(invocation: Invocation): Promise<Reply | undefined> {
  const { request, part } = invocation;

  if (request.fresh || request.inbox !== undefined) return undefined;

  const entry = await part.storage.journal.find(journalId(request));

  return entry === undefined ? undefined : repeated(invocation, entry);
}

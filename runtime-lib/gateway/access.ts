// Who calls and whether they may: credentials, and the gateway's half of `allow` and `guard`.
import { Problems } from '../check/problems.ts';
import type { ExpressionEnvironment } from '../core/expression.ts';
import { type Authenticated, readCredentials } from './authentication.ts';
import { callerAddress } from './client-address.ts';
import { environmentOf } from './environment.ts';
import type { Exchange } from './exchange.ts';
import type { Plan } from './plan.ts';
import { Refusal } from './refusal.ts';

const NOBODY = 'The credentials are not known';

/** At once where nothing has to be asked. */
export function authenticate(exchange: Exchange): Authenticated | Promise<Authenticated> {
  const { authorization } = exchange.head;

  if (authorization === undefined) return undefined;

  const { authentication } = exchange.site;
  const credentials = readCredentials(authorization);

  if (credentials === undefined) throw unauthenticated(exchange, 'The credentials are malformed');

  return authentication.authenticate(credentials, {
    authority: exchange.authority,
    address: () => addressOf(exchange),
  });
}

export function addressOf({ request, head, site }: Exchange): string {
  return callerAddress(request.socket.remoteAddress ?? '', head, site.trusts);
}

/** Credentials that say nothing are refused on every route: who sends some means to be somebody. */
export function identify(exchange: Exchange, found: Authenticated): void {
  if (found !== undefined && found !== 'invalid') exchange.identity = found;
  else if (exchange.head.authorization !== undefined) throw unauthenticated(exchange, NOBODY);
}

function unauthenticated({ site }: Exchange, title: string): Refusal {
  return new Refusal('unauthenticated', title, {
    headers: ['www-authenticate', site.authentication.challenge],
  });
}

export function checkAllowed(exchange: Exchange, plan: Plan): void {
  if (plan.allow === undefined || plan.allow(environmentOf(exchange))) return;
  if (plan.definition.hide) throw new Refusal('missing', 'There is nothing here');

  if (exchange.identity === undefined)
    throw unauthenticated(exchange, 'Only who is known may do this');

  throw new Refusal('forbidden', 'The caller may not do this');
}

/** Who may send a property: of those that were sent. */
export function checkGuards(
  plan: Plan,
  input: unknown,
  environment: () => ExpressionEnvironment,
): void {
  if (plan.guards.length === 0 || typeof input !== 'object' || input === null) return;

  const wrong = plan.guards.filter(
    (guard) => Object.hasOwn(input, guard.input) && !guard.allow(environment()),
  );

  if (wrong.length === 0) return;

  const problems = new Problems();

  for (const guard of wrong) problems.add(`/${guard.input}`, 'value', 'may not be sent');

  throw new Refusal('forbidden', 'The caller may not send this', { errors: problems.list });
}

// What a path answers that is no route of its own: OPTIONS, preflights, and methods that it does not have.
import { environmentOf } from './environment.ts';
import type { Exchange } from './exchange.ts';
import type { Methods } from './match.ts';
import type { Plan } from './plan.ts';
import { Refusal } from './refusal.ts';
import { send } from './send.ts';

/** Methods that nobody knows, the parser refuses. */
export function noMethod(methods: Methods<Plan>): Refusal {
  return new Refusal('method', 'The resource has no such method', {
    headers: ['allow', allowText([...methods.keys()])],
  });
}

function allowText(methods: readonly string[]): string {
  const all = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));

  return [...all, 'OPTIONS'].join(', ');
}

export function isPreflight({ request, head }: Exchange): boolean {
  return (
    request.method === 'OPTIONS' && head.origin !== undefined && head.askedMethod !== undefined
  );
}

/** A page of another origin asks whether it may ask: it sends no credentials, and is told of nothing but methods. */
export function answerPreflight(exchange: Exchange, methods: Methods<Plan>): void {
  const { head, site } = exchange;
  const headers = site.cors.preflight(head.origin as string, allowText([...methods.keys()]));

  if (headers === undefined) throw new Refusal('forbidden', 'Pages of this origin may not call');

  send(exchange, { status: 204, headers: ['vary', 'origin', ...headers] });
}

/** The methods that the caller may use, as far as the gateway can tell. */
export function answerOptions(exchange: Exchange, methods: Methods<Plan>): void {
  const allowed = [...methods].filter(([, plan]) => {
    exchange.plan = plan;

    return plan.allow === undefined || plan.allow(environmentOf(exchange));
  });

  // A path of which the caller may know nothing is none.
  if (allowed.length === 0 && [...methods.values()].every((plan) => plan.definition.hide))
    throw new Refusal('missing', 'There is nothing here');

  const names = allowed.map(([method]) => method);
  const body = JSON.stringify({
    methods: Object.fromEntries(allowed.map(([method, plan]) => [method, shownOf(plan)])),
  });
  const headers = [
    'cache-control',
    'no-store',
    'allow',
    allowText(names),
    'vary',
    exchange.site.cors.on ? 'authorization, origin' : 'authorization',
    'content-type',
    'application/json',
  ];

  send(exchange, { status: 200, headers, body });
}

function shownOf({ definition, types, accepts }: Plan): object {
  const { body, query } = definition;

  return {
    ...(types.length > 0 && { answers: types }),
    ...(body !== undefined && { accepts }),
    ...(query !== undefined && {
      query: {
        filter: query.filter?.map(({ name, operators }) => ({ name, operators })),
        sort: query.sort,
        fields: query.fields,
        limit: query.limit,
      },
    }),
  };
}

// The service's half of policies and guards: who may do what to which entity. Asked in every attempt, never of a storage.

import type { Condition } from '../storage/condition.ts';
import { bindCondition } from './bind-condition.ts';
import { type Compiled, compileExpression } from './compile-expression.ts';
import { ContractError } from './contract-error.ts';
import type { AccessDefinition, ComponentDefinition } from './definition.ts';
import type { Expression, ExpressionEnvironment } from './expression.ts';
import { pathsOf } from './paths-of.ts';
import { type Policies, placePolicies } from './place-policies.ts';
import type { Reply, Request } from './request.ts';

export interface Access {
  readonly allow: Rule | undefined;
  readonly guards: readonly { readonly input: string; readonly allow: Rule }[];
  readonly hide: boolean;
  /** Whether something is asked of what the system adds to an entity, its id included. */
  readonly asksSystem: boolean;
}

interface Rule {
  readonly expression: Expression;
  readonly holds: Compiled;
}

/** By route. Made once: policies are in their places and compiled. */
export function accessOf(
  { policies = {}, access = [] }: ComponentDefinition,
  narrowing: Policies,
): ReadonlyMap<string, Access> {
  const ruleOf = (given: Expression): Rule => {
    const expression = placePolicies(given, { policies, narrowing });

    return { expression, holds: compileExpression(expression) };
  };
  const made = ({ allow, guards = [], hide }: AccessDefinition): Access => ({
    allow: allow === undefined ? undefined : ruleOf(allow),
    guards: guards.map((guard) => ({ input: guard.input, allow: ruleOf(guard.allow) })),
    hide: hide === true,
    asksSystem: [allow, ...guards.map((guard) => guard.allow)].some(
      (one) => one !== undefined && asksSystem(placePolicies(one, { policies, narrowing })),
    ),
  });

  return new Map(access.map((one) => [one.route, made(one)]));
}

function asksSystem(expression: Expression): boolean {
  return pathsOf(expression).some(
    ({ root, segments: [first = '_'] }) =>
      root === 'entity' && (first === 'id' || first.startsWith('_')),
  );
}

/**
 * Undefined where there is nothing to ask: for requests without a route, and for routes whose gateway knows all that
 * their policy asks for. Where the gateway's build knows of a half that this build has not, nobody may.
 */
export function accessFor(
  known: ReadonlyMap<string, Access>,
  { route }: Request,
): Access | undefined {
  if (route === undefined) return undefined;

  const access = known.get(route.name);

  if (access === undefined && route.asks === true)
    throw new ContractError('forbidden', `no policy is known for ${route.name}`);

  return access;
}

const MISSING: Reply = { kind: 'missing' };

/** Why the caller may not do it to this entity; undefined where he may. A hidden refusal is as if there were nothing. */
export function refused(
  access: Access | undefined,
  request: Request,
  entityOf: () => object | undefined,
): Reply | undefined {
  if (access === undefined) return undefined;

  const environment = environmentOf(request, entityOf());

  if (access.allow !== undefined && !access.allow.holds(environment))
    return refusal(access, request);

  return guarded(access, environment);
}

/** Of many entities: what the caller may see of them, as a storage is asked. */
export type Permitted =
  | { readonly kind: 'refused'; readonly reply: Reply }
  | { readonly kind: 'where'; readonly where: Condition | undefined };

const ALL: Permitted = { kind: 'where', where: undefined };

/** All but the entities is known: what is left of the policy is true, false, or the condition. */
export function permitted(access: Access | undefined, request: Request): Permitted {
  if (access === undefined) return ALL;

  const environment = environmentOf(request, undefined);
  const rest = access.allow && bindCondition(access.allow.expression, environment);

  if (rest?.kind === 'constant' && !rest.value)
    return { kind: 'refused', reply: refusal(access, request) };

  guarded(access, environment);

  return rest === undefined || rest.kind === 'constant' ? ALL : { kind: 'where', where: rest };
}

/** Who passed the policy may know that the entity is there. */
function guarded({ guards }: Access, environment: ExpressionEnvironment): undefined {
  const input = (environment.input ?? {}) as object;

  for (const guard of guards) {
    if (Object.hasOwn(input, guard.input) && !guard.allow.holds(environment))
      throw new ContractError('forbidden', `the caller may not set ${guard.input}`);
  }
}

function refusal({ hide }: Access, { identity }: Request): Reply {
  if (hide) return MISSING;
  if (identity === undefined)
    throw new ContractError('unauthenticated', 'nobody knows who the caller is');

  throw new ContractError('forbidden', 'the caller may not do this');
}

function environmentOf(request: Request, entity: object | undefined): ExpressionEnvironment {
  return new EntityEnvironment(request, entity);
}

/** Few expressions ask for the moment. */
class EntityEnvironment implements ExpressionEnvironment {
  readonly entity: object | undefined;
  readonly identity: Request['identity'];
  readonly input: Request['input'];
  readonly #request: Request;

  constructor(request: Request, entity: object | undefined) {
    this.entity = entity;
    this.identity = request.identity;
    this.input = request.input;
    this.#request = request;
  }

  get claims(): unknown {
    return this.identity?.claims;
  }

  get route(): unknown {
    return this.#request.route?.parameters;
  }

  get request(): unknown {
    return this.#request.route?.request;
  }

  get now(): Date {
    return new Date(this.#request.now);
  }
}

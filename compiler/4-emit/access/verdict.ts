// What comes of a request: the checks in the order that the gateway's design gives them. Knows conditions by truth() alone.
import type { Expression } from '../../2-model/expression-model.ts';
import type { Operation, Route } from '../../2-model/model.ts';
import { type Scene, truth } from './interpret.ts';
import type { Caller, Case, Values, Verdict } from './matrix.ts';

/** Who may call a route, and who may send which property. */
export interface Rules {
  readonly allow: Expression;
  readonly guards: readonly { readonly input: string; readonly allow: Expression }[];
  /** What the operation itself looks for, whoever calls. */
  readonly where: Expression | undefined;
}

export interface Asked {
  readonly route: Route;
  readonly operation: Operation;
  readonly rules: Rules;
  readonly caller: Caller;
  readonly case: Case;
  /** What the operation is given: sent, from the path, and filled by the route. */
  readonly input: Values;
  /** What policies know of the entity. */
  readonly entity: Values;
  /** Whether the route could fill all that the operation requires. */
  readonly complete: boolean;
}

export function verdictOf(asked: Asked): Verdict {
  const { route, rules, caller, case: one } = asked;
  const refused = route.hide ? '404' : caller.identity === undefined ? '401' : '403';
  const atGateway = sceneOf(asked, 'entity and input');
  const guards = rules.guards.filter(({ input }) => isSent(one, input));

  if (truth(rules.allow, atGateway) === false) return refused;
  if (guards.some((g) => truth(g.allow, atGateway) === false)) return '403';

  if (!asked.complete) return '400';

  switch (asked.operation.scope) {
    case 'objects':
    case 'stream':
      return ofMany(asked, guards, refused);
    case 'object':
    case 'changeset':
      if (one.entity !== 'there') return '404';
  }

  const whole = sceneOf(asked, 'nothing');

  if (truth(rules.allow, whole) !== true) return refused;

  return guards.every((g) => truth(g.allow, whole) === true) ? 'ok' : '403';
}

/** What is false of every entity is refused, what is false of some does not show them. */
function ofMany(asked: Asked, guards: Rules['guards'], refused: Verdict): Verdict {
  const { rules } = asked;
  const before = sceneOf(asked, 'entity');

  if (truth(rules.allow, before) === false) return refused;
  if (!guards.every((g) => truth(g.allow, before) === true)) return '403';
  if (asked.case.entity !== 'there') return 'not seen';

  const whole = sceneOf(asked, 'nothing');
  const isWanted = rules.where === undefined || truth(rules.where, whole) === true;

  return isWanted && truth(rules.allow, whole) === true ? 'seen' : 'not seen';
}

function isSent({ sent }: Case, input: string): boolean {
  return typeof sent === 'object' && sent !== null && Object.hasOwn(sent, input);
}

function sceneOf({ caller, case: one, input, entity }: Asked, unknown: Scene['unknown']): Scene {
  return {
    entity,
    input,
    route: one.parameters,
    request: { headers: one.headers },
    identity: caller.identity,
    unknown,
  };
}

// Receiver syntax → Receiver: the event, the operation it calls, and how the payload becomes key and input.
import type { AssignmentSyntax, ComponentSyntax, ReceiverSyntax } from '../1-syntax/syntax.ts';
import type { Environment } from './environment.ts';
import { typeExpression } from './expression.ts';
import type { Assignment, Component, Operation, Receiver } from './model.ts';
import type { Reference } from './node.ts';
import { declared } from './node-id.ts';
import { typeOperand } from './operand.ts';
import { ownOperation } from './operation.ts';
import { eventReference } from './reference.ts';
import { eventRoot, membersOf } from './roots.ts';
import { candidatesFrom, defined, miss, type Scope } from './scope.ts';
import { rootPlace, slotOf } from './type.ts';
import type { Slot, Type } from './type-model.ts';

export function buildReceiver(
  syntax: ReceiverSyntax,
  component: ComponentSyntax,
  scope: Scope,
): Receiver {
  const id = declared(component.id, 'receivers', syntax.event.value);
  const external = syntax.external?.value === true;
  const event = external
    ? { name: syntax.event.value, at: syntax.event.at, id: '' }
    : eventReference(syntax.event, scope);
  const own =
    syntax.payload === undefined
      ? undefined
      : slotOf(syntax.payload, `${id}/payload`, rootPlace(scope, component.id, undefined));
  const env: Environment = {
    scope,
    place: 'receivers',
    roots: [eventRoot(external ? own : payloadOf(event, scope), syntax.event.value, scope)],
    policies: undefined,
  };
  const call =
    syntax.call === undefined
      ? { name: '', at: syntax.event.at, id: '' }
      : ownOperation(syntax.call, component, scope);
  const target = scope.built.get(component.id)?.operations.find((o) => o.id === call.id);

  return defined({
    id,
    at: syntax.event.at,
    event,
    component: component.id,
    call,
    query: syntax.query?.map((a) => queryOf(a, component, env)),
    input: syntax.input?.map((a) => inputOf(a, target, env)),
    if: syntax.if === undefined ? undefined : typeExpression(syntax.if, env),
    order: syntax.order?.value === 'none' ? ('none' as const) : ('entity' as const),
    each: syntax.each === undefined ? undefined : ('replica' as const),
    external,
    payload: own,
  }) as Receiver;
}

function payloadOf(event: Reference, scope: Scope): Slot | undefined {
  const owner: Component | undefined = scope.built.get(event.id.slice(0, event.id.indexOf('/')));
  const found = owner?.events.find((e) => e.id === event.id);

  if (found === undefined) return undefined;

  return (
    found.payload ?? {
      id: found.id,
      at: found.at,
      type: { kind: 'object', fields: [] },
      nullable: false,
    }
  );
}

function queryOf(
  syntax: AssignmentSyntax,
  component: ComponentSyntax,
  env: Environment,
): Assignment {
  const fields = env.scope.entity(component.id) ?? [];
  const field = fields.find((f) => f.name === syntax.name.value);

  if (field === undefined) {
    miss(env.scope, {
      what: 'field',
      name: syntax.name.value,
      at: syntax.name.at,
      scope: component.id,
      candidates: candidatesFrom(fields),
    });
  }

  return {
    name: syntax.name.value,
    at: syntax.name.at,
    value: typeOperand(syntax.expression, env, field),
  };
}

function inputOf(
  syntax: AssignmentSyntax,
  target: Operation | undefined,
  env: Environment,
): Assignment {
  const members = target?.input === undefined ? [] : membersOf(target.input.type, env.scope);
  const member = members.find((m) => m.name === syntax.name.value);

  if (target !== undefined && member === undefined) {
    miss(env.scope, {
      what: 'input',
      name: syntax.name.value,
      at: syntax.name.at,
      scope: target.name,
      candidates: candidatesFrom(
        members.flatMap((m) => (m.at === undefined ? [] : [{ name: m.name, at: m.at }])),
      ),
    });
  }

  const unresolved: Type = { kind: 'any', unresolved: true };

  return {
    name: syntax.name.value,
    at: syntax.name.at,
    value: typeOperand(syntax.expression, env, {
      type: member?.type ?? unresolved,
      name: syntax.name.value,
    }),
  };
}

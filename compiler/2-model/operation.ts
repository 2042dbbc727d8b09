// Operation syntax → Operation: scope by default, `auto` spelled out, input and output over the entity.

import type { ComponentSyntax, Name, OperationSyntax, TypeSyntax } from '../1-syntax/syntax.ts';
import type { Span } from '../base/source.ts';
import { deprecationOf } from './declaration.ts';
import { entityName } from './entity.ts';
import { typeExpression } from './expression.ts';
import {
  type AutoBody,
  type ErrorDeclaration,
  type Operation,
  type OperationScope,
  type OperationType,
  SCOPES,
} from './model.ts';
import type { Reference } from './node.ts';
import { child } from './node-id.ts';
import { operationReference } from './reference.ts';
import { entityRoot, identityRoot, inputRoot } from './roots.ts';
import { candidatesOf, defined, miss, type Scope } from './scope.ts';
import { slotOf } from './type.ts';
import type { Slot } from './type-model.ts';

export const AUTO: Readonly<Record<string, AutoBody>> = {
  'transition new': 'create',
  'transition object': 'set',
  'transition object deletes': 'delete',
  'transition objects deletes': 'delete-many',
  'observation object': 'read',
  'observation objects': 'list',
  'observation stream': 'stream',
  'assignment changeset': 'update',
};

export interface OperationSource {
  readonly syntax: OperationSyntax;
  /** The component where it is written, which inheritance tells apart from where it stands. */
  readonly origin: string;
}

export function buildOperation(
  source: OperationSource,
  component: ComponentSyntax,
  scope: Scope,
): Operation {
  const { syntax } = source;
  const forwarded = forwardTarget(syntax, component);
  const shape = forwarded ?? syntax;
  const id = child(component.id, 'operations', syntax.name.value);
  const type = (shape.type?.value ?? 'computation') as OperationType;
  const scopes = SCOPES[type] ?? ['none'];
  const chosen = (shape.scope?.value ?? scopes[0] ?? 'none') as OperationScope;
  const form = [type, chosen, ...(shape.deletes?.value === true ? ['deletes'] : [])].join(' ');
  const auto = shape.auto?.value === true ? AUTO[form] : undefined;
  const slots = slotsOf(syntax, forwarded, { component, scope, id });

  return defined({
    id,
    at: syntax.name.at,
    name: syntax.name.value,
    doc: syntax.description?.value ?? forwarded?.description?.value,
    deprecated: deprecationOf(syntax.deprecated),
    was: syntax.was?.value,
    component: component.id,
    origin: source.origin,
    type,
    scope: chosen,
    sound: shape.type !== undefined && scopes.includes(chosen) && syntax.failed.length === 0,
    auto,
    autoMisplaced: shape.auto?.value === true && auto === undefined ? shape.auto.at : undefined,
    ...slots,
    errors: (forwarded ?? syntax).errors.map((e) => errorOf(e, { id, component, scope })),
    where: whereOf(shape, slots.input, { component, scope }),
    limit: shape.limit,
    ensure: flag(shape.ensure),
    concurrency: shape.concurrency?.value === 'fail' ? ('fail' as const) : ('retry' as const),
    idempotent: idempotency(shape.idempotent),
    timeout: shape.timeout?.value,
    calls: shape.calls.map((name) => operationReference(name, scope)),
    emits: shape.emits.map((name) => ownEvent(name, component, scope)),
    deletes: flag(shape.deletes),
    task: flag(shape.task),
    forward:
      syntax.forward === undefined ? undefined : ownOperation(syntax.forward, component, scope),
    internal: flag(syntax.internal),
    keys: keysOf(syntax),
  }) as Operation;
}

interface At {
  readonly component: ComponentSyntax;
  readonly scope: Scope;
}

interface Slots {
  readonly input: Slot | undefined;
  readonly output: Slot | undefined;
}

/** A forwarded operation takes what it does not write from its target. */
function forwardTarget(
  syntax: OperationSyntax,
  component: ComponentSyntax,
): OperationSyntax | undefined {
  let target: OperationSyntax | undefined;
  let next = syntax.forward?.value;

  for (let i = 0; i < 16 && next !== undefined; i++) {
    const found: OperationSyntax | undefined = component.operations.find(
      (o) => o.name.value === next,
    );

    if (found === undefined || found === syntax) return target;

    target = found;
    next = found.forward?.value;
  }

  return target;
}

function slotsOf(
  syntax: OperationSyntax,
  forwarded: OperationSyntax | undefined,
  at: At & { readonly id: string },
): Slots {
  const { component, scope, id } = at;
  const self =
    component.entity === undefined
      ? undefined
      : { name: entityName(component), fields: scope.entity(component.id) ?? [] };
  const slot = (type: TypeSyntax | undefined, name: string): Slot | undefined =>
    type === undefined
      ? undefined
      : slotOf(type, {
          scope,
          component: component.id,
          id: child(id, name),
          self,
          field: undefined,
          level: 0,
          slotOf,
        });

  return {
    input: slot(syntax.input ?? forwarded?.input, 'input'),
    output: slot(syntax.output ?? forwarded?.output, 'output'),
  };
}

function errorOf(
  syntax: OperationSyntax['errors'][number],
  at: At & { readonly id: string },
): ErrorDeclaration {
  const id = child(at.id, 'errors', syntax.name.value);

  return defined({
    id,
    at: syntax.name.at,
    name: syntax.name.value,
    status: syntax.status?.value ?? 422,
    data:
      syntax.data === undefined
        ? undefined
        : slotOf(syntax.data, {
            scope: at.scope,
            component: at.component.id,
            id: child(id, 'data'),
            self:
              at.component.entity === undefined
                ? undefined
                : {
                    name: entityName(at.component),
                    fields: at.scope.entity(at.component.id) ?? [],
                  },
            field: undefined,
            level: 0,
            slotOf,
          }),
  });
}

function whereOf(syntax: OperationSyntax, input: Slot | undefined, { component, scope }: At) {
  if (syntax.where === undefined) return undefined;

  return typeExpression(syntax.where, {
    scope,
    place: 'where',
    roots: [entityRoot(component, scope), inputRoot(input, syntax.name.value), identityRoot()],
    policies: undefined,
  });
}

function idempotency(name: Name | undefined): Operation['idempotent'] {
  if (name === undefined) return undefined;

  return { path: name.value === 'key' ? 'key' : name.value.split('.'), at: name.at };
}

function flag(
  syntax: { readonly value: boolean; readonly at: Span } | undefined,
): Span | undefined {
  return syntax?.value === true ? syntax.at : undefined;
}

export function ownOperation(name: Name, component: ComponentSyntax, scope: Scope): Reference {
  const found = component.operations.find((o) => o.name.value === name.value);

  if (found === undefined) {
    const candidates = candidatesOf(component.operations.map((o) => o.name));

    miss(scope, {
      what: 'operation',
      name: name.value,
      at: name.at,
      scope: component.id,
      candidates,
    });
  }

  return {
    name: name.value,
    at: name.at,
    id: found === undefined ? '' : child(component.id, 'operations', name.value),
  };
}

function ownEvent(name: Name, component: ComponentSyntax, scope: Scope): Reference {
  const found = component.events.find((e) => e.name.value === name.value);

  if (found === undefined) {
    const candidates = candidatesOf(component.events.map((e) => e.name));

    miss(scope, { what: 'event', name: name.value, at: name.at, scope: component.id, candidates });
  }

  return {
    name: name.value,
    at: name.at,
    id: found === undefined ? '' : child(component.id, 'events', name.value),
  };
}

/** Where each key stands that does not belong everywhere. */
function keysOf(syntax: OperationSyntax): Readonly<Record<string, Span>> {
  const keys: Record<string, Span | undefined> = {
    type: syntax.type?.at,
    scope: syntax.scope?.at,
    auto: syntax.auto?.at,
    input: syntax.input?.at,
    output: syntax.output?.at,
    errors: syntax.errors[0]?.name.at,
    where: syntax.where?.at,
    limit: syntax.limit?.at,
    ensure: syntax.ensure?.at,
    concurrency: syntax.concurrency?.at,
    idempotent: syntax.idempotent?.at,
    calls: syntax.calls[0]?.at,
    emits: syntax.emits[0]?.at,
    deletes: syntax.deletes?.at,
    task: syntax.task?.at,
    forward: syntax.forward?.at,
    failedType: syntax.failed.includes('type') ? syntax.name.at : undefined,
    failedOutput: syntax.failed.includes('output') ? syntax.name.at : undefined,
  };

  return defined(keys) as Record<string, Span>;
}

// Operation syntax → Operation: scope by default, `auto` spelled out, input and output over the entity.

import type { ComponentSyntax, Name, OperationSyntax } from '../1-syntax/syntax.ts';
import { each } from '../base/lists.ts';
import type { Span } from '../base/source.ts';
import { deprecationOf } from './declaration.ts';
import { entityPlace } from './entity.ts';
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
import { declared } from './node-id.ts';
import { operationReference } from './reference.ts';
import { entityRoot, identityRoot, inputRoot } from './roots.ts';
import { candidatesOf, type Draft, defined, miss, type Scope } from './scope.ts';
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
  const id = declared(component.id, 'operations', syntax.name.value);
  const type = (shape.type?.value ?? 'computation') as OperationType;
  const scopes = SCOPES[type] ?? ['none'];
  const chosen = (shape.scope?.value ?? scopes[0] ?? 'none') as OperationScope;
  const slots = slotsOf(syntax, forwarded, { component, scope, id });
  const errors = each(shape.errors, (e) => errorOf(e, { id, component, scope }));
  const where = whereOf(shape, slots.input, { component, scope });

  // Always there, and all of it, so that operations are of one form; what only some have comes behind.
  const operation: Draft<Operation> = {
    id,
    at: syntax.name.at,
    name: syntax.name.value,
    component: component.id,
    origin: source.origin,
    type,
    scope: chosen,
    sound: shape.type !== undefined && scopes.includes(chosen) && syntax.failed.length === 0,
    errors,
    concurrency: shape.concurrency?.value === 'fail' ? 'fail' : 'retry',
    calls: each(shape.calls, (name) => operationReference(name, scope)),
    emits: each(shape.emits, (name) => ownEvent(name, component, scope)),
    keys: keysOf(syntax),
  };

  if (slots.input !== undefined) operation.input = slots.input;
  if (slots.output !== undefined) operation.output = slots.output;
  if (where !== undefined) operation.where = where;
  if (syntax.forward !== undefined)
    operation.forward = ownOperation(syntax.forward, component, scope);

  describeOperation(operation, syntax, forwarded);
  boundOperation(operation, shape);

  return operation;
}

function describeOperation(
  operation: Draft<Operation>,
  syntax: OperationSyntax,
  forwarded: OperationSyntax | undefined,
): void {
  const doc = syntax.description ?? forwarded?.description;
  const deprecated = deprecationOf(syntax.deprecated);

  if (doc !== undefined) operation.doc = doc.value;
  if (deprecated !== undefined) operation.deprecated = deprecated;
  if (syntax.was !== undefined) operation.was = syntax.was.value;
  if (syntax.internal?.value === true) operation.internal = syntax.internal.at;
}

/** How it is done, and within what. */
function boundOperation(operation: Draft<Operation>, shape: OperationSyntax): void {
  const { auto, limit, ensure, idempotent, timeout, deletes, task } = shape;

  if (auto?.value === true) {
    const form = `${operation.type} ${operation.scope}`;
    const body = AUTO[deletes?.value === true ? `${form} deletes` : form];

    if (body === undefined) operation.autoMisplaced = auto.at;
    else operation.auto = body;
  }

  if (limit !== undefined) operation.limit = limit;
  if (ensure?.value === true) operation.ensure = ensure.at;
  if (idempotent !== undefined) operation.idempotent = idempotency(idempotent);
  if (timeout !== undefined) operation.timeout = timeout.value;
  if (deletes?.value === true) operation.deletes = deletes.at;
  if (task?.value === true) operation.task = task.at;
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
  const input = syntax.input ?? forwarded?.input;
  const output = syntax.output ?? forwarded?.output;
  const place = entityPlace(component, scope);

  return {
    input: input && slotOf(input, `${id}/input`, place),
    output: output && slotOf(output, `${id}/output`, place),
  };
}

function errorOf(
  syntax: OperationSyntax['errors'][number],
  at: At & { readonly id: string },
): ErrorDeclaration {
  const id = declared(at.id, 'errors', syntax.name.value);

  return defined({
    id,
    at: syntax.name.at,
    name: syntax.name.value,
    status: syntax.status?.value ?? 422,
    data:
      syntax.data === undefined
        ? undefined
        : slotOf(syntax.data, `${id}/data`, entityPlace(at.component, at.scope)),
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

function idempotency({ value, at }: Name): NonNullable<Operation['idempotent']> {
  return { path: value === 'key' ? 'key' : value.split('.'), at };
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
    id: found === undefined ? '' : declared(component.id, 'operations', name.value),
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
    id: found === undefined ? '' : declared(component.id, 'events', name.value),
  };
}

/** Where each key stands that does not belong everywhere. */
function keysOf(syntax: OperationSyntax): Readonly<Record<string, Span>> {
  const keys: Record<string, Span> = {};

  if (syntax.type !== undefined) keys['type'] = syntax.type.at;
  if (syntax.scope !== undefined) keys['scope'] = syntax.scope.at;
  if (syntax.auto !== undefined) keys['auto'] = syntax.auto.at;
  if (syntax.input !== undefined) keys['input'] = syntax.input.at;
  if (syntax.output !== undefined) keys['output'] = syntax.output.at;
  if (syntax.errors[0] !== undefined) keys['errors'] = syntax.errors[0].name.at;
  if (syntax.where !== undefined) keys['where'] = syntax.where.at;
  if (syntax.limit !== undefined) keys['limit'] = syntax.limit.at;
  if (syntax.ensure !== undefined) keys['ensure'] = syntax.ensure.at;
  if (syntax.concurrency !== undefined) keys['concurrency'] = syntax.concurrency.at;
  if (syntax.idempotent !== undefined) keys['idempotent'] = syntax.idempotent.at;
  if (syntax.calls[0] !== undefined) keys['calls'] = syntax.calls[0].at;
  if (syntax.emits[0] !== undefined) keys['emits'] = syntax.emits[0].at;
  if (syntax.deletes !== undefined) keys['deletes'] = syntax.deletes.at;
  if (syntax.task !== undefined) keys['task'] = syntax.task.at;
  if (syntax.forward !== undefined) keys['forward'] = syntax.forward.at;
  if (syntax.failed.includes('type')) keys['failedType'] = syntax.name.at;
  if (syntax.failed.includes('output')) keys['failedOutput'] = syntax.name.at;

  return keys;
}

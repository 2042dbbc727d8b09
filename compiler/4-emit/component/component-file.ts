// component.ts: the wiring of a component. What its operations are, which functions they run, what checks them.

import type { Component, Operation } from '../../2-model/model.ts';
import {
  componentConstant,
  configurationName,
  errorName,
  eventName,
  handlersName,
  operationNames,
} from '../../3-check/naming.ts';
import { plain } from '../../3-check/plain.ts';
import type { Program } from '../../3-check/program.ts';
import type { CheckFunction } from '../check/check-request.ts';
import { type Code, code, doc, member } from '../code/code.ts';
import { type Data, literal, Verbatim } from '../code/literal.ts';
import { Module } from '../code/module.ts';
import { runtimeType } from '../code/runtime.ts';
import { componentFolder } from '../paths.ts';
import { handwritten, isHandwritten } from '../types/shape.ts';
import { entityDescriptor } from './entity-descriptor.ts';
import { handlerSpecifier } from './handler-path.ts';
import { type ValueFunctions, valueFunctions } from './value-functions.ts';

export function componentPath(id: string): string {
  return `${componentFolder(id)}/component.ts`;
}

interface Wiring {
  readonly component: Component;
  readonly program: Program;
  readonly module: Module;
  readonly functions: ValueFunctions;
}

export function componentFile(component: Component, program: Program): string {
  const own = componentConstant(component.id);
  const module = new Module([own, 'handlers']);
  const wiring: Wiring = {
    component,
    program,
    module,
    functions: valueFunctions(component, program),
  };
  const definition = runtimeType(module, 'v1', 'ComponentDefinition');
  const constant = module.own(own);
  const table = handlersTable(wiring);
  const head = code`export const ${constant}: ${definition} = `;
  const body = literal(describe(wiring), 200);

  return module.print([...table, code`${doc(component.doc)}${head}${body};`]);
}

function handlersTable({ component, program, module }: Wiring): readonly Code[] {
  const operations = handwritten(component);

  if (operations.length === 0) return [];

  const type = module.type('./contract.ts', handlersName(component));
  const members = Object.fromEntries(
    operations.map((o) => [
      o.name,
      new Verbatim(module.value(handlerSpecifier(o, component, program), o.name)),
    ]),
  );

  return [
    code`const handlers: ${type} = ${literal(members, 30 + handlersName(component).length)};`,
  ];
}

function describe(wiring: Wiring): Data {
  const { component, program } = wiring;

  return {
    id: component.id,
    configuration:
      component.configuration === undefined
        ? undefined
        : codec(configurationName(component), wiring),
    entity:
      component.entity === undefined
        ? undefined
        : {
            ...entityDescriptor(component.entity, program),
            check: codec(`Stored${component.entity.name}`, wiring),
          },
    operations: component.operations.map((o) => operation(o, wiring)),
    events: section(component.events.map((e) => event(e, wiring))),
    receivers: section(component.receivers.map(receiver)),
    schedules: section(component.schedules.map(schedule)),
  };
}

type Members = { [key: string]: Data };

/** Lists, not records: a contract's name may be one that every object has. */
function section(items: readonly Data[]): Data | undefined {
  return items.length === 0 ? undefined : items;
}

function schedule({
  name,
  call,
  timing,
  overlap,
  catchup,
  jitter,
}: Component['schedules'][number]): Data {
  return { name, call: call.name, timing: data(timing), overlap, catchup: data(catchup), jitter };
}

function operation(o: Operation, wiring: Wiring): Data {
  const names = operationNames(o);
  const made: Members = { name: o.name, type: o.type, scope: o.scope };

  if (o.auto !== undefined) made['auto'] = o.auto;
  if (o.forward !== undefined) made['forward'] = o.forward.name;
  if (isHandwritten(o)) made['handler'] = new Verbatim(member(HANDLERS, o.name));
  if (o.input !== undefined) made['input'] = codec(names.input, wiring);
  if (o.output !== undefined) made['output'] = codec(names.output, wiring);
  if (o.errors.length > 0) made['errors'] = o.errors.map((e) => failure(o, e, wiring));
  if (o.where !== undefined) made['where'] = data(o.where);
  if (o.limit !== undefined) made['limit'] = o.limit.value;
  if (o.ensure !== undefined) made['ensure'] = true;
  if (o.concurrency === 'fail') made['concurrency'] = 'fail';
  if (o.idempotent !== undefined) made['idempotent'] = data(o.idempotent.path);
  if (o.timeout !== undefined) made['timeout'] = o.timeout;
  if (o.calls.length > 0) made['calls'] = o.calls.map((c) => c.name);
  if (o.emits.length > 0) made['emits'] = o.emits.map((e) => e.name);
  if (o.deletes !== undefined) made['deletes'] = true;
  if (o.task !== undefined) made['task'] = true;
  if (o.internal !== undefined) made['internal'] = true;

  return made;
}

const HANDLERS = code`handlers`;

function failure(o: Operation, e: Operation['errors'][number], wiring: Wiring): Data {
  return {
    code: e.name,
    status: e.status,
    data: e.data === undefined ? undefined : codec(`${errorName(o, e)}Data`, wiring),
  };
}

function event(e: Component['events'][number], wiring: Wiring): Data {
  const { when, payload } = e;

  return {
    name: e.name,
    when:
      when === undefined
        ? undefined
        : when.kind === 'becomes'
          ? { field: when.field.name, value: data(when.value) }
          : when.kind,
    payload: payload === undefined ? undefined : codec(eventName(e), wiring),
  };
}

function receiver(r: Component['receivers'][number]): Data {
  const assignments = (list: typeof r.input): Data | undefined =>
    list?.map((a) => ({ name: a.name, value: data(a.value) }));

  return {
    event: r.event.name,
    call: r.call.name,
    query: assignments(r.query),
    input: assignments(r.input),
    if: r.if === undefined ? undefined : data(r.if),
    order: r.order === 'none' ? 'none' : undefined,
    each: r.each,
    external: r.external ? true : undefined,
  };
}

/** Model nodes as data: no places, no types of operands. */
function data(value: unknown): Data {
  return untyped(plain(value)) as Data;
}

function untyped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(untyped);
  if (typeof value !== 'object' || value === null) return value;

  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'type')
      .map(([key, item]) => [key, untyped(item)]),
  );
}

/** The functions that a root has, by the names that check.ts gave them. */
function codec(name: string, { functions, module }: Wiring): Data {
  const made: { [Function in CheckFunction]?: Verbatim } = {};

  for (const { function: fn, name: own, from } of functions.get(name) ?? []) {
    const local = from.startsWith('./') ? 'checks' : 'sharedChecks';

    made[fn] = new Verbatim(member(module.namespace(from, local, 'import'), own));
  }

  return made;
}

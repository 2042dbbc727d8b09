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
import { type Data, literal } from '../code/literal.ts';
import { Module } from '../code/module.ts';
import { runtimeType } from '../code/runtime.ts';
import { componentFolder } from '../paths.ts';
import { handwritten } from '../types/shape.ts';
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
    operations.map((o) => [o.name, module.value(handlerSpecifier(o, component, program), o.name)]),
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

  return {
    name: o.name,
    type: o.type,
    scope: o.scope,
    auto: o.auto,
    forward: o.forward?.name,
    handler:
      o.auto === undefined && o.forward === undefined ? member(code`handlers`, o.name) : undefined,
    input: o.input === undefined ? undefined : codec(names.input, wiring),
    output: o.output === undefined ? undefined : codec(names.output, wiring),
    errors: section(
      o.errors.map((e) => ({
        code: e.name,
        status: e.status,
        data: e.data === undefined ? undefined : codec(`${errorName(o, e)}Data`, wiring),
      })),
    ),
    where: o.where === undefined ? undefined : data(o.where),
    limit: o.limit?.value,
    ensure: o.ensure === undefined ? undefined : true,
    concurrency: o.concurrency === 'fail' ? 'fail' : undefined,
    idempotent: o.idempotent === undefined ? undefined : data(o.idempotent.path),
    timeout: o.timeout,
    calls: o.calls.length === 0 ? undefined : o.calls.map((c) => c.name),
    emits: o.emits.length === 0 ? undefined : o.emits.map((e) => e.name),
    deletes: o.deletes === undefined ? undefined : true,
    task: o.task === undefined ? undefined : true,
    internal: o.internal === undefined ? undefined : true,
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
  const made: { [Function in CheckFunction]?: Code } = {};

  for (const { function: fn, name: own, from } of functions.get(name) ?? []) {
    const local = from.startsWith('./') ? 'checks' : 'sharedChecks';

    made[fn] = member(module.namespace(from, local, 'import'), own);
  }

  return made;
}

// component.ts: the wiring of a component. What its operations are, which functions they run, what checks them.

import type { Component, Operation } from '../../2-model/model.ts';
import type { Slot } from '../../2-model/type-model.ts';
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
import { type Code, code, doc, member } from '../code/code.ts';
import { type Data, literal, Verbatim } from '../code/literal.ts';
import {
  codeMember,
  dataMember,
  listMember,
  objectItem,
  objectLiteral,
  objectMember,
  row,
  wordMember,
} from '../code/literal-pieces.ts';
import { Module } from '../code/module.ts';
import { runtimeType } from '../code/runtime.ts';
import { componentFolder } from '../paths.ts';
import { AS_TEXT, expressionData, operandData } from '../routes/expression-data.ts';
import { SCOPES, TYPES } from '../routes/operation-members.ts';
import { handwritten, isHandwritten, isProven, outputRest } from '../types/shape.ts';
import { accessMembers } from './access-members.ts';
import { componentPlan } from './check-file.ts';
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
  // The constant is long: its members stand below each other, always.
  const body = objectLiteral(describe(wiring), 200);

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

/** The component's members. */
function describe(wiring: Wiring): readonly Code[] {
  const { component, program } = wiring;
  const { configuration, entity, operations, events, receivers, schedules } = component;
  const members = [wordMember('id', component.id)];

  if (configuration !== undefined)
    members.push(codec('configuration', configurationName(component), 0, wiring));

  if (entity !== undefined) {
    const check = codec('check', `Stored${entity.name}`, 1, wiring);

    members.push(objectMember('entity', [...entityDescriptor(entity, program), check], 0));
  }

  members.push(listMember('operations', itemsOf(operations, operation, wiring), 0));

  // Lists, not records: a contract's name may be one that every object has.
  if (events.length > 0) members.push(listMember('events', itemsOf(events, event, wiring), 0));
  if (receivers.length > 0) members.push(dataMember('receivers', receivers.map(receiver), 0));
  if (schedules.length > 0) members.push(dataMember('schedules', schedules.map(schedule), 0));

  members.push(...accessMembers(component, program));

  return members;
}

function itemsOf<T>(
  of: readonly T[],
  item: (one: T, wiring: Wiring) => Code,
  wiring: Wiring,
): readonly Code[] {
  const items: Code[] = [];

  for (let i = 0; i < of.length; i++) items.push(item(of[i] as T, wiring));

  return items;
}

/** Of operations and events: they stand in lists of the component. */
const DEPTH = 2;

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

function operation(o: Operation, wiring: Wiring): Code {
  const names = operationNames(o);
  const members = [row(headOf(o), DEPTH)];
  const rest = restOf(o);

  if (o.input !== undefined) members.push(codec('input', names.input, DEPTH, wiring));
  if (o.output !== undefined) members.push(outputCodec(o.output, names.output, wiring));
  if (o.errors.length > 0) members.push(failures(o, wiring));
  if (o.where !== undefined)
    members.push(dataMember('where', expressionData(o.where, AS_TEXT), DEPTH));
  if (rest.length > 0) members.push(row(rest, DEPTH));

  return objectItem(members, DEPTH - 1);
}

/** What it is, and what runs it. */
function headOf(o: Operation): readonly Code[] {
  const members = [wordMember('name', o.name), TYPES[o.type], SCOPES[o.scope]];

  if (o.auto !== undefined) members.push(wordMember('auto', o.auto));
  if (isProven(o)) members.push(code`proven: true`);
  if (o.forward !== undefined) members.push(wordMember('forward', o.forward.name));
  if (isHandwritten(o)) members.push(codeMember('handler', member(HANDLERS, o.name)));

  return members;
}

/** How it runs. */
function restOf(o: Operation): readonly Code[] {
  const members: Code[] = [];

  if (o.limit !== undefined) members.push(dataMember('limit', o.limit.value, DEPTH));
  if (o.ensure !== undefined) members.push(code`ensure: true`);
  if (o.concurrency === 'fail') members.push(wordMember('concurrency', 'fail'));
  if (o.idempotent !== undefined)
    members.push(dataMember('idempotent', data(o.idempotent.path), DEPTH));
  if (o.timeout !== undefined) members.push(dataMember('timeout', o.timeout, DEPTH));
  if (o.calls.length > 0) members.push(namesMember('calls', o.calls));
  if (o.emits.length > 0) members.push(namesMember('emits', o.emits));
  if (o.deletes !== undefined) members.push(code`deletes: true`);
  if (o.task !== undefined) members.push(code`task: true`);
  if (o.internal !== undefined) members.push(code`internal: true`);

  const split = splitOf(o);

  if (split !== undefined) members.push(wordMember('split', split));

  return members;
}

/** Whether the function returns `{ state, output }`, and how much of the output that is. */
function splitOf(o: Operation): 'whole' | 'rest' | undefined {
  if (!isHandwritten(o) || o.deletes !== undefined) return undefined;

  const rest = outputRest(o);

  if (rest === 'whole') return 'whole';

  return rest.length > 0 ? 'rest' : undefined;
}

const HANDLERS = code`handlers`;

function namesMember(key: string, of: readonly { readonly name: string }[]): Code {
  return dataMember(
    key,
    of.map(({ name }) => name),
    DEPTH,
  );
}

function failures(o: Operation, wiring: Wiring): Code {
  const items = o.errors.map((e) => {
    const members = [wordMember('code', e.name), dataMember('status', e.status, DEPTH + 2)];

    if (e.data !== undefined)
      members.push(codec('data', `${errorName(o, e)}Data`, DEPTH + 2, wiring));

    return objectItem(members, DEPTH + 1);
  });

  return listMember('errors', items, DEPTH);
}

function event(e: Component['events'][number], wiring: Wiring): Code {
  const { when, payload } = e;
  const members = [wordMember('name', e.name)];

  if (when?.kind === 'becomes') {
    const change = { field: when.field.name, value: data(when.value) };

    members.push(dataMember('when', change, DEPTH));
  } else if (when !== undefined) members.push(wordMember('when', when.kind));

  if (payload !== undefined) members.push(codec('payload', eventName(e), DEPTH, wiring));

  return objectItem(members, DEPTH - 1);
}

function receiver(r: Component['receivers'][number]): Data {
  const assignments = (list: typeof r.input): Data | undefined =>
    list?.map((a) => ({ name: a.name, value: operandData(a.value, AS_TEXT) }));

  return {
    event: r.event.name,
    call: r.call.name,
    query: assignments(r.query),
    input: assignments(r.input),
    if: r.if === undefined ? undefined : expressionData(r.if, AS_TEXT),
    order: r.order === 'none' ? 'none' : undefined,
    each: r.each,
    external: r.external ? true : undefined,
  };
}

/** What of the model is data already, without places. */
function data(value: unknown): Data {
  return typeof value === 'string' ? value : (plain(value) as Data);
}

/** `key: { … }`: the functions that a root has, by the names that check.ts gave them. */
function codec(key: string, root: string, depth: number, wiring: Wiring): Code {
  return objectMember(key, codecMembers(root, wiring), depth);
}

/** Of one that holds on the wire what TypeScript has, it is said. */
function outputCodec(output: Slot, root: string, wiring: Wiring): Code {
  const { component, program } = wiring;
  const members = codecMembers(root, wiring);
  const { analysis } = componentPlan(component, program);
  const isWritten = wiring.functions.get(root)?.functions.some((f) => f.function === 'write');

  if (isWritten && !analysis.differs(output, 'out')) members.push(code`plain: true`);

  return objectMember('output', members, DEPTH);
}

function codecMembers(root: string, { functions, module }: Wiring): Code[] {
  const members: Code[] = [];
  const found = functions.get(root);

  // A namespace is imported where something is taken of it.
  if (found !== undefined && found.functions.length > 0) {
    const local = found.from.startsWith('./') ? 'checks' : 'sharedChecks';
    const checks = module.namespace(found.from, local, 'import');

    for (const { function: fn, name } of found.functions)
      members.push(codeMember(fn, member(checks, name)));
  }

  return members;
}

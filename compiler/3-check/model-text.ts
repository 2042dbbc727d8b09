// What most of model.json is made of, printed member by member: the same text as plain.ts writes of any node.
import type { Expression, Operand, Policy } from '../2-model/expression-model.ts';
import type { Bind, Event, Operation, Route, RouteSegment } from '../2-model/model.ts';
import type { Reference } from '../2-model/node.ts';
import { jsonText, listText, plainText, slotText, typeText } from './plain.ts';

/** A member of T that is neither printed nor dropped does not compile. */
type Whole<T, Members extends keyof T> = Exclude<keyof T, Members> extends never ? T : never;

type Everywhere = 'id' | 'at' | 'name' | 'doc' | 'deprecated' | 'was' | 'component';

type OfOperation =
  | Everywhere
  | 'origin'
  | 'type'
  | 'scope'
  | 'sound'
  | 'auto'
  | 'autoMisplaced'
  | 'input'
  | 'output'
  | 'errors'
  | 'where'
  | 'limit'
  | 'ensure'
  | 'concurrency'
  | 'idempotent'
  | 'timeout'
  | 'calls'
  | 'emits'
  | 'deletes'
  | 'task'
  | 'forward'
  | 'internal'
  | 'keys';

export function operationText(o: Whole<Operation, OfOperation>, surface: string): string {
  let text = '{';

  if (o.auto !== undefined) text += `"auto":"${o.auto}",`;
  if (o.calls.length > 0) text += `"calls":${referencesText(o.calls)},`;
  if (o.concurrency !== 'retry') text += `"concurrency":"${o.concurrency}",`;
  if (o.deletes !== undefined) text += '"deletes":true,';
  if (o.deprecated !== undefined) text += `"deprecated":${plainText(o.deprecated)},`;
  if (o.doc !== undefined) text += `"doc":${jsonText(o.doc)},`;
  if (o.emits.length > 0) text += `"emits":${referencesText(o.emits)},`;
  if (o.ensure !== undefined) text += '"ensure":true,';
  if (o.errors.length > 0) text += `"errors":${plainText(o.errors)},`;
  if (o.forward !== undefined) text += `"forward":${referenceText(o.forward)},`;

  text += `"id":${jsonText(o.id)},`;

  if (o.idempotent !== undefined) text += `"idempotent":${plainText(o.idempotent)},`;
  if (o.input !== undefined) text += `"input":${slotText(o.input)},`;
  if (o.internal !== undefined) text += '"internal":true,';
  if (o.limit !== undefined) text += `"limit":${plainText(o.limit)},`;

  text += `"name":${jsonText(o.name)},"origin":${jsonText(o.origin)},`;

  if (o.output !== undefined) text += `"output":${slotText(o.output)},`;

  text += `"scope":"${o.scope}","surface":"${surface}",`;

  if (o.task !== undefined) text += '"task":true,';
  if (o.timeout !== undefined) text += `"timeout":${o.timeout},`;

  text += `"type":"${o.type}"`;

  if (o.was !== undefined) text += `,"was":${jsonText(o.was)}`;
  if (o.where !== undefined) text += `,"where":${expressionText(o.where)}`;

  return `${text}}`;
}

export function eventText(e: Whole<Event, Everywhere | 'when' | 'payload'>, surface: string) {
  let text = '{';

  if (e.deprecated !== undefined) text += `"deprecated":${plainText(e.deprecated)},`;
  if (e.doc !== undefined) text += `"doc":${jsonText(e.doc)},`;

  text += `"id":${jsonText(e.id)},"name":${jsonText(e.name)},`;

  if (e.payload !== undefined) text += `"payload":${slotText(e.payload)},`;

  text += `"surface":"${surface}"`;

  if (e.was !== undefined) text += `,"was":${jsonText(e.was)}`;
  if (e.when !== undefined) text += `,"when":${plainText(e.when)}`;

  return `${text}}`;
}

export function policyText(p: Whole<Policy, Everywhere | 'expression' | 'uses'>): string {
  let text = '{';

  if (p.deprecated !== undefined) text += `"deprecated":${plainText(p.deprecated)},`;
  if (p.doc !== undefined) text += `"doc":${jsonText(p.doc)},`;

  text += `"expression":${expressionText(p.expression)},"id":${jsonText(p.id)},"name":${jsonText(p.name)}`;

  return p.was === undefined ? `${text}}` : `${text},"was":${jsonText(p.was)}}`;
}

type OfRoute =
  | 'id'
  | 'at'
  | 'component'
  | 'method'
  | 'path'
  | 'segments'
  | 'operation'
  | 'access'
  | 'bind'
  | 'guards'
  | 'query'
  | 'input'
  | 'output'
  | 'accepts'
  | 'cache'
  | 'require'
  | 'status'
  | 'incept'
  | 'hide'
  | 'deprecated'
  | 'keys';

export function routeText(r: Whole<Route, OfRoute>): string {
  let text = '{';

  if (r.accepts.length > 0) text += `"accepts":${plainText(r.accepts)},`;
  if (r.access !== undefined) text += `"access":{"allow":${expressionText(r.access.allow)}},`;
  if (r.bind.length > 0) text += `"bind":${listText(r.bind, bindText)},`;
  if (r.cache !== undefined) text += `"cache":${plainText(r.cache)},`;
  if (r.deprecated !== undefined) text += `"deprecated":${plainText(r.deprecated)},`;
  if (r.guards.length > 0) text += `"guards":${plainText(r.guards)},`;
  if (r.hide) text += '"hide":true,';

  text += `"id":${jsonText(r.id)},`;

  if (r.incept !== undefined) text += `"incept":${referenceText(r.incept)},`;
  if (r.input !== undefined && r.input.length > 0) text += `"input":${referencesText(r.input)},`;

  text += `"method":${jsonText(r.method)},"operation":${referenceText(r.operation)},`;

  if (r.output !== undefined && r.output.length > 0)
    text += `"output":${referencesText(r.output)},`;

  text += `"path":${jsonText(r.path)}`;

  if (r.query !== undefined) text += `,"query":${plainText(r.query)}`;
  if (r.require.length > 0) text += `,"require":${plainText(r.require)}`;
  if (r.segments.length > 0) text += `,"segments":${listText(r.segments, segmentText)}`;
  if (r.status !== undefined) text += `,"status":${plainText(r.status)}`;

  return `${text}}`;
}

function bindText({ input, source }: Bind): string {
  return `{"input":${referenceText(input)},"source":${operandText(source)}}`;
}

function segmentText({ parameter, text }: RouteSegment): string {
  return parameter === undefined
    ? `{"text":${jsonText(text)}}`
    : `{"parameter":${plainText(parameter)},"text":${jsonText(text)}}`;
}

function referenceText({ id, name }: Whole<Reference, 'id' | 'at' | 'name'>): string {
  return `{"id":${jsonText(id)},"name":${jsonText(name)}}`;
}

function referencesText(references: readonly Reference[]): string {
  return listText(references, referenceText);
}

function expressionText(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return `{"kind":"${expression.kind}","of":${listText(expression.of, expressionText)}}`;
    case 'policy':
      return `{"id":${jsonText(expression.id)},"kind":"policy","name":${jsonText(expression.name)}}`;
    case 'compare': {
      const { as, left, operator, right } = expression;

      return `{"as":"${as}","kind":"compare","left":${operandText(left)},"operator":"${operator}","right":${operandText(right)}}`;
    }
    default:
      return plainText(expression);
  }
}

function operandText(operand: Operand): string {
  if (operand.kind !== 'path') return plainText(operand);

  const { absent, root, segments, type } = operand;
  const path = segments.length === 0 ? '' : `"segments":${listText(segments, jsonText)},`;

  return `{"absent":${absent},"kind":"path","root":"${root}",${path}"type":${typeText(type)}}`;
}

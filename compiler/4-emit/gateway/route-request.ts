// What a route takes of a request but the body: texts of the path and the query string, what it fills in, who may send what.
import type { Access, Bind, Guard, Operation, Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { type Code, code, text } from '../code/code.ts';
import { dataMember, listMember, objectItem, wordMember } from '../code/literal-pieces.ts';
import { AS_TEXT, operandData } from '../routes/expression-data.ts';
import { inputFields, publicInputs } from '../routes/public-inputs.ts';
import { textForm } from '../routes/text-form.ts';
import { gatewayHalf } from './gateway-half.ts';
import { DEPTH, type Into, namesMember } from './members.ts';
import { queryMember } from './route-query.ts';
import { inputText, type Parameter, parametersMember } from './route-texts.ts';

export function addRequest(route: Route, operation: Operation, { context, members }: Into): void {
  const { segments, bind, guards } = route;
  const { program } = context;
  const parameters = parametersOf(segments);

  if (parameters.length > 0) members.push(parametersMember(parameters, operation, context));

  if (bind.length > 0) {
    const bound = bind.map((b) => bindText(b, operation, program));

    members.push(listMember('bind', bound, DEPTH));
  }

  const reads = readsOf(route);
  const guarded = guards.flatMap(guardText);

  if (guarded.length > 0) members.push(listMember('guards', guarded, DEPTH));
  if (reads.length > 0) members.push(namesMember('reads', reads));

  if (isInQuery(route)) addInputs(route, operation, { context, members });

  const query = queryMember(route, operation, context);

  if (query !== undefined) members.push(query);
}

function parametersOf(segments: Route['segments']): readonly Parameter[] {
  const found: Parameter[] = [];

  for (let i = 0; i < segments.length; i++) {
    const parameter = segments[i]?.parameter;

    if (parameter !== undefined) found.push(parameter);
  }

  return found;
}

/** On GET and DELETE, inputs come from the query string. */
export function isInQuery({ method }: Route): boolean {
  return method === 'GET' || method === 'DELETE';
}

/** What of the request goes to the service, which decides by it: mostly nothing. */
function readsOf({ access, guards }: Route): readonly string[] {
  const found: string[] = [];

  if (access !== undefined) addReads(access, found);

  for (const guard of guards) addReads(guard.access, found);

  return found;
}

function addReads({ service, travels }: Access, into: string[]): void {
  if (service === undefined) return;

  for (const { root, segments } of travels) {
    const name = segments.join('.');

    if (root === 'request' && !into.includes(name)) into.push(name);
  }
}

function bindText(bind: Bind, operation: Operation, program: Program): Code {
  const as = boundAs(bind, operation, program);
  const { input, source } = bind;

  if (isCaller(source)) return code`{ input: ${text(input.name)}, from: ${CALLER} }`;

  const members = [
    wordMember('input', input.name),
    dataMember('from', operandData(source, AS_TEXT), DEPTH + 2),
  ];

  if (as !== 'text') members.push(wordMember('as', as));

  return objectItem(members, DEPTH + 1);
}

/** Bound more often than all others. */
function isCaller(source: Bind['source']): boolean {
  return (
    source.kind === 'path' &&
    source.root === 'identity' &&
    source.segments.length === 1 &&
    source.segments[0] === 'id'
  );
}

const CALLER = code`{ kind: 'path', root: 'identity', segments: ['id'] }`;

/** Headers and claims are texts: what is to be a number is read as one. */
function boundAs({ input, source }: Bind, operation: Operation, program: Program): string {
  const isText =
    source.kind === 'path' &&
    (source.root === 'request' || source.root === 'claims') &&
    source.segments[0] !== 'body';
  const field = isText
    ? inputFields(operation, program)?.find((f) => f.name === input.name)
    : undefined;

  return field === undefined ? 'text' : textForm(field.type, program).as;
}

function guardText({ input, access }: Guard): readonly Code[] {
  const allow = gatewayHalf(access);

  if (allow === undefined) return [];

  const members = [wordMember('input', input.name), dataMember('allow', allow, DEPTH + 2)];

  return [objectItem(members, DEPTH + 1)];
}

function addInputs(route: Route, operation: Operation, { context, members }: Into): void {
  const inputs = publicInputs(route, operation, context.program) ?? [];

  if (inputs.length > 0) {
    const texts = inputs.map((field) => inputText(field, context));

    members.push(listMember('inputs', texts, DEPTH));
  }
}

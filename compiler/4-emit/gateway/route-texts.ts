// Texts of a request as a route reads them: path parameters, inputs and filters of a query string, each with its rule.
import type { Operation, Route } from '../../2-model/model.ts';
import type { Field, Type } from '../../2-model/type-model.ts';
import { isComposed } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { invariant } from '../../base/invariant.ts';
import { sizeArguments } from '../check/bounds.ts';
import { leafRule } from '../check/leaf-rule.ts';
import { constant, type LeafEmission, lib } from '../check/scope.ts';
import { type Code, code, commas, text } from '../code/code.ts';
import { codeMember, listMember, objectItem, wordMember } from '../code/literal-pieces.ts';
import { boundType, FREE_TEXT } from '../routes/bound-type.ts';
import { isRequired } from '../routes/public-inputs.ts';
import { filterField, type QueryOperator, queryOperators } from '../routes/query-operators.ts';
import { meaning, textForm } from '../routes/text-form.ts';

/** Of one file of routes. Parameters and filters of many routes are alike. */
export interface TextContext {
  readonly program: Program;
  readonly emission: LeafEmission;
  /** Policies that a deployment narrows. */
  readonly narrowed: ReadonlySet<string>;
  readonly parameters: Map<Type, Map<string, Code>>;
  readonly filters: Map<Type, Map<string, Code>>;
}

export type Parameter = NonNullable<Route['segments'][number]['parameter']>;

/** The depth of what stands in a list of a route. */
const ITEM = 3;

export function parametersMember(
  parameters: readonly Parameter[],
  operation: Operation,
  context: TextContext,
): Code {
  const [first, ...more] = parameters;

  // Mostly it is one, and the same in many routes.
  if (first !== undefined && more.length === 0) return onlyParameter(first, operation, context);

  const items = parameters.map((p) => parameterText(p, typeOf(p, operation, context), context));

  return listMember('parameters', items, ITEM - 1);
}

function onlyParameter(parameter: Parameter, operation: Operation, context: TextContext): Code {
  const type = typeOf(parameter, operation, context);
  const key = `${parameter.binds.to} ${parameter.name}`;

  return remembered(context.parameters, type, key, () =>
    listMember('parameters', [parameterText(parameter, type, context)], ITEM - 1),
  );
}

function typeOf(parameter: Parameter, operation: Operation, { program }: TextContext): Type {
  return boundType(parameter, operation, program) ?? FREE_TEXT;
}

function parameterText({ name, binds }: Parameter, type: Type, context: TextContext): Code {
  const { members } = textMembers(name, type, context);

  const to = binds.to === 'nothing' ? 'expression' : binds.to;

  return objectItem([...members, wordMember('to', to)], ITEM);
}

export function inputText(field: Field, context: TextContext): Code {
  const { name, type } = field;
  const { members, rule, list } = textMembers(name, type, context);

  if (list) members[RULE] = codeMember('rule', listRule(rule, type, context));
  if (isRequired(field, context.program)) members.push(REQUIRED);
  if (list) members.push(LIST);

  return objectItem(members, ITEM);
}

/** Where it stands among the members of a text. */
const RULE = 2;

function listRule(item: Code, declared: Type, { program, emission }: TextContext): Code {
  const type = meaning(declared, program);
  const size = type.kind === 'list' ? sizeArguments(type.size) : [];

  return code`${lib(emission, 'list')}(${commas([item, ...size])})`;
}

export const REQUIRED = code`required: true`;
const LIST = code`list: true`;
const CONTAINS = code`contains: true`;

/** Undefined where the entity has no such field. */
export function filterText(
  name: string,
  operation: Operation,
  context: TextContext,
): Code | undefined {
  const field = filterField(name, operation, context.program);

  if (field === undefined) return undefined;

  const absent = field.optional || field.nullable;

  return remembered(context.filters, field.type, `${absent} ${name}`, () => {
    const { members, list, type } = textMembers(name, field.type, context);
    const operators = operatorsText(queryOperators({ type, list, absent }), context.emission);

    members.push(codeMember('operators', operators));
    if (list) members.push(CONTAINS);

    return objectItem(members, ITEM + 1);
  });
}

interface TextMembers {
  readonly members: Code[];
  readonly rule: Code;
  readonly list: boolean;
  readonly type: Type;
}

function textMembers(
  name: string,
  declared: Type,
  { program, emission }: TextContext,
): TextMembers {
  const { as, type, list } = textForm(declared, program);

  if (isComposed(type)) invariant(false, `a text cannot hold ${type.kind}`);

  const rule = leafRule(name, type, emission);

  return {
    members: [wordMember('name', name), wordMember('as', as), codeMember('rule', rule)],
    rule,
    list,
    type,
  };
}

/** Those of everything that has an order stand once. */
function operatorsText(operators: readonly QueryOperator[], emission: LeafEmission): Code {
  const isAbsent = operators.at(-1) === 'null';
  const present = isAbsent ? operators.slice(0, -1) : operators;

  if (present.length < MANY) return code`[${commas(operators.map((o) => text(o)))}]`;

  const own = constant(
    'ordered',
    {
      key: 'operators',
      suffix: '',
      declare: (own) => code`const ${own} = [${commas(present.map((o) => text(o)))}] as const;`,
    },
    emission,
  );

  return isAbsent ? code`[...${own}, 'null']` : own;
}

const MANY = 5;

function remembered(
  memory: Map<Type, Map<string, Code>>,
  type: Type,
  key: string,
  make: () => Code,
): Code {
  const known = memory.get(type) ?? new Map<string, Code>();
  const found = known.get(key) ?? make();

  known.set(key, found);
  memory.set(type, known);

  return found;
}

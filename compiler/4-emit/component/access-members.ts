// The service's half of who may call routes: what they ask of the entity or the input, and the policies that they name.
import type { Expression } from '../../2-model/expression-model.ts';
import type { Component, Guard, Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { oncePerText } from '../../base/once-per.ts';
import { type Code, code, text } from '../code/code.ts';
import {
  codeMember,
  dataMember,
  listMember,
  objectItem,
  objectMember,
  wordMember,
} from '../code/literal-pieces.ts';
import { routesInOrder } from '../routes/contract-order.ts';
import {
  AS_DATA,
  AS_TEXT,
  type ExpressionForm,
  expressionData,
  type PolicyUse,
} from '../routes/expression-data.ts';
import { narrowedPolicies } from '../routes/narrowed-policies.ts';
import { isOfService } from '../routes/service-half.ts';

/** The component's members; none where its routes ask for nothing that the gateway does not know. */
export function accessMembers(component: Component, program: Program): readonly Code[] {
  const used = new Map<string, Expression>();
  const form = { ...AS_TEXT, isNamed: (policy: PolicyUse) => isNamed(policy, used) };
  const own: Own = { used, form, narrowed: narrowedPolicies(component.id, program) };
  const entries: Code[] = [];

  for (const route of routesInOrder(component, program)) {
    const entry = entryOf(route, own);

    if (entry !== undefined) entries.push(entry);
  }

  if (entries.length === 0) return [];

  const access = listMember('access', entries, 0);
  const policies = policyMembers(component, own);

  return policies.length === 0 ? [access] : [objectMember('policies', policies, 0), access];
}

interface Own {
  /** Policies that are named, and what they mean. */
  readonly used: Map<string, Expression>;
  /** How conditions are written: policies by their names. */
  readonly form: ExpressionForm;
  /** Those that a deployment narrows. */
  readonly narrowed: ReadonlySet<string>;
}

/** The depth of an entry's members. */
const DEPTH = 2;

const HIDE = code`hide: true`;

function entryOf(route: Route, own: Own): Code | undefined {
  const { access, guards, method, path, hide } = route;
  const allow =
    access !== undefined && isOfService(access, own.narrowed) ? access.allow : undefined;
  const guarded = guards.filter((g) => isOfService(g.access, own.narrowed));

  if (allow === undefined && guarded.length === 0) return undefined;

  const members = [wordMember('route', `${method} ${path}`)];

  if (allow !== undefined) members.push(conditionMember('allow', allow, { depth: DEPTH, own }));

  if (guarded.length > 0) {
    const items = guarded.map((g) => guardText(g, own));

    members.push(listMember('guards', items, DEPTH));
  }

  if (hide) members.push(HIDE);

  return objectItem(members, DEPTH - 1);
}

function guardText({ input, access }: Guard, own: Own): Code {
  const depth = DEPTH + 2;
  const members = [
    wordMember('input', input.name),
    conditionMember('allow', access.allow, { depth, own }),
  ];

  return objectItem(members, depth - 1);
}

function conditionMember(
  key: string,
  condition: Expression,
  { depth, own }: { readonly depth: number; readonly own: Own },
): Code {
  if (condition.kind === 'policy' && isNamed(condition, own.used))
    return namedMember(key, condition.name);

  const names = condition.kind === 'or' ? namesOf(condition.of, own) : undefined;

  if (names !== undefined) return anyMember(`${depth} ${key}${names}`);

  return dataMember(key, expressionData(condition, own.form), depth);
}

/** Most conditions are no more than a name. */
function namedMember(key: string, name: string): Code {
  return codeMember(key, code`{ kind: 'policy', name: ${text(name)} }`);
}

/** One of several policies: the same few in many routes. */
const anyMember = oncePerText((wanted): Code => {
  const [depth = '', key = '', ...names] = wanted.split(' ');
  const of = names.map((name) => ({ kind: 'policy', name }));

  return dataMember(key, { kind: 'or', of }, Number(depth));
});

/** Each behind a space; undefined where something else is among them. */
function namesOf(of: readonly Expression[], own: Own): string | undefined {
  let names = '';

  for (const part of of) {
    if (part.kind !== 'policy' || !isNamed(part, own.used)) return undefined;

    names += ` ${part.name}`;
  }

  return names;
}

/** A policy over the path or the input may mean something else at another route: then it stands there in full. */
function isNamed({ name, of }: PolicyUse, used: Map<string, Expression>): boolean {
  const known = used.get(name);

  if (known === undefined) used.set(name, of);

  return known === undefined || known === of || same(known, of);
}

function same(a: Expression, b: Expression): boolean {
  return JSON.stringify(expressionData(a, AS_DATA)) === JSON.stringify(expressionData(b, AS_DATA));
}

/** In the order of the contract. */
function policyMembers({ policies }: Component, own: Own): readonly Code[] {
  const texts = new Map<string, Code>();

  // What a policy names comes behind it.
  for (const [name, of] of own.used) texts.set(name, conditionMember(name, of, { depth: 1, own }));

  return policies.flatMap(({ name }) => texts.get(name) ?? []);
}

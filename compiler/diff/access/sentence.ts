// Who may now do what, in words: of the simplest case there is.

import { expressionText, operandText } from '../../2-model/expression-text.ts';
import type { ExpressionDocument, OperationDocument } from '../document.ts';
import { type Both, placesText } from '../edit.ts';
import type { Witness } from '../finding.ts';
import type { AtomTable } from './atoms.ts';
import type { Case } from './change-of-access.ts';
import type { Literal } from './clause.ts';
import { conditionWords } from './condition-words.ts';
import { literalText, nameText, roleText } from './literal-text.ts';
import { policyOf, type Site } from './site.ts';

export function sentenceOf(both: Both, site: Site, one: Case, isGained: boolean): string {
  const side = isGained ? 1 : 0;
  const others = othersText(site, isGained ? 0 : 1);
  const may = isGained ? 'may now' : 'may no longer';

  return `${whoOf(one)} ${may} ${whatOf(both, site, side)}${conditionWords(one)} (${isGained ? 'was' : 'now'}: ${others})`;
}

/** Who calls, then of what. */
export function witnessOf(one: Case): Witness {
  const { isAnonymous, literals, table } = one;
  const textsOf = (isWho: boolean): readonly string[] =>
    literals
      .filter((l) => isOfCaller(table, l) === isWho)
      .sort((a, b) => Number(b.value) - Number(a.value))
      .map((l) => concreteText(one, l));
  const who = isAnonymous ? ['anonymous'] : textsOf(true);
  const texts = new Set([...who, ...textsOf(false)]);

  return { kind: 'caller', text: [...texts].join(' and ') };
}

function isOfCaller({ atoms }: AtomTable, { atom }: Literal): boolean {
  const asked = atoms[atom];

  switch (asked?.kind) {
    case 'somebody':
    case 'role':
    case 'scheme':
      return true;
    case 'equal':
    case 'below':
      return asked.subject.names.some((name) => /^(identity|claims)\./.test(name));
    default:
      return false;
  }
}

/** Where it is not some of few values, the one that it is. */
function concreteText({ table, world }: Case, literal: Literal): string {
  const asked = table.atoms[literal.atom];

  if (asked?.kind !== 'equal' || literal.value) return literalText(table, literal);

  const is = table.atoms.findIndex(
    (a, i) => world[i] === true && a.kind === 'equal' && a.subject.key === asked.subject.key,
  );

  return literalText(table, is < 0 ? literal : { atom: is, value: true });
}

export function whoOf(one: Case): string {
  if (one.isAnonymous) return 'anonymous';

  const { literals, table } = one;
  const told = literals.filter((l) => l.value).map((l) => partOfWho(table, l));
  const [names, ways] = [told.flatMap((t) => t.name ?? []), told.flatMap((t) => t.way ?? [])];

  if (names.length + ways.length === 0) return 'anybody who is known';

  return [names.length === 0 ? 'callers' : names.join(' and '), ...ways].join(' ');
}

interface PartOfWho {
  readonly name?: string;
  /** By what it comes, and with what. */
  readonly way?: string;
}

function partOfWho(table: AtomTable, literal: Literal): PartOfWho {
  const asked = table.atoms[literal.atom];

  switch (asked?.kind) {
    case 'role':
      return { name: `role ${roleText(table, asked.segments)}` };
    case 'scheme':
      return { way: `by ${asked.scheme}` };
    case 'equal': {
      const owner = ownerOf(table, asked.subject.names);

      if (owner !== undefined) return { name: `the ${owner}` };

      return asked.subject.names[0]?.startsWith('claims.') === true
        ? { way: `with ${literalText(table, literal)}` }
        : {};
    }
    default:
      return {};
  }
}

/** The field of the entity that holds who owns it. */
export function ownerOf(table: AtomTable, names: readonly string[]): string | undefined {
  const field = names.find((name) => name.startsWith('entity.'));

  return names.includes('identity.id') && field !== undefined
    ? nameText(table, field).slice('entity.'.length)
    : undefined;
}

function whatOf(both: Both, { input, pair }: Site, side: 0 | 1): string {
  const { component, route } = pair[side];
  const index = side === 0 ? both.old : both.next;
  const operation = index.operations.get(route.operation.id);
  const entity = component.entity?.name;

  if (input !== undefined)
    return `set ${input} of ${entity === undefined ? route.operation.name : manyOf(entity)}`;

  const verb = operation === undefined ? undefined : verbOf(operation);

  return verb === undefined || entity === undefined
    ? `call ${route.operation.name}`
    : `${verb} ${manyOf(entity)}`;
}

function verbOf({ deletes, scope, type }: OperationDocument): string | undefined {
  if (type === 'assignment') return 'change';
  if (type === 'transition')
    return deletes === true ? 'delete' : scope === 'new' ? 'create' : 'change';
  if (type !== 'observation' || scope === 'none') return undefined;

  return scope === 'object' ? 'read' : 'list';
}

/** `OrderLine` → `order lines`. */
function manyOf(entity: string): string {
  const words = entity.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();

  if (/[^aeiou]y$/.test(words)) return `${words.slice(0, -1)}ies`;

  // Names of components stand for entities without one, and are often of many.
  if (/[^su]s$/.test(words)) return words;

  return /(s|x|z|ch|sh)$/.test(words) ? `${words}es` : `${words}s`;
}

/** Who may on the other side, each alternative by itself. */
function othersText({ pair, says }: Site, side: 0 | 1): string {
  const names = alternatives(says[side], pair[side].component).map(alternativeText);

  return placesText([...new Set(names)]);
}

function alternatives(
  expression: ExpressionDocument,
  component: Site['pair'][0]['component'],
): readonly ExpressionDocument[] {
  if (expression.kind === 'or') return expression.of.flatMap((o) => alternatives(o, component));
  if (expression.kind !== 'policy') return [expression];

  const policy = policyOf(component, expression.name);

  return policy === undefined ? [expression] : alternatives(policy.expression, component);
}

function alternativeText(expression: ExpressionDocument): string {
  switch (expression.kind) {
    case 'constant':
      return expression.value ? 'everybody' : 'nobody';
    case 'authenticated':
      return 'anybody who is known';
    case 'role':
      return `role ${expressionText(expression).slice('role('.length, -1)}`;
    case 'scheme':
      return `callers by ${expression.scheme}`;
    case 'compare': {
      const names = [operandText(expression.left), operandText(expression.right)];
      const owner = names.find((name) => /^entity\.\w+$/.test(name));
      const isOwner = expression.operator === '==' && names.includes('identity.id');

      return isOwner && owner !== undefined
        ? `the ${owner.slice('entity.'.length)}`
        : expressionText(expression);
    }
    default:
      return expressionText(expression);
  }
}

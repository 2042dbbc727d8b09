// Expression syntax → typed Expression. What is wrong stands as 'unresolved' and is listed in the scope.
import type { ExpressionSyntax, LiteralSyntax } from '../1-syntax/syntax.ts';
import type { Environment } from './environment.ts';
import type { Comparison, Expression, Operand } from './expression-model.ts';
import { literalJson } from './json.ts';
import { expectedOf, typeLiteral, typeOperand } from './operand.ts';
import { typePath } from './path.ts';
import { meaning } from './roots.ts';
import { type Missing, miss, type Scope, words } from './scope.ts';
import type { Type } from './type-model.ts';

export function typeExpression(syntax: ExpressionSyntax, env: Environment): Expression {
  const { at } = syntax;

  switch (syntax.kind) {
    case 'and':
    case 'or':
      return { kind: syntax.kind, at, of: syntax.of.map((part) => typeExpression(part, env)) };
    case 'not':
      return { kind: 'not', at, of: typeExpression(syntax.of, env) };
    case 'compare':
      return typeCompare(syntax, env);
    case 'in':
      return typeIn(syntax, env);
    case 'has': {
      const path = typePath(syntax.path, env);

      return path.kind === 'path' ? { kind: 'has', at, path } : { kind: 'unresolved', at };
    }
    case 'path': {
      const path = typePath(syntax, env);

      return path.kind === 'path' ? { kind: 'true', at, path } : { kind: 'unresolved', at };
    }
    case 'literal':
      return typeWord(syntax.literal, env);
    case 'call':
      return typeCall(syntax, env);
    case 'shift':
      return missing(env, { what: 'condition', name: '', at, scope: env.place, candidates: [] });
    case 'broken':
      return { kind: 'unresolved', at };
  }
}

function missing(env: Environment, entry: Missing): Expression {
  miss(env.scope, entry);

  return { kind: 'unresolved', at: entry.at };
}

function typeCompare(
  syntax: Extract<ExpressionSyntax, { kind: 'compare' }>,
  env: Environment,
): Expression {
  const { at, operator } = syntax;
  const word = isWord(syntax.left);
  const first = typeOperand(word ? syntax.right : syntax.left, env);
  const second = typeOperand(word ? syntax.left : syntax.right, env, expectedOf(first));
  const again = typedBy(first, second, env);
  const left = word ? second : again;
  const right = word ? again : second;

  return {
    kind: 'compare',
    at,
    operator: operator.value,
    left,
    right,
    as: comparison(left, right, env.scope),
  };
}

/** A literal on the left takes the form of the right side: `5 < entity.total` where the total is a decimal. */
function typedBy(first: Operand, second: Operand, env: Environment): Operand {
  if (first.kind !== 'literal' || second.kind === 'literal') return first;

  const meant = meaning(second.type, env.scope);
  const textual = meant.kind === 'decimal' || meant.kind === 'bigint';

  return textual && typeof first.value === 'number'
    ? { ...first, value: String(first.value) }
    : first;
}

function isWord(syntax: ExpressionSyntax): boolean {
  return syntax.kind === 'literal' && syntax.literal.kind === 'word';
}

function typeIn(syntax: Extract<ExpressionSyntax, { kind: 'in' }>, env: Environment): Expression {
  const { at } = syntax;
  const left = typeOperand(syntax.left, env);
  const right =
    syntax.path === undefined
      ? (syntax.values ?? []).map((value) => typeLiteral(value, env, expectedOf(left)))
      : [listItems(typePath(syntax.path, env), env)];
  const kinds = right.map((operand) => comparison(left, operand, env.scope));
  const as = kinds.find((k) => k === 'unresolved') ?? kinds[0] ?? 'unresolved';

  return { kind: 'in', at, left, right, as };
}

/** Right of `in`, a path to a list means its items. */
function listItems(operand: Operand, env: Environment): Operand {
  if (operand.kind !== 'path') return operand;

  const type = meaning(operand.type, env.scope);

  return type.kind === 'list' ? { ...operand, type: type.item.type } : operand;
}

/** How two types meet, or 'unresolved' when they do not. */
export function comparison(left: Operand, right: Operand, scope: Scope): Comparison {
  if (left.kind === 'literal' && left.value === null) return 'null';
  if (right.kind === 'literal' && right.value === null) return 'null';

  const a = family(meaning(left.type, scope));
  const b = family(meaning(right.type, scope));

  if (a === undefined || b === undefined) return 'unresolved';
  if (a === 'any') return b === 'any' ? 'text' : b;

  return b === 'any' || a === b ? a : 'unresolved';
}

function family(type: Type): Comparison | 'any' | undefined {
  switch (type.kind) {
    case 'string':
    case 'enum':
    case 'ref':
      return 'text';
    case 'integer':
    case 'number':
    case 'bigint':
    case 'decimal':
      return 'number';
    case 'timestamp':
    case 'date':
      return 'time';
    case 'boolean':
      return 'boolean';
    case 'any':
      return 'any';
    default:
      return undefined;
  }
}

function typeWord(literal: LiteralSyntax, env: Environment): Expression {
  const { at } = literal;

  if (literal.kind === 'boolean') return { kind: 'constant', at, value: literal.value };

  if (literal.kind !== 'word') {
    return missing(env, { what: 'condition', name: '', at, scope: env.place, candidates: [] });
  }

  const name = literal.value;
  const { policies } = env;

  if (policies !== undefined && name === 'anonymous') return { kind: 'constant', at, value: true };
  if (policies !== undefined && name === 'authenticated') return { kind: 'authenticated', at };

  const found = policies?.find({ value: name, at }, env);

  if (found !== undefined) return { kind: 'policy', at, name, id: found.id, of: found.of };

  const candidates =
    policies === undefined
      ? words(...env.roots.map((r) => r.root))
      : [...policies.candidates, ...words('anonymous', 'authenticated')];

  if (policies?.candidates.some((c) => c.name === name)) return { kind: 'unresolved', at };

  return missing(env, {
    what: policies === undefined ? 'condition' : 'policy',
    name,
    at,
    scope: env.place,
    candidates,
  });
}

function typeCall(
  syntax: Extract<ExpressionSyntax, { kind: 'call' }>,
  env: Environment,
): Expression {
  const { at, name, args } = syntax;

  if (env.policies !== undefined) {
    if (name.value === 'role' && args.kind === 'segments') {
      const segments = args.segments.map((s) => ('value' in s ? s.value : typePath(s, env)));

      if (segments.some((s) => typeof s !== 'string' && s.kind === 'unresolved'))
        return { kind: 'unresolved', at };

      const known = segments.flatMap((s) =>
        typeof s === 'string' || s.kind === 'path' ? [s] : [],
      );

      return { kind: 'role', at, segments: known };
    }

    if (name.value === 'scheme' && args.kind === 'word')
      return { kind: 'scheme', at, scheme: args.word.value };

    if (name.value === 'claims' && args.kind === 'claim') {
      return {
        kind: 'claim',
        at,
        name: args.name.value,
        value: literalJson(args.value, { kind: 'any' }),
      };
    }

    if (['role', 'scheme', 'claims'].includes(name.value)) return { kind: 'unresolved', at };
  }

  const moment = ['now', 'today'].includes(name.value);
  const known =
    env.policies === undefined ? ['now', 'today'] : ['role', 'scheme', 'claims', 'now', 'today'];

  return missing(env, {
    what: moment ? 'condition' : 'function',
    name: name.value,
    at: moment ? at : name.at,
    scope: env.place,
    candidates: words(...known),
  });
}

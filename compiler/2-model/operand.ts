// Operands of comparisons: paths, literals in the type of the other side, moments.
import type { ExpressionSyntax, LiteralSyntax } from '../1-syntax/syntax.ts';
import type { Environment } from './environment.ts';
import type { Operand } from './expression-model.ts';
import { literalJson } from './json.ts';
import { typePath } from './path.ts';
import { meaning } from './roots.ts';
import { miss, words } from './scope.ts';
import type { EnumType, Type } from './type-model.ts';

const UNRESOLVED: Type = { kind: 'any', unresolved: true };

/** The other side of a comparison, or the target of a value: it gives bare words their meaning. */
export interface Expected {
  readonly type: Type;
  /** In messages: "'x' is not a value of state". */
  readonly name: string;
}

export function expectedOf(operand: Operand): Expected {
  const last = operand.kind === 'path' ? operand.segments.findLast((s) => s !== '[]') : undefined;

  return { type: operand.type, name: last ?? 'the enum' };
}

export function typeOperand(syntax: ExpressionSyntax, env: Environment, other?: Expected): Operand {
  switch (syntax.kind) {
    case 'path':
      return typePath(syntax, env);
    case 'literal':
      return typeLiteral(syntax.literal, env, other);
    case 'shift':
      return typeShift(syntax, env);
    case 'call':
      return typeMoment(syntax, env);
    case 'broken':
      return { kind: 'unresolved', at: syntax.at, type: UNRESOLVED };
    default:
      miss(env.scope, {
        what: 'operand',
        name: '',
        at: syntax.at,
        scope: env.place,
        candidates: [],
      });

      return { kind: 'unresolved', at: syntax.at, type: UNRESOLVED };
  }
}

export function typeLiteral(
  literal: LiteralSyntax,
  env: Environment,
  other: Expected | undefined,
): Operand {
  const { at } = literal;
  const meant = other === undefined ? undefined : meaning(other.type, env.scope);

  if (meant?.kind === 'enum' && (literal.kind === 'word' || literal.kind === 'text')) {
    return enumValue(literal, { type: meant, name: other?.name ?? 'the enum' }, env);
  }

  if (literal.kind === 'word') {
    if (meant?.kind === 'any' && meant.unresolved === true)
      return { kind: 'unresolved', at, type: UNRESOLVED };

    miss(env.scope, {
      what: 'word',
      name: literal.value,
      at,
      scope: env.place,
      candidates: words(...env.roots.map((r) => r.root), 'true', 'false', 'null'),
    });

    return { kind: 'unresolved', at, type: UNRESOLVED };
  }

  return {
    kind: 'literal',
    at,
    value: literalJson(literal, meant ?? UNRESOLVED),
    type: literalType(literal),
  };
}

function enumValue(
  literal: Extract<LiteralSyntax, { kind: 'word' | 'text' }>,
  { type, name: of }: { readonly type: EnumType; readonly name: string },
  env: Environment,
): Operand {
  const { value, at } = literal;

  if (!type.open && !type.values.includes(value)) {
    const candidates = type.values.map((name, i) => {
      const span = type.spans[i];

      return span === undefined ? { name } : { name, at: span };
    });

    miss(env.scope, { what: 'value', name: value, at, scope: of, candidates });

    return { kind: 'unresolved', at, type: UNRESOLVED };
  }

  return { kind: 'literal', at, value, type };
}

function literalType(literal: LiteralSyntax): Type {
  switch (literal.kind) {
    case 'number':
      return { kind: /^-?\d+$/.test(literal.text) ? 'integer' : 'number' };
    case 'text':
      return { kind: 'string' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'duration':
      return { kind: 'duration' };
    case 'null':
    case 'word':
      return { kind: 'any' };
  }
}

function typeShift(
  syntax: Extract<ExpressionSyntax, { kind: 'shift' }>,
  env: Environment,
): Operand {
  const of = typeOperand(syntax.of, env);
  const { by, operator, at } = syntax;

  if (by.kind !== 'duration') return { kind: 'unresolved', at, type: UNRESOLVED };

  return {
    kind: 'shift',
    at,
    of,
    by: operator.value === '-' ? -by.value : by.value,
    type: of.type.kind === 'date' ? { kind: 'timestamp' } : of.type,
  };
}

function typeMoment(
  syntax: Extract<ExpressionSyntax, { kind: 'call' }>,
  env: Environment,
): Operand {
  const { name, args, at } = syntax;

  if (name.value === 'now') return { kind: 'now', at, type: { kind: 'timestamp' } };

  if (name.value === 'today') {
    const zone = args.kind === 'zone' ? args.zone?.value : undefined;
    const type: Type = { kind: 'date' };

    return zone === undefined ? { kind: 'today', at, type } : { kind: 'today', at, zone, type };
  }

  const condition = ['role', 'scheme', 'claims'].includes(name.value);

  miss(env.scope, {
    what: condition ? 'operand' : 'function',
    name: name.value,
    at: name.at,
    scope: env.place,
    candidates: words('now', 'today'),
  });

  return { kind: 'unresolved', at, type: UNRESOLVED };
}

// Splits an access expression: the gateway's half, with what it cannot know unknown, and the service's whole.

import { NONE } from '../base/lists.ts';
import type { Span } from '../base/source.ts';
import { type Expression, hasPath, type PathOperand, pathsOf } from './expression-model.ts';
import type { Access } from './model.ts';

export function accessOf(allow: Expression, at: Span): Access {
  const gateway = gatewayHalf(allow, true);

  return hasPath(allow, isOfService)
    ? { at, allow, gateway, service: allow, travels: travelsOf(allow) }
    : { at, allow, gateway, travels: NONE };
}

/** Mostly nothing does. */
function travelsOf(allow: Expression): Access['travels'] {
  return hasPath(allow, travels) ? distinct(pathsOf(allow).filter(travels)) : NONE;
}

function travels({ root }: PathOperand): boolean {
  return root === 'request' || root === 'route';
}

/** The gateway asks one thing of its half: is it false? So what can never be false there is just 'unknown'. */
function gatewayHalf(expression: Expression, positive: boolean): Expression {
  const { at } = expression;

  switch (expression.kind) {
    case 'policy':
      return gatewayHalf(expression.of, positive);
    case 'not':
      return negated(gatewayHalf(expression.of, !positive), at);
    case 'and':
    case 'or': {
      const parts = expression.of.map((part) => gatewayHalf(part, positive));

      return combined(expression.kind, parts, { at, positive });
    }
    default:
      return hasPath(expression, isOfService) ? { kind: 'unknown', at } : expression;
  }
}

function negated(of: Expression, at: Span): Expression {
  if (of.kind === 'unknown') return of;
  if (of.kind === 'constant') return { kind: 'constant', at, value: !of.value };

  return { kind: 'not', at, of };
}

function combined(
  kind: 'and' | 'or',
  parts: readonly Expression[],
  { at, positive }: { readonly at: Span; readonly positive: boolean },
): Expression {
  const decisive = kind === 'or';
  const known: Expression[] = [];
  let unknown: Expression | undefined;

  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as Expression;

    if (part.kind === 'unknown') unknown ??= part;
    else if (part.kind !== 'constant') known.push(part);
    else if (part.value === decisive) return { kind: 'constant', at, value: decisive };
  }

  if (unknown !== undefined) {
    if (decisive === positive) return { kind: 'unknown', at };
    if (known.length === 0) return unknown;

    known.push({ kind: 'unknown', at });
  }

  const [only] = known;

  if (only === undefined) return { kind: 'constant', at, value: !decisive };

  return known.length === 1 ? only : { kind, at, of: known };
}

function isOfService({ root }: PathOperand): boolean {
  return root === 'entity' || root === 'input';
}

function distinct(paths: readonly PathOperand[]): readonly PathOperand[] {
  const seen = new Map(paths.map((p) => [[p.root, ...p.segments].join('\n'), p]));

  return [...seen.values()];
}

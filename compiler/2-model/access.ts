// Splits an access expression: the gateway's half, with what it cannot know unknown, and the service's whole.
import type { Span } from '../base/source.ts';
import { type Expression, type PathOperand, pathsOf } from './expression-model.ts';
import type { Access } from './model.ts';

export function accessOf(allow: Expression, at: Span): Access {
  const paths = pathsOf(allow);
  const whole = paths.some(isOfService);

  return {
    at,
    allow,
    gateway: gatewayHalf(allow, true),
    ...(whole ? { service: allow } : {}),
    travels: whole ? distinct(paths.filter((p) => p.root === 'request' || p.root === 'route')) : [],
  };
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
      return pathsOf(expression).some(isOfService) ? { kind: 'unknown', at } : expression;
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
  const decided = parts.find((p) => p.kind === 'constant' && p.value === decisive);

  if (decided !== undefined) return { kind: 'constant', at, value: decisive };

  const open = parts.filter((p) => p.kind !== 'constant');
  const unknown = open.some((p) => p.kind === 'unknown');

  if (unknown && decisive === positive) return { kind: 'unknown', at };

  const known = open.filter((p) => p.kind !== 'unknown');
  const left =
    unknown && known.length === 0
      ? open.slice(0, 1)
      : unknown
        ? [...known, { kind: 'unknown' as const, at }]
        : known;
  const [only, ...more] = left;

  if (only === undefined) return { kind: 'constant', at, value: !decisive };

  return more.length === 0 ? only : { kind, at, of: left };
}

function isOfService({ root }: PathOperand): boolean {
  return root === 'entity' || root === 'input';
}

function distinct(paths: readonly PathOperand[]): readonly PathOperand[] {
  const seen = new Map(paths.map((p) => [[p.root, ...p.segments].join('\n'), p]));

  return [...seen.values()];
}

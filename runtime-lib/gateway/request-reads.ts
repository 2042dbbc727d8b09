// What the expressions of a route read of the request, so that nothing else of it is looked for.
import type { Expression, Operand } from '../core/expression.ts';
import type { RouteDefinition } from './definition.ts';

export interface RequestReads {
  readonly headers: readonly string[];
  readonly language: boolean;
  readonly authority: boolean;
  readonly body: boolean;
}

export function requestReads(route: RouteDefinition): RequestReads {
  const paths = [
    ...(route.reads ?? []).map((path) => path.split('.')),
    ...(route.allow === undefined ? [] : ofExpression(route.allow)),
    ...(route.guards ?? []).flatMap(({ allow }) => ofExpression(allow)),
    ...(route.bind ?? []).flatMap(({ from }) => ofOperand(from)),
  ];
  const has = (name: string): boolean => paths.some(([first]) => first === name);

  return {
    headers: [
      ...new Set(paths.flatMap(([first, ...rest]) => (first === 'headers' ? rest.join('.') : []))),
    ].map((name) => name.toLowerCase()),
    language: has('language'),
    authority: has('authority'),
    body: has('body'),
  };
}

type Path = readonly string[];

function ofExpression(expression: Expression): readonly Path[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of.flatMap(ofExpression);
    case 'not':
      return ofExpression(expression.of);
    case 'policy':
      return expression.of === undefined ? [] : ofExpression(expression.of);
    case 'compare':
      return [...ofOperand(expression.left), ...ofOperand(expression.right)];
    case 'in':
      return [...ofOperand(expression.left), ...expression.right.flatMap(ofOperand)];
    case 'has':
    case 'true':
      return ofOperand(expression.path);
    case 'role':
      return expression.segments.flatMap((s) => (typeof s === 'string' ? [] : ofOperand(s)));
    default:
      return [];
  }
}

function ofOperand(operand: Operand): readonly Path[] {
  if (operand.kind === 'shift') return ofOperand(operand.of);

  return operand.kind === 'path' && operand.root === 'request' ? [operand.segments] : [];
}

// Conditions on who may: one expression, or a list of which any is enough.
import { readExpression } from './expression-parser.ts';
import { at, type Reading } from './reading.ts';
import type { ExpressionSyntax } from './syntax.ts';
import type { Node } from './tree.ts';

export function readConditions(
  reading: Reading,
  node: Node,
): readonly ExpressionSyntax[] | undefined {
  if (node.kind === 'list') return node.items.map((item) => expressionOf(reading, item));

  const expression = readExpression(reading, node);

  return expression && [expression];
}

/** The same as one expression. */
export function readCondition(reading: Reading, node: Node): ExpressionSyntax {
  if (node.kind !== 'list') return expressionOf(reading, node);

  const [first, ...rest] = node.items.map((item) => expressionOf(reading, item));
  const place = at(reading, node);

  if (first === undefined) return { kind: 'broken', at: place };

  return rest.length === 0 ? first : { kind: 'or', at: place, of: [first, ...rest] };
}

function expressionOf(reading: Reading, node: Node): ExpressionSyntax {
  return readExpression(reading, node) ?? { kind: 'broken', at: at(reading, node) };
}

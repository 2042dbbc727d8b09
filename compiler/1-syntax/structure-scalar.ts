// The structure check of one scalar: its word, its length and form, its bounds. It must not know what stands around it.
import type { Shape } from './shape.ts';
import {
  badNumber,
  badText,
  emptyText,
  notOneOf,
  type Walk,
  wrongKind,
} from './structure-report.ts';
import type { ScalarNode } from './tree.ts';

export function checkScalar(walk: Walk, node: ScalarNode, shape: Shape): void {
  const { value } = node;

  if (shape.words?.includes(value) === false) notOneOf(walk, node, shape);
  else if (typeof value === 'string') {
    if (value.length < shape.shortest) emptyText(walk, node);
    else if (shape.pattern?.test(value) === false) badText(walk, node, shape);
  } else if (typeof value === 'number') checkNumber(walk, node, shape);
}

function checkNumber(walk: Walk, node: ScalarNode, shape: Shape): void {
  const value = node.value as number;
  const { least, above, most } = shape;
  const low = (least !== undefined && value < least) || (above !== undefined && value <= above);

  if (shape.whole && !Number.isInteger(value)) wrongKind(walk, node, { shape, key: node });
  else if (low || (most !== undefined && value > most)) badNumber(walk, node, { shape, low });
}

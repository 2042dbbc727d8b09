// Maps of a name to an expression: `input`, `query`, `bind`, `guard`, and policies.
import { readExpression } from './expression-parser.ts';
import { at, type Reading } from './reading.ts';
import type { AssignmentSyntax, ExpressionSyntax } from './syntax.ts';
import type { Entry, Node } from './tree.ts';
import { nameOfKey, readEntries } from './values.ts';

export function readAssignments(
  reading: Reading,
  node: Node,
): readonly AssignmentSyntax[] | undefined {
  return readEntries(reading, node, readAssignment);
}

export function readAssignment(reading: Reading, { key, value }: Entry): AssignmentSyntax {
  const expression: ExpressionSyntax = readExpression(reading, value) ?? {
    kind: 'broken',
    at: at(reading, value),
  };

  return { name: nameOfKey(reading, key), expression };
}

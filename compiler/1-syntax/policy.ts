// The section `policies`: a name and the condition that it stands for.
import { readCondition } from './condition.ts';
import { declaredName } from './declared-name.ts';
import { isRefused, type Reading } from './reading.ts';
import type { PolicySyntax } from './syntax.ts';
import type { Entry, Node } from './tree.ts';
import { readEntries } from './values.ts';

export function readPolicies(reading: Reading, node: Node): readonly PolicySyntax[] | undefined {
  return readEntries(reading, node, readPolicy);
}

function readPolicy(reading: Reading, { key, value }: Entry): PolicySyntax {
  const name = declaredName(reading, key, 'a policy');
  const at = { file: reading.file, start: value.start, end: value.end };

  return {
    name,
    expression: isRefused(reading, value) ? { kind: 'broken', at } : readCondition(reading, value),
  };
}

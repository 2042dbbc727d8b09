// The section `policies`: a name and the condition that it stands for.
import { readAssignment } from './assignment.ts';
import { declaredName } from './declared-name.ts';
import type { Reading } from './reading.ts';
import type { PolicySyntax } from './syntax.ts';
import type { Node } from './tree.ts';
import { readEntries } from './values.ts';

export function readPolicies(reading: Reading, node: Node): readonly PolicySyntax[] | undefined {
  return readEntries(reading, node, (_, entry) => {
    const { expression } = readAssignment(reading, entry);

    return { name: declaredName(reading, entry.key, 'a policy'), expression };
  });
}

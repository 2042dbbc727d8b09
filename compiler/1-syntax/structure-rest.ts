// In `{ x: integer(1,2) }` YAML's comma ends the value: what follows it, `2)`, is no key and no item of its own.
// The mistake is reported where the bracket opens.
import type { Entry, Node } from './tree.ts';

/** Of an entry without a value. */
export function isRestEntry(before: Entry | undefined, { key }: Entry): boolean {
  return before !== undefined && key.text.includes(')') && isOpen(before.value);
}

export function isRest(before: Node | undefined, node: Node): boolean {
  return (
    before !== undefined &&
    isOpen(before) &&
    node.kind === 'scalar' &&
    String(node.value).includes(')')
  );
}

function isOpen(node: Node): boolean {
  if (node.kind !== 'scalar' || node.style !== 'plain' || typeof node.value !== 'string')
    return false;

  const open = node.value.lastIndexOf('(');

  return open !== -1 && !node.value.includes(')', open);
}

// `$schema: { … }`: JSON Schema as data. Its conversion to types is the model's.
import type { Reading } from './reading.ts';
import type { ValueSyntax } from './syntax.ts';
import type { Node } from './tree.ts';
import { readValue } from './values.ts';

export function checkSchema(reading: Reading, node: Node): ValueSyntax | undefined {
  return node.kind === 'map' ? readValue(reading, node) : undefined;
}

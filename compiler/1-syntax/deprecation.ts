// `deprecated: true`, or since when, until when and what to use instead.
import type { DeprecationContract } from './contract.generated.ts';
import { at, type Reading, section, take } from './reading.ts';
import type { DeprecationSyntax } from './syntax.ts';
import type { Node } from './tree.ts';
import { readText } from './values.ts';

/** Undefined for `false` too: that is as if nothing was written. */
export function readDeprecation(reading: Reading, node: Node): DeprecationSyntax | undefined {
  if (node.kind === 'scalar') return node.value === true ? { at: at(reading, node) } : undefined;

  const of = section<DeprecationContract>(reading, node);

  if (of === undefined) return undefined;

  const since = take(of, 'since', readText);
  const sunset = take(of, 'sunset', readText);
  const use = take(of, 'use', readText);

  return {
    at: at(reading, node),
    ...(since === undefined ? {} : { since }),
    ...(sunset === undefined ? {} : { sunset }),
    ...(use === undefined ? {} : { use }),
  };
}

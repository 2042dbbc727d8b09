// The section `receivers`.
import { readAssignments } from './assignment.ts';
import type { ReceiverContract } from './contract.generated.ts';
import { readExpression } from './expression-parser.ts';
import { failedOf, type Reading, sectionOrLost, take } from './reading.ts';
import type { ReceiverSyntax } from './syntax.ts';
import type { Entry } from './tree.ts';
import { takeType } from './type.ts';
import { nameOfKey, readFlag, readName } from './values.ts';

export function readReceiver(reading: Reading, entry: Entry): ReceiverSyntax {
  const of = sectionOrLost<ReceiverContract>(reading, entry.value);

  return {
    event: nameOfKey(reading, entry.key),
    call: take(of, 'call', readName),
    query: take(of, 'query', readAssignments),
    input: take(of, 'input', readAssignments),
    if: take(of, 'if', readExpression),
    order: take(of, 'order', readName),
    each: take(of, 'each', readName),
    external: take(of, 'external', readFlag),
    payload: take(of, 'payload', takeType),
    failed: failedOf(of),
  };
}

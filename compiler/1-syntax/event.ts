// The section `events`.

import type { EventContract } from './contract.generated.ts';
import { declaredName } from './declared-name.ts';
import { readDeprecation } from './deprecation.ts';
import { failedOf, keyAt, type Reading, sectionOrLost, take } from './reading.ts';
import type { EventSyntax } from './syntax.ts';
import type { Entry } from './tree.ts';
import { readTrigger } from './trigger.ts';
import { takeType } from './type.ts';
import { readName, readText } from './values.ts';

export function readEvent(reading: Reading, entry: Entry): EventSyntax {
  const of = sectionOrLost<EventContract>(reading, entry.value);

  return {
    name: declaredName(reading, entry.key, 'an event'),
    description: take(of, 'description', readText),
    when: take(of, 'when', readTrigger),
    payload: take(of, 'payload', takeType),
    deprecated: take(of, 'deprecated', readDeprecation),
    was: take(of, 'was', readName) ?? (keyAt(of, '$was') && take(of, '$was', readName)),
    failed: failedOf(of),
  };
}

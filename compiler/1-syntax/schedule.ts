// The section `schedules`.
import type { ScheduleContract } from './contract.generated.ts';
import { at, failedOf, type Reading, sectionOrLost, take } from './reading.ts';
import type { ScheduleSyntax } from './syntax.ts';
import type { Entry, Node } from './tree.ts';
import { nameOfKey, readDuration, readName, readText } from './values.ts';

export function readSchedule(reading: Reading, entry: Entry): ScheduleSyntax {
  const of = sectionOrLost<ScheduleContract>(reading, entry.value);

  return {
    name: nameOfKey(reading, entry.key),
    call: take(of, 'call', readName),
    cron: take(of, 'cron', readText),
    every: take(of, 'every', readDuration),
    timezone: take(of, 'timezone', readText),
    overlap: take(of, 'overlap', readName),
    catchup: take(of, 'catchup', readCatchup),
    jitter: take(of, 'jitter', readDuration),
    failed: failedOf(of),
  };
}

/** `none`, `latest` or `all(9)`; the schema knows the form. */
function readCatchup(reading: Reading, node: Node): ScheduleSyntax['catchup'] {
  const name = readName(reading, node);
  const match = /^(none|latest|all)(?:\(([0-9]+)\))?$/.exec(name?.value ?? '');

  if (name === undefined || match === null) return undefined;

  const mode = match[1] as 'none' | 'latest' | 'all';
  const most = mode === 'all' ? Number(match[2]) : mode === 'latest' ? 1 : 0;

  return { at: at(reading, name.at), mode, most };
}

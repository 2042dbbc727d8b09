// One component's file: its sections, each by its own reader.
import type { ComponentContract } from './contract.generated.ts';
import { readEntity } from './entity.ts';
import { readEvent } from './event.ts';
import { readOperation } from './operation.ts';
import { readPolicies } from './policy.ts';
import { at, keyAt, nodeAt, type Reading, type Section, sectionOrLost, take } from './reading.ts';
import { readReceiver } from './receiver.ts';
import { readRoute } from './route.ts';
import { readSchedule } from './schedule.ts';
import type { ComponentSyntax, EntitySyntax } from './syntax.ts';
import type { Entry, Node } from './tree.ts';
import { readDeclarations, readObject } from './type.ts';
import { readEntries, readFlag, readName, readText } from './values.ts';

type Of = Section<ComponentContract>;

export function readComponent(
  reading: Reading,
  id: string,
  root: Node | undefined,
): ComponentSyntax {
  const of: Of = sectionOrLost<ComponentContract>(reading, root);

  return {
    id,
    file: reading.file,
    at: at(reading, { start: 0, end: 0 }),
    description: take(of, 'description', readText),
    was: take(of, 'was', readName),
    abstract: take(of, 'abstract', readFlag),
    extends: take(of, 'extends', readName),
    configuration: take(of, 'configuration', readObject),
    types: take(of, 'types', readDeclarations) ?? [],
    entity: entityOf(of),
    operations: take(of, 'operations', readEach(readOperation)) ?? [],
    events: take(of, 'events', readEach(readEvent)) ?? [],
    receivers: take(of, 'receivers', readEach(readReceiver)) ?? [],
    policies: take(of, 'policies', readPolicies) ?? [],
    routes: take(of, 'routes', readEach(readRoute)) ?? [],
    schedules: take(of, 'schedules', readEach(readSchedule)) ?? [],
    failed: of.failed,
  };
}

function entityOf(of: Of): EntitySyntax | undefined {
  const key = keyAt(of, 'entity');
  const value = nodeAt(of, 'entity');

  if (key === undefined || value === undefined) return take(of, 'entity', () => undefined);

  return take(of, 'entity', (reading) => readEntity(reading, { key, value }));
}

/** A map's entries, each by the section's reader; what could not be read is left out and makes the section incomplete. */
function readEach<V>(read: (reading: Reading, entry: Entry) => V | undefined) {
  return (reading: Reading, node: Node): readonly V[] | undefined =>
    readEntries(reading, node, read);
}

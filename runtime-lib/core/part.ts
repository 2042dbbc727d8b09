// A component as it runs: its definition, where its state is, what it was configured with. Data only.
import type { Storage } from '../storage/storage.ts';
import type { ComponentDefinition, OperationDefinition } from './definition.ts';
import { type EntityTable, entityTable } from './entity-table.ts';
import type { Log, LogScope } from './log.ts';

export interface Part {
  readonly definition: ComponentDefinition;
  readonly entity: EntityTable | undefined;
  /** Of its entity; for a component without one, of its inbox, journal and tasks. */
  readonly storage: Storage;
  readonly operations: ReadonlyMap<string, OperationDefinition>;
  readonly configuration: unknown;
  /** Of the component itself. */
  readonly log: Log;
  readonly logOf: (scope: LogScope) => Log;
}

export interface PartOptions {
  readonly storage: Storage;
  readonly configuration: unknown;
  readonly logOf: (scope: LogScope) => Log;
}

export function partOf(definition: ComponentDefinition, options: PartOptions): Part {
  const operations = new Map(definition.operations.map((o) => [o.name, o]));

  const log = options.logOf({ component: definition.id });

  return { definition, entity: entityTable(definition), operations, log, ...options };
}

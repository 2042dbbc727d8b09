// A component as it runs: its definition, where its state is, what it was configured with. Data only.
import type { Storage } from '../storage/storage.ts';
import { type Access, accessOf } from './access.ts';
import type { ComponentDefinition, OperationDefinition } from './definition.ts';
import { type EntityTable, entityTable } from './entity-table.ts';
import type { Log, LogScope } from './log.ts';
import type { Policies } from './place-policies.ts';

export interface Part {
  readonly definition: ComponentDefinition;
  readonly entity: EntityTable | undefined;
  /** Of its entity; for a component without one, of its inbox, journal and tasks. */
  readonly storage: Storage;
  readonly operations: ReadonlyMap<string, OperationDefinition>;
  readonly configuration: unknown;
  /** By route: the service's half of its policy. */
  readonly access: ReadonlyMap<string, Access>;
  /** Of the component itself. */
  readonly log: Log;
  readonly logOf: (scope: LogScope) => Log;
}

export interface PartOptions {
  readonly storage: Storage;
  readonly configuration: unknown;
  /** By policy, what the deployment joins to it. */
  readonly narrowing?: Policies | undefined;
  readonly logOf: (scope: LogScope) => Log;
}

export function partOf(
  definition: ComponentDefinition,
  { narrowing = {}, ...options }: PartOptions,
): Part {
  return {
    definition,
    entity: entityTable(definition),
    operations: operationsOf(definition),
    access: accessOf(definition, narrowing),
    log: options.logOf({ component: definition.id }),
    ...options,
  };
}

/** The same operation under another name has its own input and output. */
function operationsOf({
  operations,
}: ComponentDefinition): ReadonlyMap<string, OperationDefinition> {
  const named = new Map(operations.map((operation) => [operation.name, operation]));

  return new Map(
    operations.map((operation) => [
      operation.name,
      { ...(operation.forward === undefined ? {} : named.get(operation.forward)), ...operation },
    ]),
  );
}

// Names of the reference that are no rules: the rules of schemas, in a certain position.

export interface Family {
  readonly id: string;
  /** What ids of its findings begin with, below the component. */
  readonly below: string;
}

export const FAMILIES: readonly Family[] = [
  { id: 'error-payload-*', below: 'operations/' },
  { id: 'event-payload-*', below: 'events/' },
  { id: 'route-variable-*', below: 'entity/fields/' },
  { id: 'header-mapping-*', below: 'routes/' },
  { id: 'config-key-*', below: 'configuration/' },
];

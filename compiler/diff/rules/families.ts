// Names of the reference that are no rules: the rules of schemas, where they land in a certain place.

export interface Family {
  readonly id: string;
  readonly where: string;
}

export const FAMILIES: readonly Family[] = [
  { id: 'error-payload-*', where: 'the data of errors' },
  { id: 'event-payload-*', where: 'the payload of events' },
  {
    id: 'route-variable-*',
    where: 'parameters of paths, whose values are those of a field or an input',
  },
  { id: 'header-mapping-*', where: 'inputs that a route fills from the request' },
  { id: 'config-key-*', where: 'the configuration of a component' },
];

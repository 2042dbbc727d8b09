import type { ComponentDefinition } from '@toac/runtime/v1';
import * as checks from './check.ts';

export const people: ComponentDefinition = {
  id: 'people',
  entity: {
    name: 'Person',
    key: 'uuid',
    storage: 'default',
    fields: [{ name: 'email', type: 'text' }, { name: 'name', type: 'text' }],
    unique: [{ name: 'email', fields: ['email'] }],
    check: { is: checks.isPerson, check: checks.checkPerson, write: checks.writePerson },
  },
  operations: [
    {
      name: 'find', type: 'observation', scope: 'object', auto: 'read',
      output: {
        is: checks.isFindOutput,
        check: checks.checkFindOutput,
        write: checks.writeFindOutput,
        plain: true,
      },
    },
    {
      name: 'search', type: 'observation', scope: 'objects', auto: 'list',
      output: {
        is: checks.isSearchOutput,
        check: checks.checkSearchOutput,
        write: checks.writeSearchOutput,
        plain: true,
      },
    },
  ],
};

import type { ComponentDefinition } from '@toac/runtime/v1';
import {
  checkFindOutput,
  checkPerson,
  checkSearchOutput,
  isFindOutput,
  isSearchOutput,
  writeFindOutput,
  writePerson,
  writeSearchOutput,
} from './check.ts';

export const people: ComponentDefinition = {
  id: 'people',
  entity: {
    name: 'Person',
    key: 'uuid',
    storage: 'default',
    fields: [{ name: 'email', type: 'text' }, { name: 'name', type: 'text' }],
    unique: [{ name: 'email', fields: ['email'] }],
    check: { check: checkPerson, write: writePerson },
  },
  operations: [
    {
      name: 'find',
      type: 'observation',
      scope: 'object',
      auto: 'read',
      output: { is: isFindOutput, check: checkFindOutput, write: writeFindOutput },
    },
    {
      name: 'search',
      type: 'observation',
      scope: 'objects',
      auto: 'list',
      output: { is: isSearchOutput, check: checkSearchOutput, write: writeSearchOutput },
    },
  ],
};

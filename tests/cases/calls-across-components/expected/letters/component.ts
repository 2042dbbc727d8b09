import type { ComponentDefinition } from '@toac/runtime/v1';
import { write } from '../../src/letters/write.ts';
import * as checks from './check.ts';
import type { LetterHandlers } from './contract.ts';

const handlers: LetterHandlers = { write };

export const letters: ComponentDefinition = {
  id: 'letters',
  entity: {
    name: 'Letter',
    key: 'uuid',
    storage: 'default',
    fields: [{ name: 'to', type: 'text' }, { name: 'text', type: 'text' }],
    check: { is: checks.isLetter, check: checks.checkLetter, write: checks.writeLetter },
  },
  operations: [
    {
      name: 'write', type: 'transition', scope: 'new', handler: handlers.write,
      input: { is: checks.isWriteInput, check: checks.checkWriteInput },
      errors: [
        {
          code: 'NOBODY',
          status: 404,
          data: { check: checks.checkWriteNobodyData, write: checks.writeWriteNobodyData },
        },
      ],
      calls: ['people.find', 'people.search'],
    },
  ],
};

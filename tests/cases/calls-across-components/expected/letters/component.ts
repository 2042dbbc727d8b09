import type { ComponentDefinition } from '@toac/runtime/v1';
import { write } from '../../src/letters/write.ts';
import {
  checkLetter,
  checkWriteInput,
  checkWriteNobodyData,
  isWriteInput,
  writeLetter,
  writeWriteNobodyData,
} from './check.ts';
import type { LetterHandlers } from './contract.ts';

const handlers: LetterHandlers = { write };

export const letters: ComponentDefinition = {
  id: 'letters',
  entity: {
    name: 'Letter',
    key: 'uuid',
    storage: 'default',
    fields: [{ name: 'to', type: 'text' }, { name: 'text', type: 'text' }],
    check: { check: checkLetter, write: writeLetter },
  },
  operations: [
    {
      name: 'write',
      type: 'transition',
      scope: 'new',
      handler: handlers.write,
      input: { is: isWriteInput, check: checkWriteInput },
      errors: [
        {
          code: 'NOBODY',
          status: 404,
          data: { check: checkWriteNobodyData, write: writeWriteNobodyData },
        },
      ],
      calls: ['people.find', 'people.search'],
    },
  ],
};

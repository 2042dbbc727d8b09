import type { ComponentDefinition } from '@toac/runtime/v1';
import { sign } from '../../src/documents/sign.ts';
import * as checks from './check.ts';
import type { InvoiceHandlers } from './contract.ts';

const handlers: InvoiceHandlers = { sign };

export const invoices: ComponentDefinition = {
  id: 'invoices',
  entity: {
    name: 'Invoice',
    key: 'uuid',
    storage: 'default',
    fields: [
      { name: 'title', type: 'text' },
      { name: 'owner', type: 'text' },
      { name: 'total', type: 'decimal(12.2)' },
      { name: 'signed', type: 'timestamp', optional: true },
    ],
    check: {
      is: checks.isInvoice,
      check: checks.checkInvoice,
      read: checks.readInvoice,
      write: checks.writeInvoice,
    },
  },
  operations: [
    {
      name: 'rename', type: 'assignment', scope: 'changeset', auto: 'update',
      input: { is: checks.isRenameInput, check: checks.checkRenameInput },
    },
    {
      name: 'sign', type: 'transition', scope: 'object', handler: handlers.sign,
      errors: [{ code: 'SIGNED', status: 409 }],
    },
  ],
};

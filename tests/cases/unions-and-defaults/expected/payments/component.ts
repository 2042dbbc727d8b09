import type { ComponentDefinition } from '@toac/runtime/v1';
import { again } from '../../src/payments/again.ts';
import { pay } from '../../src/payments/pay.ts';
import * as checks from './check.ts';
import type { PaymentHandlers } from './contract.ts';

const handlers: PaymentHandlers = { pay, again };

export const payments: ComponentDefinition = {
  id: 'payments',
  entity: {
    name: 'Payment',
    key: 'uuid',
    storage: 'default',
    fields: [
      { name: 'method', type: 'document' },
      { name: 'note', type: 'text', optional: true },
      { name: 'level', type: 'integer', default: 1 },
    ],
    check: {
      is: checks.isPayment,
      check: checks.checkPayment,
      read: checks.readPayment,
      write: checks.writePayment,
    },
  },
  operations: [
    {
      name: 'pay', type: 'transition', scope: 'new', handler: handlers.pay,
      input: {
        is: checks.isPayInput,
        check: checks.checkPayInput,
        read: checks.readPayInput,
        write: checks.writePayInput,
      },
    },
    {
      name: 'again', type: 'effect', scope: 'none', handler: handlers.again,
      calls: ['payments.pay'],
    },
  ],
};

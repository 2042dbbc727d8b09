import type { ServiceDefinition } from '@toac/runtime/v1';
import { orders } from '../../orders/component.ts';
import { payments } from '../../payments/component.ts';

/** What runs as one process: its components, and what any deployment may give them. */
export const service: ServiceDefinition = {
  name: 'sales',
  components: [orders, payments],
  storages: { default: ['postgres'] },
  bindings: { default: ['amqp'] },
};

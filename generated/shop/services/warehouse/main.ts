import type { ServiceDefinition } from '@toac/runtime/v1';
import { stock } from '../../stock/component.ts';

/** What runs as one process: its components, and what any deployment may give them. */
export const service: ServiceDefinition = {
  name: 'warehouse',
  components: [stock],
  storages: { default: ['postgres'] },
  bindings: { default: ['amqp'] },
};

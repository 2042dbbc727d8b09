import type { ServiceDefinition } from '@toac/runtime/v1';
import { tasks } from '../../tasks/component.ts';

/** What runs as one process: its components, and what any deployment may give them. */
export const service: ServiceDefinition = {
  name: 'todo',
  components: [tasks],
  storages: { default: ['mongodb'] },
  bindings: { default: ['amqp'] },
};

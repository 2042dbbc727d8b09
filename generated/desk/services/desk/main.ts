import type { ServiceDefinition } from '@toac/runtime/v1';
import { peopleTeams } from '../../people/teams/component.ts';
import { supportComments } from '../../support/comments/component.ts';
import { supportTickets } from '../../support/tickets/component.ts';

/** What runs as one process: its components, and what any deployment may give them. */
export const service: ServiceDefinition = {
  name: 'desk',
  components: [peopleTeams, supportComments, supportTickets],
  storages: { default: ['mysql'] },
  bindings: { default: ['amqp'] },
};

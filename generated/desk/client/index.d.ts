import * as peopleTeams from './people/teams.js';
import * as supportComments from './support/comments.js';
import * as supportTickets from './support/tickets.js';

export { createHttp, isFailure, isMissing } from '@toac/runtime/client';
export { peopleTeams, supportComments, supportTickets };

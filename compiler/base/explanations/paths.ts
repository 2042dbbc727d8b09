// What `toac explain` says about routes (TOA33xx), with a contract before and after. The tests compile both.
import { explanation, task } from './contract.ts';

const OPERATIONS = `operations:
  list: { type: observation, scope: objects, auto: true, output: [Task] }
  read: { type: observation, auto: true, output: Task }
  add: { type: transition, scope: new, auto: true, input: { owner: ., title: ., due?: . }, output: Task }
  find: { type: observation, scope: none, input: { place: { city: string } }, output: string }
  secretly: { type: effect, internal: true }
`;

function routes(text: string): Readonly<Record<string, string>> {
  return task(`${OPERATIONS}routes:\n${text}\n`);
}

function given(path: string): Readonly<Record<string, string>> {
  return {
    'teams.yaml': `entity:\n  name: Team\n  id: given\n  fields:\n    title: string\noperations:\n  read: { type: observation, auto: true, output: Team }\n  list: { type: observation, scope: objects, auto: true, output: [Team] }\nroutes:\n  /teams/:id:\n    GET: { call: read, allow: anonymous }\n  ${path}:\n    GET: { call: list, allow: anonymous }\n`,
  };
}

export const explainPaths = {
  TOA3301: explanation(
    'One method of one path leads to one operation, whatever its parameters are called.',
    routes(
      '  /tasks/:id:\n    GET: { call: read, allow: anonymous }\n  /tasks/:owner:\n    GET: { call: list, allow: anonymous }',
    ),
    routes(
      '  /tasks/:id:\n    GET: { call: read, allow: anonymous }\n  /people/:owner/tasks:\n    GET: { call: list, allow: anonymous }',
    ),
  ),
  TOA3302: explanation(
    'A static segment wins, so an entity with that given id could never be reached.',
    given('/teams/all'),
    given('/all-teams'),
  ),
  TOA3303: explanation(
    'Every path parameter binds: to the id, to a field, to a member of the input, or by `bind` and expressions.',
    routes('  /people/:person/tasks:\n    GET: { call: list, allow: anonymous }'),
    routes('  /people/:owner/tasks:\n    GET: { call: list, allow: anonymous }'),
  ),
  TOA3304: explanation(
    'Reading is GET, creating is POST, assigning is PATCH: caches, retries and people rely on it.',
    routes('  /tasks:\n    PUT: { call: add, allow: anonymous }'),
    routes('  /tasks:\n    POST: { call: add, allow: anonymous }'),
  ),
  TOA3305: explanation(
    'An internal operation is called by its component alone.',
    routes('  /secrets:\n    POST: { call: secretly, allow: anonymous }'),
    routes('  /tasks:\n    GET: { call: list, allow: anonymous }'),
  ),
  TOA3306: explanation(
    'The key means something on other routes: a query where many entities are read, a cache on GET.',
    routes('  /tasks/:id:\n    GET: { call: read, query: { sort: [due] }, allow: anonymous }'),
    routes('  /tasks:\n    GET: { call: list, query: { sort: [due] }, allow: anonymous }'),
  ),
  TOA3307: explanation(
    'Filters and sorting compare scalars that the output shows and that are no secret.',
    {
      'tasks.yaml':
        'entity:\n  name: Task\n  fields:\n    place: { city: string }\noperations:\n  list: { type: observation, scope: objects, auto: true, output: [Task] }\nroutes:\n  /tasks:\n    GET: { call: list, query: { filter: [place] }, allow: anonymous }\n',
    },
    {
      'tasks.yaml':
        'entity:\n  name: Task\n  fields:\n    city: string\noperations:\n  list: { type: observation, scope: objects, auto: true, output: [Task] }\nroutes:\n  /tasks:\n    GET: { call: list, query: { filter: [city] }, allow: anonymous }\n',
    },
  ),
  TOA3308: explanation(
    'A page has at least one entity, and by default no more than at most.',
    routes(
      '  /tasks:\n    GET: { call: list, query: { limit: { default: 50, max: 20 } }, allow: anonymous }',
    ),
    routes(
      '  /tasks:\n    GET: { call: list, query: { limit: { default: 20, max: 50 } }, allow: anonymous }',
    ),
  ),
  TOA3309: explanation(
    'What is bound has the type of the input, and nobody else sets it.',
    routes(
      '  /tasks:\n    POST: { call: add, bind: { title: request.body, owner: identity.id }, guard: { owner: role(admin) }, allow: authenticated }',
    ),
    routes(
      '  /tasks:\n    POST: { call: add, bind: { title: "request.headers[\'title\']", owner: identity.id }, allow: authenticated }',
    ),
  ),
  TOA3310: explanation(
    'A public cache gives the same reply to everybody, so everybody may read it.',
    routes(
      '  /tasks:\n    GET: { call: list, cache: { public: true, max: 30s }, allow: authenticated }',
    ),
    routes(
      '  /tasks:\n    GET: { call: list, cache: { public: true, max: 30s }, allow: anonymous }',
    ),
  ),
  TOA3312: explanation(
    'On GET and DELETE inputs come from the query string, which holds scalars and lists of scalars.',
    routes('  /places:\n    GET: { call: find, allow: anonymous }'),
    task(
      `operations:\n  find: { type: observation, scope: none, input: { city: string }, output: string }\nroutes:\n  /places:\n    GET: { call: find, allow: anonymous }\n`,
    ),
  ),
  TOA3313: explanation(
    'An operation on one entity is told which one by the path.',
    routes('  /task:\n    GET: { call: read, allow: anonymous }'),
    routes('  /tasks/:id:\n    GET: { call: read, allow: anonymous }'),
  ),
  TOA3314: explanation(
    'A narrowing list may leave out what is optional or filled otherwise, not what is required.',
    routes('  /tasks:\n    POST: { call: add, input: [owner], allow: anonymous }'),
    routes('  /tasks:\n    POST: { call: add, input: [owner, title], allow: anonymous }'),
  ),
};

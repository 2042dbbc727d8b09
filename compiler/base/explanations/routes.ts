// What `toac explain` says about TOA3xxx, with a contract before and after. The tests compile both.
import type { Explanation } from '../catalogue/entry.ts';
import type { ROUTES } from '../catalogue/routes.ts';
import { explanation, task } from './contract.ts';
import { explainPaths } from './paths.ts';

const list =
  'operations:\n  list: { type: observation, scope: objects, auto: true, output: [Task] }\n';

function where(text: string): Readonly<Record<string, string>> {
  return task(
    `operations:\n  remind: { type: effect, scope: objects, limit: 10, where: ${text} }\n`,
  );
}

function allow(text: string, policies = ''): Readonly<Record<string, string>> {
  return task(`${list}${policies}routes:\n  /tasks:\n    GET: { call: list, allow: ${text} }\n`);
}

export const explainRoutes: Readonly<Record<keyof typeof ROUTES, Explanation>> = {
  ...explainPaths,
  TOA3001: explanation(
    'A bare word as a condition is a policy of this component, `anonymous` or `authenticated`.',
    allow('owner', 'policies:\n  ower: entity.owner == identity.id\n'),
    allow('owner', 'policies:\n  owner: entity.owner == identity.id\n'),
  ),
  TOA3002: explanation(
    'A bare word on one side of a comparison is a value of the enum on the other side. Texts stand in single quotes.',
    where('entity.title == urgent'),
    where("entity.title == 'urgent'"),
  ),
  TOA3003: explanation(
    'A path begins with a root; which roots exist depends on the place.',
    where('task.urgent'),
    where('entity.urgent'),
  ),
  TOA3004: explanation(
    'Functions are `role()`, `scheme()`, `claims()` in policies, and `now()` and `today()` everywhere.',
    where('entity.due == todai()'),
    where('entity.due == today()'),
  ),
  TOA3005: explanation(
    'A condition is a comparison, a boolean, or a policy.',
    where('now()'),
    where('entity.due == today()'),
  ),
  TOA3006: explanation(
    'A comparison stands between values; `role()` and the like are conditions by themselves.',
    allow('role(admin) == true'),
    allow('role(admin)'),
  ),
  TOA3101: explanation(
    'Numbers are compared with numbers, texts with texts, moments with moments.',
    where('entity.urgent == 3'),
    where('entity.urgent'),
  ),
  TOA3102: explanation(
    'The values of an enum stand in no order.',
    where('entity.state < done'),
    where('entity.state in (open | late)'),
  ),
  TOA3103: explanation(
    'A path alone is a condition when it is a boolean.',
    where('entity.title'),
    where("entity.title == 'x'"),
  ),
  TOA3104: explanation(
    'Policies are put in place of their names, so they cannot name each other in a circle.',
    allow('a', 'policies:\n  a: b\n  b: a\n'),
    allow('a', 'policies:\n  a: b\n  b: entity.urgent\n'),
  ),
  TOA3105: explanation(
    'The word is compared with an enum, and none of its values.',
    where('entity.state == opn'),
    where('entity.state == open'),
  ),
  TOA3106: explanation(
    'Time zones are named as in the IANA database.',
    where("entity.due == today('Europe/Berln')"),
    where("entity.due == today('Europe/Berlin')"),
  ),
  TOA3201: explanation(
    'A policy that no route and no policy names protects nothing.',
    allow('authenticated', 'policies:\n  owner: entity.owner == identity.id\n'),
    allow('owner', 'policies:\n  owner: entity.owner == identity.id\n'),
  ),
  TOA3203: explanation(
    '`not role(x)` is true for everybody who is nobody. Say who is meant, too.',
    allow('not role(guest)'),
    allow('authenticated and not role(guest)'),
  ),
  TOA3204: explanation(
    'Over many entities a policy becomes a filter of the storage, which compares top-level scalar fields.',
    {
      'tasks.yaml':
        'entity:\n  name: Task\n  fields:\n    place: { city: string }\noperations:\n  list: { type: observation, scope: objects, auto: true, output: [Task] }\nroutes:\n  /tasks:\n    GET: { call: list, allow: entity.place.city == identity.id }\n',
    },
    {
      'tasks.yaml':
        'entity:\n  name: Task\n  fields:\n    city: string\noperations:\n  list: { type: observation, scope: objects, auto: true, output: [Task] }\nroutes:\n  /tasks:\n    GET: { call: list, allow: entity.city == identity.id }\n',
    },
  ),
  TOA3205: explanation(
    "Before the creation there is no entity: `entity.x` is the input's `x`.",
    task(
      'operations:\n  add: { type: transition, scope: new, input: { title: . } }\nroutes:\n  /tasks:\n    POST: { call: add, allow: entity.owner == identity.id }\n',
    ),
    task(
      'operations:\n  add: { type: transition, scope: new, input: { owner: ., title: . } }\nroutes:\n  /tasks:\n    POST: { call: add, allow: entity.owner == identity.id }\n',
    ),
  ),
  TOA3206: explanation(
    'The operation reads no entity that the policy could ask.',
    task(
      'operations:\n  count: { type: computation, output: integer }\nroutes:\n  /count:\n    GET: { call: count, allow: entity.owner == identity.id }\n',
    ),
    task(
      'operations:\n  count: { type: computation, output: integer }\nroutes:\n  /count:\n    GET: { call: count, allow: authenticated }\n',
    ),
  ),
};

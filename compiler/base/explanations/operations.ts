// What `toac explain` says about TOA21xx, with a contract before and after. The tests compile both.
import type { Explanation } from '../catalogue/entry.ts';
import type { OPERATIONS } from '../catalogue/operations.ts';
import { explanation, file, task } from './contract.ts';
import { explainEvents } from './events.ts';

function operations(text: string): Readonly<Record<string, string>> {
  return task(`operations:\n  ${text}\n`);
}

export const explainOperations: Readonly<Record<keyof typeof OPERATIONS, Explanation>> = {
  ...explainEvents,
  TOA2102: explanation(
    'Each type has its scopes: one entity, a new one, many, a stream, or none.',
    operations('count: { type: computation, scope: objects, output: integer }'),
    operations('count: { type: computation, output: integer }'),
  ),
  TOA2103: explanation(
    'Transitions, assignments and most observations work on entities.',
    file('tools.yaml', 'operations:\n  finish: { type: transition }\n'),
    file(
      'tools.yaml',
      'entity:\n  fields:\n    title: string\noperations:\n  finish: { type: transition }\n',
    ),
  ),
  TOA2104: explanation(
    'toac writes creations, changes, deletions, reads, lists and streams. Everything else is written by hand.',
    operations('remind: { type: effect, scope: objects, auto: true, limit: 10 }'),
    operations('remind: { type: effect, scope: objects, limit: 10 }'),
  ),
  TOA2105: explanation(
    'A creation that toac writes fills every required field: from the input, or by a default.',
    operations(
      'add: { type: transition, scope: new, auto: true, input: { title: . }, output: Task }',
    ),
    operations(
      'add: { type: transition, scope: new, auto: true, input: { owner: ., title: . }, output: Task }',
    ),
  ),
  TOA2106: explanation(
    'What toac writes sets fields of the entity, so its input holds fields of the entity.',
    operations('rename: { type: assignment, auto: true, input: { name?: string } }'),
    operations('rename: { type: assignment, auto: true, input: { title?: . } }'),
  ),
  TOA2107: explanation(
    'Code that sees many entities gets so many at once: the limit says how many.',
    operations('remind: { type: effect, scope: objects, where: entity.urgent }'),
    operations('remind: { type: effect, scope: objects, where: entity.urgent, limit: 100 }'),
  ),
  TOA2108: explanation(
    'The key has a meaning for other types and scopes: nothing is emitted without a commit, no criteria without a search.',
    operations('count: { type: computation, limit: 5, output: integer }'),
    operations('count: { type: computation, output: integer }'),
  ),
  TOA2109: explanation(
    'A task is done later, when nobody waits any more.',
    operations('send: { type: effect, task: true, output: string }'),
    operations('send: { type: effect, task: true }'),
  ),
  TOA2110: explanation(
    '`ensure` finds the entity before it creates it: by its given id, or by the only unique key that the input holds.',
    operations(
      'add: { type: transition, scope: new, ensure: true, input: { owner: ., title: . } }',
    ),
    file(
      'tasks.yaml',
      'entity:\n  fields:\n    title: string\n  unique:\n    title: [title]\noperations:\n  add: { type: transition, scope: new, ensure: true, input: { title: . } }\n',
    ),
  ),
  TOA2111: explanation(
    'A forward is another name for an operation, with narrower input and output. It has no type of its own, and ends somewhere.',
    operations('peek: { forward: look, output: Task }\n  look: { forward: peek }'),
    operations(
      'peek: { forward: look, output: Task }\n  look: { type: observation, auto: true, output: Task }',
    ),
  ),
  TOA2112: explanation(
    'A call waits for its answer, so a circle of calls waits for ever. Events may go round: nobody waits for them.',
    operations(
      'ping: { type: effect, calls: [tasks.pong] }\n  pong: { type: effect, calls: [tasks.ping] }',
    ),
    operations('ping: { type: effect, calls: [tasks.pong] }\n  pong: { type: effect }'),
  ),
  TOA2113: explanation(
    "An internal operation is its component's own business.",
    {
      'a.yaml': 'operations:\n  work: { type: effect, internal: true }\n',
      'b.yaml': 'operations:\n  start: { type: effect, calls: [a.work] }\n',
    },
    {
      'a.yaml': 'operations:\n  work: { type: effect }\n',
      'b.yaml': 'operations:\n  start: { type: effect, calls: [a.work] }\n',
    },
  ),
  TOA2114: explanation(
    'In handwritten code `calls` mirrors the ids of components, so an operation cannot be called like the next segment of one.',
    {
      'shop.yaml': 'operations:\n  orders: { type: effect }\n',
      'shop/orders.yaml': 'operations:\n  ship: { type: effect }\n',
    },
    {
      'shop.yaml': 'operations:\n  order: { type: effect }\n',
      'shop/orders.yaml': 'operations:\n  ship: { type: effect }\n',
    },
  ),
  TOA2116: explanation(
    'Who observes or computes wants an answer.',
    operations('count: { type: computation }'),
    operations('count: { type: computation, output: integer }'),
  ),
  TOA2117: explanation(
    'What toac writes answers with fields of the entity: it has nothing else.',
    operations('read: { type: observation, auto: true, output: { id: ., words: integer } }'),
    operations('read: { type: observation, auto: true, output: { id: ., title: . } }'),
  ),
  TOA2118: explanation(
    'With `id: given` the input of a creation says the id. Everywhere else the id is made by toac, or stands in the call.',
    file(
      'tasks.yaml',
      'entity:\n  id: given\n  fields:\n    title: string\noperations:\n  add: { type: transition, scope: new, auto: true, input: { title: . } }\n',
    ),
    file(
      'tasks.yaml',
      'entity:\n  id: given\n  fields:\n    title: string\noperations:\n  add: { type: transition, scope: new, auto: true, input: { id: ., title: . } }\n',
    ),
  ),
  TOA2119: explanation(
    'Inputs, payloads and the data of errors are objects: a new member breaks nobody.',
    operations('count: { type: computation, input: string, output: integer }'),
    operations('count: { type: computation, input: { text: string }, output: integer }'),
  ),
};

// What `toac explain` says about TOA20xx, with a contract before and after. The tests compile both.
import type { Explanation } from '../catalogue/entry.ts';
import type { NAMES } from '../catalogue/names.ts';
import { explanation, file, task } from './contract.ts';
import { explainTypes } from './type-form.ts';

const read = 'operations:\n  read: { type: observation, auto: true, output: Task }\n';

export const explainNames: Readonly<Record<keyof typeof NAMES, Explanation>> = {
  ...explainTypes,
  TOA2001: explanation(
    'A type is a word of the language, a type of this component, or a shared type of types.yaml.',
    task(
      'types:\n  Tag: strng(1..20)\noperations:\n  label: { type: computation, input: { tag: Tag }, output: { tag: Tag } }\n',
    ),
    task(
      'types:\n  Tag: string(1..20)\noperations:\n  label: { type: computation, input: { tag: Tag }, output: { tag: Tag } }\n',
    ),
  ),
  TOA2002: explanation(
    'The name is no member of what stands before it: of the entity, of an input, of an event, of the path.',
    task(
      'operations:\n  list: { type: observation, scope: objects, auto: true, output: [{ id: ., titel: . }] }\n',
    ),
    task(
      'operations:\n  list: { type: observation, scope: objects, auto: true, output: [{ id: ., title: . }] }\n',
    ),
  ),
  TOA2003: explanation(
    'A component is named by its path under contracts/, with dots. A reference leads to a component with an entity, or to `identity`.',
    file('tasks.yaml', 'entity:\n  fields:\n    project: ref(projects)\n'),
    {
      'tasks.yaml': 'entity:\n  fields:\n    project: ref(projects)\n',
      'projects.yaml': 'entity:\n  fields:\n    title: string(1..80)\n',
    },
  ),
  TOA2004: explanation(
    'Calls name the full id of the operation; routes, receivers and schedules an operation of their own component.',
    task(`${read}routes:\n  /tasks/:id:\n    GET: { call: raed, allow: authenticated }\n`),
    task(`${read}routes:\n  /tasks/:id:\n    GET: { call: read, allow: authenticated }\n`),
  ),
  TOA2005: explanation(
    'A receiver names component and event; `emits` names events of its own component.',
    task(
      `operations:\n  finish: { type: transition, emits: [finishd] }\nevents:\n  finished: { when: state -> done, payload: { id: . } }\n`,
    ),
    task(
      `operations:\n  finish: { type: transition, emits: [finished] }\nevents:\n  finished: { payload: { id: . } }\n`,
    ),
  ),
  TOA2006: explanation(
    'A route binds, guards and narrows members of the input of the operation that it calls, and a receiver fills them.',
    task(
      'operations:\n  add: { type: transition, scope: new, auto: true, input: { owner: ., title: . }, output: Task }\nroutes:\n  /tasks:\n    POST: { call: add, bind: { onwer: identity.id }, allow: authenticated }\n',
    ),
    task(
      'operations:\n  add: { type: transition, scope: new, auto: true, input: { owner: ., title: . }, output: Task }\nroutes:\n  /tasks:\n    POST: { call: add, bind: { owner: identity.id }, allow: authenticated }\n',
    ),
  ),
  TOA2007: explanation(
    'The dot takes its type from a field of the entity. In the entity itself, in shared types and where there is no entity it means nothing.',
    file(
      'tools.yaml',
      'operations:\n  count: { type: computation, input: { text: . }, output: { words: integer } }\n',
    ),
    file(
      'tools.yaml',
      'operations:\n  count: { type: computation, input: { text: string }, output: { words: integer } }\n',
    ),
  ),
  TOA2008: explanation(
    'On the first level a bare dot is the field of the same name. Deeper there is no such field, so the path is written.',
    task('operations:\n  plan: { type: transition, input: { change: { title: . } } }\n'),
    task('operations:\n  plan: { type: transition, input: { change: { title: .title } } }\n'),
  ),
  TOA2015: explanation(
    'Shared types are known everywhere, so a component does not give their names another meaning.',
    {
      'types.yaml': 'types:\n  Money: { amount: decimal(12.2) }\n',
      'tasks.yaml': 'types:\n  Money: { cents: integer }\nentity:\n  fields:\n    price: Money\n',
    },
    {
      'types.yaml': 'types:\n  Money: { amount: decimal(12.2) }\n',
      'tasks.yaml': 'entity:\n  fields:\n    price: Money\n',
    },
  ),
  TOA2016: explanation(
    'Entities, types, operations and events lead to TypeScript names in one table per component. Two things cannot bear one name.',
    task('operations:\n  task: { type: transition }\n'),
    task('operations:\n  work: { type: transition }\n'),
  ),
  TOA2017: explanation(
    'Names that differ only in case meet in file systems and tables that do not tell them apart.',
    task(
      'operations:\n  readAll: { type: observation, scope: objects, auto: true, output: [Task] }\n  readall: { type: observation, scope: objects, auto: true, output: [{ id: . }] }\n',
    ),
    task(
      'operations:\n  readAll: { type: observation, scope: objects, auto: true, output: [Task] }\n  readIds: { type: observation, scope: objects, auto: true, output: [{ id: . }] }\n',
    ),
  ),
  TOA2026: explanation(
    'Inheritance goes one way: a base knows nothing of its heirs.',
    {
      'a.yaml': 'extends: b\nentity:\n  fields:\n    title: string\n',
      'b.yaml': 'extends: a\nentity:\n  fields:\n    title: string\n',
    },
    {
      'a.yaml': 'extends: b\nentity:\n  fields:\n    title: string\n',
      'b.yaml': 'entity:\n  fields:\n    title: string\n',
    },
  ),
  TOA2027: explanation(
    'An heir may replace what it inherits, but an operation stays of its type, and a field of its kind: others rely on it.',
    {
      'base.yaml': 'entity:\n  fields:\n    title: string\n',
      'heir.yaml': 'extends: base\nentity:\n  fields:\n    title: integer\n',
    },
    {
      'base.yaml': 'entity:\n  fields:\n    title: string\n',
      'heir.yaml': 'extends: base\nentity:\n  fields:\n    title: string(1..40)\n',
    },
  ),
  TOA2028: explanation(
    'Nothing refers to this type: it is left over, or something that should refer to it misspells it.',
    task('types:\n  Tag: string(1..20)\n'),
    task(
      'types:\n  Tag: string(1..20)\noperations:\n  label: { type: computation, input: { tag: Tag }, output: { tag: Tag } }\n',
    ),
  ),
  TOA2029: explanation(
    'Unique keys and indexes compare values, so they stand on scalars that every storage compares alike.',
    file(
      'tasks.yaml',
      'entity:\n  fields:\n    tags: [string]\n  index:\n    tagged: { tags: asc }\n',
    ),
    file('tasks.yaml', 'entity:\n  fields:\n    tag: string\n  index:\n    tagged: { tag: asc }\n'),
  ),
};

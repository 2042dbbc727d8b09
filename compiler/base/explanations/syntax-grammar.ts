// What `toac explain` says about types, expressions, triggers, paths, patterns, $schema and suppressions.
import type { Explanation } from '../catalogue/entry.ts';
import type { SYNTAX } from '../catalogue/syntax.ts';

type Code = Extract<keyof typeof SYNTAX, `TOA104${number}` | `TOA105${number}` | `TOA106${number}`>;

const OPERATIONS = `operations:
  read: { type: observation, auto: true, output: Tasks }
`;

function fields(text: string) {
  return { 'tasks.yaml': `entity:\n  fields:\n    ${text}\n` };
}

function policy(text: string) {
  return {
    'tasks.yaml': `entity:
  fields:
    owner: ref(identity)
    done: boolean = false
${OPERATIONS}policies:
  owner: ${text}
routes:
  /tasks/:id: { GET: { call: read, allow: owner } }
`,
  };
}

function event(text: string) {
  return {
    'tasks.yaml': `entity:
  fields:
    done: boolean = false
events:
  completed: { when: ${text}, payload: { id: . } }
`,
  };
}

function path(text: string) {
  return {
    'tasks.yaml': `entity:
  fields:
    title: string(1..120)
${OPERATIONS}routes:
  ${text}: { GET: { call: read, allow: authenticated } }
`,
  };
}

export const explainGrammar: Readonly<Record<Code, Explanation>> = {
  TOA1040: {
    text: `A type is a word with bounds, a pattern or values in brackets: string(1..64), string(/^[a-z]+$/), enum(low|high), decimal(12.2), ref(shop.orders), map(string). Types are joined by |, a default follows behind =.`,
    before: fields('title: string(1-120)'),
    after: fields('title: string(1..120)'),
  },
  TOA1041: {
    text: `Conditions are comparisons (== != < <= > >=, in), paths, policies and predicates such as role(shop:staff), joined by and, or, not. Texts stand in single quotes; a value of an enum is a bare word.`,
    before: policy('entity.owner == identity.id an not entity.done'),
    after: policy('entity.owner == identity.id and not entity.done'),
  },
  TOA1042: {
    text: 'An event tells of a commit: created, updated, deleted, or `field -> value`, which is when a field becomes that value.',
    before: event('done = true'),
    after: event('done -> true'),
  },
  TOA1043: {
    text: 'A path is made of segments: letters, digits and - . _ ~, or a parameter, which is a colon and a name. It begins with / and does not end in one.',
    before: path('/tasks/{id}'),
    after: path('/tasks/:id'),
  },
  TOA1044: {
    text: `Patterns are what RE2 and JavaScript read alike, so that no input can make one slow: no look-around, no references back, no names of groups, at most 512 characters, at most 1,000 repetitions.`,
    before: fields(`code: 'string(/^(?!x)[a-z]+$/)'`),
    after: fields(`code: 'string(/^[a-wyz][a-z]*$/)'`),
  },
  TOA1050: {
    text: `$schema takes JSON Schema 2020-12 as far as two versions of it can be compared exactly: not over type, enum and const, if over the value of a field, references inside the schema. Other keywords are refused, never weakened.`,
    before: fields('place: { $schema: { type: object, not: { required: [x] } } }'),
    after: fields('place: { $schema: { type: object, properties: { x: { type: number } } } }'),
  },
  TOA1060: {
    text: 'A warning can be ignored where somebody says why: the reason is what the next reader needs.',
    before: {
      'tasks.yaml': `entity:
  fields:
    # toac-ignore TOA3201
    title: string(1..120)
`,
    },
    after: {
      'tasks.yaml': `entity:
  fields:
    # The title is shown in lists.
    title: string(1..120)
`,
    },
  },
  TOA1061: {
    text: 'A suppression names the code of one warning. Errors cannot be ignored.',
    before: {
      'tasks.yaml': `entity:
  fields:
    title: string(1..120) # toac-ignore TOA1021: later
`,
    },
    after: {
      'tasks.yaml': `entity:
  fields:
    title: string(1..120) # to be made longer later
`,
    },
  },
};

// What `toac explain` says about keys, values, names and places of files.
import type { Explanation } from '../catalogue/entry.ts';
import type { SYNTAX } from '../catalogue/syntax.ts';

type Code = Extract<keyof typeof SYNTAX, `TOA102${number}` | `TOA103${number}`>;

const ENTITY = `entity:
  fields:
    title: string(1..120)
`;

function operation(text: string) {
  return { 'tasks.yaml': `${ENTITY}operations:\n  ${text}\n` };
}

function route(text: string) {
  return {
    'tasks.yaml': `${ENTITY}operations:
  list: { type: observation, scope: objects, auto: true, output: [Tasks] }
routes:
  ${text}
`,
  };
}

function digest(text: string) {
  return {
    'tasks.yaml': `operations:
  remind: { type: effect }
schedules:
  digest: ${text}
`,
  };
}

export const explainStructure: Readonly<Record<Code, Explanation>> = {
  TOA1020: {
    text: 'Every key of a contract is known. One that is not is most often misspelt, or belongs to another section; it is never silently ignored.',
    before: operation('add: { type: transition, scope: new, auto: true, inptu: { title: . } }'),
    after: operation('add: { type: transition, scope: new, auto: true, input: { title: . } }'),
  },
  TOA1021: {
    text: 'The value is of another kind than the one that is meant here: a list where a text belongs, a text where a map belongs, a number where quotes were forgotten, or nothing at all.',
    before: operation('add: { type: transition, scope: new, auto: "true", input: { title: . } }'),
    after: operation('add: { type: transition, scope: new, auto: true, input: { title: . } }'),
  },
  TOA1022: {
    text: 'Something that has no default is not there. What lacks it is underlined.',
    before: route('/tasks: { GET: { call: list } }'),
    after: route('/tasks: { GET: { call: list, allow: authenticated } }'),
  },
  TOA1023: {
    text: 'The value is one of a few words, and this is none of them.',
    before: operation('add: { type: transitoin, scope: new, auto: true, input: { title: . } }'),
    after: operation('add: { type: transition, scope: new, auto: true, input: { title: . } }'),
  },
  TOA1024: {
    text: 'A number is outside of its bounds, or a text, a list or a map has too little or too much in it.',
    before: operation('close: { type: transition, errors: { CLOSED: 200 } }'),
    after: operation('close: { type: transition, errors: { CLOSED: 409 } }'),
  },
  TOA1025: {
    text: `The text has not the form that it must have here. Names are letters, digits and _: types and entities begin with an upper-case letter, codes of errors are upper-case, all else begins with a lower-case letter. A leading _ is the system's.`,
    before: operation('close: { type: transition, errors: [alreadyClosed] }'),
    after: operation('close: { type: transition, errors: [ALREADY_CLOSED] }'),
  },
  TOA1026: {
    text: 'The word belongs to a later version of the language, and is kept free for it.',
    before: { 'tasks.yaml': `${ENTITY}caches: {}\n` },
    after: { 'tasks.yaml': ENTITY },
  },
  TOA1027: {
    text: 'Of these keys exactly one is meant to be there: none says too little, two contradict each other.',
    before: digest('{ call: remind, cron: "0 7 * * *", every: 1h }'),
    after: digest('{ call: remind, cron: "0 7 * * *" }'),
  },
  TOA1030: {
    text: 'The path of a file is the name of its component, and of folders in generated code. Each part of it is a name, and none is a folder that is generated anyway (types, services, gateway, client, specs, deploy, deployments, toac, allowances); identity is built in. Deployments stand directly in deployments/.',
    before: { 'client.yaml': 'description: People who buy\n' },
    after: { 'customers.yaml': 'description: People who buy\n' },
  },
  TOA1031: {
    text: 'An object with a member `then` is a promise to JavaScript, and `constructor`, `prototype` and `__proto__` are members of every object. They can name fields, but no component, operation, event or policy.',
    before: operation('then: { type: transition }'),
    after: operation('proceed: { type: transition }'),
  },
};

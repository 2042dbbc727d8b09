// What `toac explain` says about contracts that are no YAML, or more YAML than a contract needs.
import type { Explanation } from '../catalogue/entry.ts';
import type { SYNTAX } from '../catalogue/syntax.ts';

type Code = Extract<keyof typeof SYNTAX, `TOA100${number}` | 'TOA1010' | 'TOA1011'>;

const FIELDS = `entity:
  fields:
    title: string(1..120)
`;

function tasks(text: string) {
  return { 'tasks.yaml': text };
}

export const explainYaml: Readonly<Record<Code, Explanation>> = {
  TOA1001: {
    text: `Contracts are YAML 1.2. Of a mistake only its cause is shown: what follows from it is not reported, and the rest of the file is still read.
The usual cause is a value that holds a pattern, {, [, a comma or # inside { … } and has no quotes: there these characters belong to YAML.`,
    before: tasks(`entity:
  fields:
    title: { $type: string(/^[A-Z]/), $description: What to do }
`),
    after: tasks(`entity:
  fields:
    title: { $type: 'string(/^[A-Z]/)', $description: What to do }
`),
  },
  TOA1002: {
    text: 'A key stands once in a map: of two, one would silently be lost.',
    before: tasks(`entity:
  fields:
    title: string(1..120)
    title: string(1..80)
`),
    after: tasks(FIELDS),
  },
  TOA1003: {
    text: 'Contracts are plain data. Tags, directives and merge keys make YAML mean other things than what is written; shared parts belong into types.',
    before: tasks(`entity:
  fields:
    title: !!str string(1..120)
`),
    after: tasks(FIELDS),
  },
  TOA1004: {
    text: 'A file holds one component, so it holds one document. What follows --- is not read: move it to a file of its own.',
    before: tasks(`${FIELDS}---
description: Another one
`),
    after: tasks(FIELDS),
  },
  TOA1005: {
    text: 'The path of a file names a component, so an empty file declares an empty component, which is hardly meant. And every project has a toac.yaml.',
    before: { 'tasks.yaml': FIELDS, 'notes.yaml': '# to do\n' },
    after: { 'tasks.yaml': FIELDS, 'notes.yaml': 'description: Notes, to be written\n' },
  },
  TOA1006: {
    text: 'Keys are names. What YAML reads as a number, as true or as null is none; in quotes it is text.',
    before: tasks(`entity:
  fields:
    true: boolean
`),
    after: tasks(`entity:
  fields:
    "true": boolean
`),
  },
  TOA1007: {
    text: 'An alias (*name) repeats what was marked (&name) above it in the same file. Types do the same by name, and for all files.',
    before: tasks(`entity:
  fields:
    title: string(1..120)
    notes?: *text
`),
    after: tasks(`entity:
  fields:
    title: &text string(1..120)
    notes?: *text
`),
  },
  TOA1008: {
    text: `Contracts arrive in pull requests of strangers, so toac reads a bounded amount: 5,000 files and 64 MiB in all, 1 MiB and 64 levels in a file, 1,000 aliases, and 100,000 values with what aliases repeat.`,
    before: tasks(`entity:
  fields:
    title: { $type: any, $default: ${'['.repeat(66)}${']'.repeat(66)} }
`),
    after: tasks(`entity:
  fields:
    title: { $type: any, $default: [[[]]] }
`),
  },
  TOA1009: {
    text: 'A contract is text: no control characters but tabs and line ends, no halves of characters. They are invisible, and reviewers should see all of a contract.',
    before: tasks('entity:\n  fields:\n    title: string(1..120) # \u0007\n'),
    after: tasks(FIELDS),
  },
  TOA1010: {
    text: 'A number in YAML is read as a 64-bit float. One that it cannot hold exactly would silently become another number; in quotes every digit is kept. Infinity and NaN are no numbers in contracts.',
    before: tasks(`entity:
  fields:
    balance: { $type: bigint, $default: 9007199254740993 }
`),
    after: tasks(`entity:
  fields:
    balance: { $type: bigint, $default: "9007199254740993" }
`),
  },
  TOA1011: {
    text: 'Types and expressions stand on one or more lines without quotes, in single quotes, or in double quotes with no escapes: so every place in them is known, and shown. Block scalars (| and >) and escapes are for descriptions.',
    before: tasks(`${FIELDS}policies:
  adult: "claims(age = \\"adult\\")"
operations:
  read: { type: observation, auto: true, output: Tasks }
routes:
  /tasks/:id: { GET: { call: read, allow: adult } }
`),
    after: tasks(`${FIELDS}policies:
  adult: claims(age = 'adult')
operations:
  read: { type: observation, auto: true, output: Tasks }
routes:
  /tasks/:id: { GET: { call: read, allow: adult } }
`),
  },
};

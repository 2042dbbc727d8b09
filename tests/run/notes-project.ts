// A small project that runs: its contracts, its handwritten code, and what a test changes in it.

export const NOTES: Readonly<Record<string, string>> = {
  'package.json': '{ "type": "module" }',
  'contracts/toac.yaml': 'language: 1\nproject: acme\nversion: "1.0.0"\n',
  'contracts/notes.yaml': `entity:
  name: Note
  fields:
    text: string(1..20)
operations:
  write: { type: transition, scope: new, auto: true, input: { text: . }, output: Note }
  read: { type: observation, auto: true, output: Note }
  list: { type: observation, scope: objects, auto: true, output: [Note] }
  greet:
    type: computation
    input: { name: string }
    output: { text: string }
    errors: { RUDE: { status: 422, data: { name: string } } }
  wait: { type: effect, input: { file: string }, output: { waited: boolean } }
  explode: { type: effect }
`,
  'src/notes/greet.ts': greeting('hello'),
  'src/notes/wait.ts': `import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Wait } from '#acme/notes';

export const wait: Wait = async ({ file }) => {
  while (!existsSync(file)) await delay(10);

  return { waited: true };
};
`,
  'src/notes/explode.ts': `import type { Explode } from '#acme/notes';

export const explode: Explode = () => {
  setTimeout(() => {
    throw new Error('nobody catches me');
  });
};
`,
};

export function greeting(word: string): string {
  return `import type { Greet } from '#acme/notes';

export const greet: Greet = ({ name }, _subject, { errors }) => {
  if (name === 'fool') return errors.RUDE({ name });

  return { text: \`${word} \${name}\` };
};
`;
}

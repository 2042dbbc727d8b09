// Short contracts for explanations: a component of tasks, with what an explanation adds.
import type { Explanation } from '../catalogue/entry.ts';

const TASK = `entity:
  name: Task
  fields:
    owner: ref(identity)
    title: string(1..80)
    state: enum(open|done|late) = open
    urgent: boolean = false
    due?: date
`;

/** A file `tasks.yaml` with the entity of tasks and these sections. */
export function task(sections: string): Readonly<Record<string, string>> {
  return { 'tasks.yaml': `${TASK}${sections}` };
}

export function explanation(
  text: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Explanation {
  return { text, before, after };
}

/** One file, written out. */
export function file(path: string, text: string): Readonly<Record<string, string>> {
  return { [path]: text };
}

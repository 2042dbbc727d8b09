// What `toac explain` says about TOA29xx, with a contract before and after. The tests compile both.
import type { Explanation } from '../catalogue/entry.ts';
import type { LINT } from '../catalogue/lint.ts';
import { explanation, task } from './contract.ts';

export const explainLint: Readonly<Record<keyof typeof LINT, Explanation>> = {
  TOA2901: explanation(
    'A payload that is the entity grows with it, and can never shrink: name the members that receivers need.',
    task('events:\n  created: { when: created, payload: Task }\n'),
    task('events:\n  created: { when: created, payload: { id: ., title: . } }\n'),
  ),
  TOA2902: explanation(
    'What callers send is stored and shown. A bound says how much that may be.',
    task(
      'operations:\n  note: { description: Adds a note, type: transition, input: { text: string } }\n',
    ),
    task(
      'operations:\n  note: { description: Adds a note, type: transition, input: { text: string(..4000) } }\n',
    ),
  ),
  TOA2903: explanation(
    'The description stands in the code, the clients and the specification: it is where people look.',
    task('operations:\n  finish: { type: transition }\n'),
    task('operations:\n  finish: { description: Marks a task as done, type: transition }\n'),
  ),
};

// A text for which literals hold, or that there is none.
import type { StringSchema } from './schema.ts';
import {
  EMPTY,
  firstOf,
  found,
  type Literal,
  type Outcome,
  type Solver,
  spend,
  unknown,
} from './solver.ts';
import { solveText, type TextTask, tasksOutside, textTask } from './text-set.ts';

const UNREAD: Outcome = unknown('a bound of a format cannot be read');

export function solveString(atoms: readonly Literal[], solver: Solver): Outcome {
  const insideOf: StringSchema[] = [];
  const outsideOf: StringSchema[] = [];
  const excluded: string[] = [];

  for (const { node, negated } of atoms) {
    if (node.form.kind === 'values') {
      for (const value of node.form.values) if (typeof value === 'string') excluded.push(value);
    } else if (node.form.kind === 'string') {
      (negated ? outsideOf : insideOf).push(node.form.texts);
    }
  }

  const task = textTask(insideOf, excluded);

  return task === undefined ? UNREAD : outsideAll(task, outsideOf, solver);
}

function outsideAll(
  task: TextTask,
  [first, ...rest]: readonly StringSchema[],
  solver: Solver,
): Outcome {
  if (task.min > task.max) return EMPTY;

  if (first === undefined) {
    const answer = solveText(task, (count) => spend(solver.budget, count));

    if (answer === 'none') return EMPTY;

    return 'text' in answer ? found(answer.text) : unknown(answer.cause);
  }

  const ways = tasksOutside(task, first);

  return ways === undefined ? UNREAD : firstOf(ways, (way) => outsideAll(way, rest, solver));
}

// Who gains and who loses between two documents, by looking at every combination of answers to every question that a
// condition asks. Written for the conditions of the examples; refuses others.

import { expressionText, operandText } from '../../../compiler/2-model/expression-text.ts';
import type {
  ComponentDocument,
  Document,
  ExpressionDocument,
  OperandDocument,
} from '../../../compiler/diff/document.ts';

export interface Direction {
  readonly gains: boolean;
  readonly loses: boolean;
  readonly anonymous: boolean;
}

type Answers = ReadonlyMap<string, string | boolean>;

/** Over all routes and guards that both documents have. */
export function directionOf(before: Document, after: Document): Direction {
  const found = before.components.flatMap((old, c) => {
    const next = after.components[c] as ComponentDocument;

    return (old.routes ?? []).flatMap((route, r) => {
      const is = next.routes?.[r];
      const pairs = [
        [route.access?.allow, is?.access?.allow],
        ...(route.guards ?? []).map((g, i) => [g.access.allow, is?.guards?.[i]?.access.allow]),
      ];

      return pairs.map(([a, b]) =>
        a === undefined || b === undefined ? NOTHING : compare([a, old], [b, next]),
      );
    });
  });

  return {
    gains: found.some((f) => f.gains),
    loses: found.some((f) => f.loses),
    anonymous: found.some((f) => f.anonymous),
  };
}

const NOTHING: Direction = { gains: false, loses: false, anonymous: false };

type Condition = readonly [ExpressionDocument, ComponentDocument];

function compare(before: Condition, after: Condition): Direction {
  const questions = new Map<string, readonly (string | boolean)[]>([['somebody', [false, true]]]);

  collect(before, questions);
  collect(after, questions);

  const all = combinations([...questions]).filter(isPossible);
  const changes = all.map((answers) => ({
    isAnonymous: answers.get('somebody') === false,
    was: holds(before, answers),
    is: holds(after, answers),
  }));

  return {
    gains: changes.some((c) => c.is && !c.was),
    loses: changes.some((c) => c.was && !c.is),
    anonymous: changes.some((c) => c.is && !c.was && c.isAnonymous),
  };
}

function combinations(
  questions: readonly (readonly [string, readonly (string | boolean)[]])[],
): readonly Answers[] {
  let rows: readonly (readonly (readonly [string, string | boolean])[])[] = [[]];

  for (const [name, answers] of questions)
    rows = rows.flatMap((row) => answers.map((answer) => [...row, [name, answer] as const]));

  return rows.map((row) => new Map(row));
}

function collect(
  [expression, component]: Condition,
  into: Map<string, readonly (string | boolean)[]>,
): void {
  switch (expression.kind) {
    case 'and':
    case 'or':
      for (const part of expression.of) collect([part, component], into);
      break;
    case 'not':
      collect([expression.of, component], into);
      break;
    case 'policy':
      collect([policyOf(component, expression.name), component], into);
      break;
    case 'role':
      into.set(expressionText(expression), [false, true]);
      break;
    case 'compare': {
      const [name, values] = questionOf(expression);

      into.set(name, values);
      break;
    }
    default:
  }
}

function policyOf({ policies }: ComponentDocument, name: string): ExpressionDocument {
  const found = policies?.find((p) => p.name === name);

  if (found === undefined) throw new Error(`no policy ${name}`);

  return found.expression;
}

type Compare = Extract<ExpressionDocument, { readonly kind: 'compare' }>;

/** Who it is, which value it has, or whether it is there; all that is asked of one path is one question. */
function questionOf({ left, right }: Compare): readonly [string, readonly (string | boolean)[]] {
  const path = left.kind === 'path' && left.root === 'entity' ? left : right;

  if (path.kind !== 'path') throw new Error('an example asks for something new');
  if (path.type.kind === 'enum') return [operandText(path), path.type.values];

  return [operandText(path), path.absent ? ['caller', 'other', 'none'] : ['caller', 'other']];
}

/** Roles, and entities that belong to the caller, are those of somebody. */
function isPossible(answers: Answers): boolean {
  if (answers.get('somebody') === true) return true;

  return [...answers].every(
    ([name, answer]) => answer !== 'caller' && !(name.startsWith('role(') && answer === true),
  );
}

function holds([expression, component]: Condition, answers: Answers): boolean {
  const part = (of: ExpressionDocument): boolean => holds([of, component], answers);

  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'and':
      return expression.of.every(part);
    case 'or':
      return expression.of.some(part);
    case 'not':
      return !part(expression.of);
    case 'policy':
      return part(policyOf(component, expression.name));
    case 'authenticated':
      return answers.get('somebody') === true;
    case 'role':
      return answers.get(expressionText(expression)) === true;
    case 'compare':
      return answers.get(questionOf(expression)[0]) === askedFor(expression);
    default:
      throw new Error('an example asks for something new');
  }
}

function askedFor({ left, operator, right }: Compare): string {
  if (operator !== '==') throw new Error('an example compares in another way');

  const literal = [left, right].find((o: OperandDocument) => o.kind === 'literal');

  if (literal?.kind !== 'literal') return 'caller';

  return literal.value === null ? 'none' : String(literal.value);
}

// Operators of expressions at a cursor, also where they are misspelt: `an`, `&&`, `nto`, `=`. It takes nothing and reports nothing.
import { suggestion } from '../base/suggest.ts';
import { type Cursor, matchLength, peek } from './cursor.ts';
import type { CompareOperator } from './syntax.ts';

export interface Operator<T> {
  readonly meant: T;
  readonly length: number;
  readonly misspelt: boolean;
}

type Joining = 'and' | 'or' | 'in';

const WORD = /[A-Za-z]+(?![A-Za-z0-9_-])/y;
const ANY_WORD = /[A-Za-z0-9_][A-Za-z0-9_-]*/y;
const SYMBOLS = /&&?|\|\|?/y;
const COMPARISON = /[=!<>~]+/y;
const CONNECTIVES: readonly Joining[] = ['and', 'or'];
const MEMBERSHIP: readonly Joining[] = ['in'];
const UNARY = ['not', 'has'] as const;

const COMPARISONS: Readonly<Record<string, CompareOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

const FOREIGN: Readonly<Record<string, CompareOperator>> = {
  '=': '==',
  '===': '==',
  '!==': '!=',
  '<>': '!=',
  '~=': '!=',
  '=<': '<=',
  '=>': '>=',
};

/** In the place of an operator any word is one, well or badly written. */
export function operatorAt(cursor: Cursor): Operator<Joining> | undefined {
  const symbols = matchLength(cursor, SYMBOLS);

  // A lone bar ends a value in a list of values.
  if (symbols > 0)
    return { meant: peek(cursor) === '&' ? 'and' : 'or', length: symbols, misspelt: true };

  return joiningAt(cursor, cursor.at);
}

/** `an` is `and` rather than `in`: two conditions are joined more often than values are looked up. */
function joiningAt(cursor: Cursor, at: number): Operator<Joining> | undefined {
  const connective = wordAt(cursor, at, CONNECTIVES);

  if (connective?.misspelt === false) return connective;

  const membership = wordAt(cursor, at, MEMBERSHIP);

  return membership?.misspelt === false ? membership : (connective ?? membership);
}

function wordAt<T extends string>(
  cursor: Cursor,
  at: number,
  words: readonly T[],
): Operator<T> | undefined {
  WORD.lastIndex = at;

  const word = at < cursor.end ? (WORD.exec(cursor.text)?.[0] ?? '').slice(0, cursor.end - at) : '';

  if (word === '') return undefined;

  const exact = words.find((candidate) => candidate === word);

  if (exact !== undefined) return { meant: exact, length: word.length, misspelt: false };

  const meant = suggestion(word, words) as T | undefined;

  return meant && { meant, length: word.length, misspelt: true };
}

export function comparisonAt(cursor: Cursor): Operator<CompareOperator | undefined> | undefined {
  const length = matchLength(cursor, COMPARISON);

  if (length === 0) return undefined;

  const written = cursor.text.slice(cursor.at, cursor.at + length);
  const exact = COMPARISONS[written];

  return exact === undefined
    ? { meant: FOREIGN[written], length, misspelt: true }
    : { meant: exact, length, misspelt: false };
}

/** `not` and `has`; misspelt only where a second operand follows, which nothing else explains. */
export function unaryAt(cursor: Cursor): Operator<'not' | 'has'> | undefined {
  if (peek(cursor) === '!') return { meant: 'not', length: 1, misspelt: true };

  const found = wordAt(cursor, cursor.at, UNARY);

  if (found === undefined || !found.misspelt) return found;

  const rest = /^\s+/.exec(cursor.text.slice(cursor.at + found.length, cursor.end));
  const next = rest === null ? cursor.end : cursor.at + found.length + rest[0].length;

  ANY_WORD.lastIndex = next;

  const followed = next < cursor.end && (ANY_WORD.test(cursor.text) || cursor.text[next] === '(');

  return followed && joiningAt(cursor, next) === undefined ? found : undefined;
}

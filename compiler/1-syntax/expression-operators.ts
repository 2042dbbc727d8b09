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
const SPACE = /\s/;
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
  const word = wordOf(cursor, at);

  if (word === 'and' || word === 'or' || word === 'in') {
    return { meant: word, length: word.length, misspelt: false };
  }

  return misspelt(word, CONNECTIVES) ?? misspelt(word, MEMBERSHIP);
}

function wordOf(cursor: Cursor, at: number): string {
  WORD.lastIndex = at;

  return at < cursor.end && WORD.test(cursor.text)
    ? cursor.text.slice(at, Math.min(WORD.lastIndex, cursor.end))
    : '';
}

function misspelt<T extends string>(word: string, words: readonly T[]): Operator<T> | undefined {
  const meant = word === '' ? undefined : (suggestion(word, words) as T | undefined);

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

  const word = wordOf(cursor, cursor.at);

  if (word === 'not' || word === 'has')
    return { meant: word, length: word.length, misspelt: false };

  // Almost always there is no such operand, and no suggestion is looked for.
  const next = word === '' ? -1 : operandBehind(cursor, cursor.at + word.length);

  return next === -1 || joiningAt(cursor, next) !== undefined ? undefined : misspelt(word, UNARY);
}

/** Where another operand begins behind a word and a space; -1 where none does. */
function operandBehind(cursor: Cursor, end: number): number {
  let next = end;

  while (next < cursor.end && SPACE.test(cursor.text[next] ?? '')) next++;

  if (next === end || next >= cursor.end) return -1;

  ANY_WORD.lastIndex = next;

  return ANY_WORD.test(cursor.text) || cursor.text[next] === '(' ? next : -1;
}

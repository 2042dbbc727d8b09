// The grammar of expressions (policies, conditions, bindings) inside one scalar. Names are not looked up here.
// A misspelt operator is reported and read as the one that was meant, so that what stands around it is still checked.
import type { Span } from '../base/source.ts';
import {
  accept,
  advance,
  atEnd,
  type Cursor,
  corrected,
  expected,
  loneWord,
  matchLength,
  openCursor,
  peek,
  sees,
  spanAt,
  spanSince,
} from './cursor.ts';
import { parseCall } from './expression-calls.ts';
import { parseIn } from './expression-in.ts';
import { comparisonAt, operatorAt, unaryAt } from './expression-operators.ts';
import { parsePath, parseSegments, ROOTS, WORD } from './expression-path.ts';
import { MOST_DEPTH } from './limits.ts';
import { acceptLiteral, wordLiteral } from './literal.ts';
import { at, isRefused, type Reading } from './reading.ts';
import type { BrokenSyntax, ExpressionSyntax, LiteralSyntax } from './syntax.ts';
import type { Node } from './tree.ts';

/** Undefined where the node cannot hold an expression, which was reported. */
export function readExpression(reading: Reading, node: Node): ExpressionSyntax | undefined {
  if (node.kind !== 'scalar' || isRefused(reading, node)) return undefined;

  const word = loneWord(node, LONE);

  if (word !== undefined && !KEYWORDS.has(word) && !ROOTS.has(word)) {
    const place = at(reading, node);

    // As parseLiteral() reads it: many conditions are a policy's name.
    return { kind: 'literal', at: place, literal: { kind: 'word', at: place, value: word } };
  }

  const cursor = openCursor(reading, node, { code: 'TOA1041', what: 'an expression' });

  if (cursor === undefined)
    return { kind: 'broken', at: { file: reading.file, start: node.start, end: node.end } };

  const expression = parseOr(cursor, 0);

  if (atEnd(cursor) || cursor.failed) return expression;

  const more = peek(cursor) === ')' ? { hint: 'this bracket closes nothing' } : {};
  const rest = expected(cursor, "'and', 'or' or the end", { more });

  return { kind: 'and', at: expression.at, of: [expression, rest] };
}

const LONE = /^[a-z][A-Za-z0-9_-]*$/;

function parseOr(cursor: Cursor, depth: number): ExpressionSyntax {
  return parseChain(cursor, 'or', depth);
}

/** Of `and` are the operands of `or`. */
function parseChain(cursor: Cursor, kind: 'and' | 'or', depth: number): ExpressionSyntax {
  const start = cursor.at;
  const first = parseOperand(cursor, kind, depth);

  if (!acceptOperator(cursor, kind)) return first;

  const of = [first];

  do of.push(parseOperand(cursor, kind, depth));
  while (acceptOperator(cursor, kind));

  return { kind, at: spanSince(cursor, start), of };
}

function parseOperand(cursor: Cursor, of: 'and' | 'or', depth: number): ExpressionSyntax {
  return of === 'or' ? parseChain(cursor, 'and', depth) : parseUnary(cursor, depth);
}

function acceptOperator(cursor: Cursor, word: 'and' | 'or' | 'in'): boolean {
  const found = cursor.failed || atEnd(cursor) ? undefined : operatorAt(cursor);

  if (found?.meant !== word) return false;

  const place = advance(cursor, found.length);

  if (found.misspelt) corrected(cursor, place, word);

  return true;
}

function parseUnary(cursor: Cursor, depth: number): ExpressionSyntax {
  if (depth > MOST_DEPTH) return tooDeep(cursor);

  const start = cursor.at;
  const unary = unaryAt(cursor);

  if (unary === undefined) return parseComparison(cursor, depth);

  const place = advance(cursor, unary.length);

  if (unary.misspelt) corrected(cursor, place, unary.meant);

  if (unary.meant === 'not') {
    const of = parseUnary(cursor, depth + 1);

    return { kind: 'not', at: spanSince(cursor, start), of };
  }

  const path = parsePath(cursor);

  return path === undefined
    ? broken(cursor, place)
    : { kind: 'has', at: spanSince(cursor, start), path };
}

function parseComparison(cursor: Cursor, depth: number): ExpressionSyntax {
  const start = cursor.at;
  const left = parseSum(cursor, depth);

  if (cursor.failed) return left;

  if (acceptOperator(cursor, 'in')) return parseIn(cursor, { start, left });

  const found = comparisonAt(cursor);

  if (found === undefined) return left;

  const place = advance(cursor, found.length);

  if (found.meant === undefined) {
    const rest = expected(cursor, 'a comparison: == != < <= > >=', { place });

    return { kind: 'and', at: left.at, of: [left, rest] };
  }

  if (found.misspelt) corrected(cursor, place, found.meant);

  const operator = { value: found.meant, at: place };
  const right = parseSum(cursor, depth);

  return { kind: 'compare', at: spanSince(cursor, start), operator, left, right };
}

function parseSum(cursor: Cursor, depth: number): ExpressionSyntax {
  const start = cursor.at;
  let of = parsePrimary(cursor, depth);

  while (!cursor.failed && (sees(cursor, '+') || sees(cursor, '-'))) {
    const glued = cursor.at === cursor.last;
    const sign = peek(cursor) === '+' ? '+' : '-';
    const place = advance(cursor, 1);
    const by = acceptLiteral(cursor, true);

    if (by?.kind !== 'duration') return notDuration(cursor, { of, by, glued });

    of = {
      kind: 'shift',
      at: spanSince(cursor, start),
      of,
      operator: { value: sign, at: place },
      by,
    };
  }

  return of;
}

function notDuration(
  cursor: Cursor,
  {
    of,
    by,
    glued,
  }: {
    readonly of: ExpressionSyntax;
    readonly by: LiteralSyntax | undefined;
    readonly glued: boolean;
  },
): ExpressionSyntax {
  // request.headers.x-key
  const more =
    glued && of.kind === 'path'
      ? { hint: "a name with a dash is written in brackets: ['x-y']" }
      : {};

  expected(cursor, 'a duration, such as 14d', by === undefined ? { more } : { place: by.at, more });

  return { kind: 'and', at: of.at, of: [of, broken(cursor, of.at)] };
}

function parsePrimary(cursor: Cursor, depth: number): ExpressionSyntax {
  if (sees(cursor, '(')) return parseGroup(cursor, depth);

  const length = matchLength(cursor, WORD);
  const word = cursor.text.slice(cursor.at, cursor.at + length);

  if (KEYWORDS.has(word) || (length === 0 && !/['0-9-]/.test(peek(cursor)))) return noValue(cursor);

  const next = peek(cursor, length);

  if (length > 0 && next === '(') return parseNamedCall(cursor, length);

  if (length > 0 && (ROOTS.has(word) || ((next === '.' || next === '[') && !/^[0-9]/.test(word)))) {
    return parsePathHere(cursor, length);
  }

  return parseLiteral(cursor, { length, word });
}

const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'in', 'not', 'has']);

function parseLiteral(
  cursor: Cursor,
  { length, word }: { readonly length: number; readonly word: string },
): ExpressionSyntax {
  const literal = word.startsWith('_')
    ? wordLiteral(cursor, { at: advance(cursor, length), durations: false })
    : acceptLiteral(cursor, true);

  return literal === undefined ? noValue(cursor) : { kind: 'literal', at: literal.at, literal };
}

function parseNamedCall(cursor: Cursor, length: number): ExpressionSyntax {
  const at = advance(cursor, length);
  const name = { value: cursor.text.slice(at.start, at.end), at };

  accept(cursor, '(');

  return parseCall(cursor, name);
}

function parsePathHere(cursor: Cursor, length: number): ExpressionSyntax {
  const at = advance(cursor, length);
  const root = { value: cursor.text.slice(at.start, at.end), at };

  return parseSegments(cursor, root) ?? broken(cursor, at);
}

function parseGroup(cursor: Cursor, depth: number): ExpressionSyntax {
  if (depth > MOST_DEPTH) return tooDeep(cursor);

  const open = advance(cursor, 1);
  const inner = parseOr(cursor, depth + 1);

  if (!cursor.failed && !accept(cursor, ')')) {
    const related = [{ message: 'opened here', at: open }];

    expected(cursor, "'and', 'or' or ')'", { more: { related } });
  }

  return inner;
}

function noValue(cursor: Cursor): BrokenSyntax {
  const here = peek(cursor);

  if (here === '"')
    return expected(cursor, 'a condition', {
      more: { hint: "texts stand in single quotes: 'text'" },
    });

  return expected(
    cursor,
    cursor.last === cursor.at && here === '' ? 'an expression' : 'a path, a value or a policy',
  );
}

function tooDeep(cursor: Cursor): BrokenSyntax {
  const place = { start: cursor.at, end: Math.min(cursor.at + 1, cursor.end) };
  const at = spanAt(cursor, place);

  if (!cursor.reported)
    cursor.reading.report('TOA1008', at, { what: 'this nesting', most: `${MOST_DEPTH} levels` });

  cursor.reported = true;
  cursor.failed = true;

  return { kind: 'broken', at };
}

function broken(cursor: Cursor, at: Span): BrokenSyntax {
  cursor.failed = true;

  return { kind: 'broken', at };
}

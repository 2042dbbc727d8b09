// The predicates and functions of expressions: role(), scheme(), claims(), now(), today(). Others are skipped: they are reported later.

import { meant } from '../base/catalogue.ts';
import { suggestion } from '../base/suggest.ts';
import {
  accept,
  acceptName,
  acceptText,
  atEnd,
  type Cursor,
  expected,
  pass,
  peek,
  sees,
  spanSince,
} from './cursor.ts';
import { parsePath } from './expression-path.ts';
import { acceptLiteral } from './literal.ts';
import type { CallArgumentsSyntax, ExpressionSyntax, Name, PathSyntax } from './syntax.ts';

const SEGMENT = /[A-Za-z0-9][A-Za-z0-9_-]*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_-]*/y;
const SCHEMES = ['basic', 'token', 'bearer'];
const SKIPPED: CallArgumentsSyntax = { kind: 'skipped' };

/** The cursor stands behind the opening bracket. */
export function parseCall(cursor: Cursor, name: Name): ExpressionSyntax {
  const args = parseArguments(cursor, name.value);

  if (args !== SKIPPED && !cursor.failed && !accept(cursor, ')')) expected(cursor, "')'");

  const at = spanSince(cursor, name.at.start);

  return { kind: 'call', at, name, args: cursor.failed ? SKIPPED : args };
}

function parseArguments(cursor: Cursor, name: string): CallArgumentsSyntax {
  switch (name) {
    case 'role':
      return parseRole(cursor);
    case 'scheme':
      return parseScheme(cursor);
    case 'claims':
      return parseClaim(cursor);
    case 'now':
      return { kind: 'zone', zone: undefined };
    case 'today':
      return parseZone(cursor);
    default:
      return skip(cursor);
  }
}

function parseRole(cursor: Cursor): CallArgumentsSyntax {
  const segments: (Name | PathSyntax)[] = [];

  do {
    const segment = accept(cursor, '(') ? parseInner(cursor) : acceptName(cursor, SEGMENT);

    if (segment === undefined) {
      expected(cursor, "a role's segment: a word, or a path in brackets");

      return SKIPPED;
    }

    segments.push(segment);
  } while (accept(cursor, ':'));

  return { kind: 'segments', segments };
}

function parseInner(cursor: Cursor): PathSyntax | undefined {
  const path = parsePath(cursor);

  if (path !== undefined && !accept(cursor, ')')) expected(cursor, "')'");

  return cursor.failed ? undefined : path;
}

function parseScheme(cursor: Cursor): CallArgumentsSyntax {
  const word = acceptName(cursor, NAME);

  if (word !== undefined && SCHEMES.includes(word.value)) return { kind: 'word', word };

  const what = 'basic, token or bearer';

  if (word === undefined) expected(cursor, what);
  else
    expected(cursor, what, {
      place: word.at,
      more: meant(word.at, suggestion(word.value, SCHEMES)),
    });

  return SKIPPED;
}

function parseClaim(cursor: Cursor): CallArgumentsSyntax {
  const name = acceptName(cursor, NAME);

  if (name === undefined) expected(cursor, "a claim's name");
  else if (!accept(cursor, '='))
    expected(cursor, "'='", { more: { hint: "a claim is written claims(name = 'value')" } });

  const value = cursor.failed ? undefined : acceptLiteral(cursor, true);

  if (value === undefined) expected(cursor, 'a value behind =');

  return name === undefined || value === undefined ? SKIPPED : { kind: 'claim', name, value };
}

function parseZone(cursor: Cursor): CallArgumentsSyntax {
  if (peek(cursor) !== "'") return { kind: 'zone', zone: undefined };

  const text = acceptText(cursor);

  return { kind: 'zone', zone: text && { value: text.value, at: text.inner } };
}

/** To the bracket that closes this one. */
function skip(cursor: Cursor): CallArgumentsSyntax {
  let depth = 1;

  while (depth > 0 && !atEnd(cursor) && !cursor.failed) {
    if (peek(cursor) === "'") {
      acceptText(cursor);
      continue;
    }

    if (sees(cursor, '(')) depth++;

    if (sees(cursor, ')')) depth--;

    pass(cursor, 1);
  }

  if (depth > 0) expected(cursor, "')'");

  return SKIPPED;
}

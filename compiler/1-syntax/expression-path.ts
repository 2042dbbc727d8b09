// Paths in expressions: `entity.lines[].sku`, `request.headers['x-key']`. Which roots exist depends on the place, and is checked later.
import {
  accept,
  acceptName,
  acceptText,
  type Cursor,
  expected,
  pass,
  peek,
  sees,
  spanAt,
  spanSince,
} from './cursor.ts';
import type { Name, PathSegmentSyntax, PathSyntax } from './syntax.ts';

/** Alone they are a path; any other lone word is a value or a policy. */
export const ROOTS: ReadonlySet<string> = new Set([
  'entity',
  'identity',
  'route',
  'request',
  'input',
  'claims',
  'event',
]);

export const WORD = /[A-Za-z0-9_][A-Za-z0-9_-]*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;

/** Where a path must stand; undefined where none does, which was reported. */
export function parsePath(cursor: Cursor): PathSyntax | undefined {
  const root = acceptName(cursor, WORD);
  const more = { hint: 'a path is written entity.name' };

  if (root === undefined) expected(cursor, 'a path', { more });
  else if (!ROOTS.has(root.value) && !continues(cursor))
    expected(cursor, 'a path', { found: `'${root.value}'`, place: root.at, more });

  return root === undefined || cursor.failed ? undefined : parseSegments(cursor, root);
}

/** Whether a segment follows at once. */
export function continues(cursor: Cursor): boolean {
  return cursor.at === cursor.last && (sees(cursor, '.') || sees(cursor, '['));
}

/** The cursor stands behind the root. */
export function parseSegments(cursor: Cursor, root: Name): PathSyntax | undefined {
  const segments: PathSegmentSyntax[] = [];

  while (continues(cursor)) {
    const segment = sees(cursor, '.') ? parseMember(cursor) : parseBracket(cursor);

    if (segment === undefined) return undefined;

    segments.push(segment);
  }

  const at = spanSince(cursor, root.at.start);

  return { kind: 'path', at, root, segments };
}

function parseMember(cursor: Cursor): PathSegmentSyntax | undefined {
  const start = cursor.at;

  accept(cursor, '.');

  const name = cursor.at === cursor.last ? acceptName(cursor, NAME) : undefined;

  if (name === undefined) {
    expected(cursor, 'a name behind the dot');

    return undefined;
  }

  return { kind: 'name', at: spanAt(cursor, { start, end: name.at.end }), name };
}

function parseBracket(cursor: Cursor): PathSegmentSyntax | undefined {
  const start = cursor.at;

  pass(cursor, 1);

  if (accept(cursor, ']')) return { kind: 'each', at: spanSince(cursor, start) };

  const text = peek(cursor) === "'" ? acceptText(cursor) : undefined;

  if (text === undefined || !accept(cursor, ']')) {
    expected(
      cursor,
      text === undefined ? "a name in quotes, or nothing, between '[' and ']'" : "']'",
    );

    return undefined;
  }

  const name: Name = { value: text.value, at: text.inner };

  return { kind: 'name', at: spanSince(cursor, start), name };
}

// A request's target as the segments of its path and the text of its query. Decodes once; makes nothing of dots and slashes.
import { Refusal } from './refusal.ts';

export interface Target {
  /** Undefined: no resource can have such a path. */
  readonly segments: readonly string[] | undefined;
  /** Behind the question mark; empty where there is none. */
  readonly query: string;
  /** Of a target in absolute form. */
  readonly host: string | undefined;
}

/** Printable ASCII without what RFC 3986 allows nowhere and no client leaves as it is. */
const TARGET = /^[!$-;=?-[\]-~]+$/;
const ABSOLUTE = /^https?:\/\/([^/?]*)/i;

export function readTarget(text: string): Target {
  if (!TARGET.test(text)) throw new Refusal('invalid', 'The URL has characters that no URL has');

  const absolute = text.startsWith('/') ? null : ABSOLUTE.exec(text);
  const host = absolute?.[1];
  const rest = absolute === null ? text : text.slice(absolute[0].length);
  const mark = rest.indexOf('?');
  const path = mark < 0 ? rest : rest.slice(0, mark);
  const query = mark < 0 ? '' : rest.slice(mark + 1);

  if (absolute === null && !text.startsWith('/'))
    throw new Refusal('invalid', 'The URL is not one of a resource');

  return { segments: path === '' ? [] : segmentsOf(path), query, host };
}

function segmentsOf(path: string): readonly string[] | undefined {
  const segments: string[] = [];

  if (path === '/') return segments;

  for (let from = 1; ; ) {
    const slash = path.indexOf('/', from);
    const segment = decoded(slash < 0 ? path.slice(from) : path.slice(from, slash));

    if (segment === '' || segment === '.' || segment === '..') return undefined;

    segments.push(segment);

    if (slash < 0) return segments;

    from = slash + 1;
  }
}

/** Of malformed or overlong sequences nothing is made. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text;

  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal('invalid', 'The URL has a malformed percent-encoding');
  }
}

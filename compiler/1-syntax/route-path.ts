// `/orders/:id/cancel` → its segments.
import { at, type Reading } from './reading.ts';
import type { RouteSegmentSyntax } from './syntax.ts';
import type { KeyNode } from './tree.ts';

const STATIC = /^[A-Za-z0-9._~-]+$/;
const PARAMETER = /^:[A-Za-z][A-Za-z0-9_]*$/;

export function readPath(reading: Reading, key: KeyNode): readonly RouteSegmentSyntax[] {
  const { text, start } = key;
  const report = (from: number, to: number, problem: string, hint?: string) =>
    reading.report(
      'TOA1043',
      at(reading, { start: start + from, end: start + to }),
      { problem },
      { hint },
    );

  // That it begins with a slash is the schema's.
  if (!text.startsWith('/') || text === '/') return [];

  const segments: RouteSegmentSyntax[] = [];
  let from = 1;

  for (const part of text.slice(1).split('/')) {
    const to = from + part.length;
    const parameter = part.startsWith(':');
    const wrong = problemOf(part, to === text.length);

    if (wrong !== undefined) {
      report(part === '' ? from - 1 : from, Math.max(to, from), wrong.problem, wrong.hint);

      return segments;
    }

    const place = { start: start + from + (parameter ? 1 : 0), end: start + to };

    segments.push({ at: at(reading, place), text: parameter ? part.slice(1) : part, parameter });
    from = to + 1;
  }

  return segments;
}

function problemOf(
  part: string,
  last: boolean,
): { readonly problem: string; readonly hint?: string } | undefined {
  if (part === '')
    return { problem: last ? 'a path does not end in /' : 'a segment of this path is empty' };

  if (part === '.' || part === '..') return { problem: `'${part}' is no segment of a path` };

  if (STATIC.test(part) || PARAMETER.test(part)) return undefined;

  const braces = /^\{([A-Za-z]\w*)\}$/.exec(part);

  if (braces !== null)
    return {
      problem: `'${part}' is no segment of a path`,
      hint: `a parameter is written ':${braces[1]}'`,
    };

  return part.startsWith(':')
    ? { problem: `'${part}' is no parameter: a colon and a name` }
    : { problem: `'${part}' is no segment of a path: letters, digits and - . _ ~` };
}

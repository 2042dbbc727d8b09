// The order in which routes are tried.
import type { Route } from './model.ts';

/** The most specific first: static segments before parameters, then by text, then by method. */
export function compareRoutes(a: Route, b: Route): number {
  const length = Math.min(a.segments.length, b.segments.length);

  for (let i = 0; i < length; i++) {
    const left = a.segments[i];
    const right = b.segments[i];

    if (left === undefined || right === undefined) break;

    const kind = Number(left.parameter !== undefined) - Number(right.parameter !== undefined);

    if (kind !== 0) return kind;
    if (left.parameter === undefined && left.text !== right.text)
      return left.text < right.text ? -1 : 1;
  }

  return (
    a.segments.length - b.segments.length ||
    METHODS.indexOf(a.method) - METHODS.indexOf(b.method) ||
    (a.id < b.id ? -1 : 1)
  );
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

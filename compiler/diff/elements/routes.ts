// Routes by method and path: which came and went, and what else is said of those that stay.
import { compareAccess, type RoutedPair } from '../access/compare-access.ts';
import { isReachableAnonymously } from '../access/reachable.ts';
import type { ComponentDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Place } from '../edit.ts';
import { matched } from '../matching.ts';
import { type Routed, routesOf, shapeOf } from '../routes-of.ts';

import { isSame } from '../same.ts';
import { routeName } from '../uses-roots.ts';
import { compareLifecycle } from './lifecycle.ts';
import { addition, removal } from './removals.ts';
import { compareBinds } from './route-binds.ts';
import { compareLists } from './route-lists.ts';
import { compareQuery } from './route-query.ts';
import { compareShadows } from './route-shadows.ts';
import { compareTarget } from './route-target.ts';
import { compareHead } from './route-traits.ts';

export function compareRoutes(both: Both): readonly Edit[] {
  const [before, after] = [routesOf(both.old.document), routesOf(both.next.document)];
  const isQuiet =
    both.changed.size + both.components.came.length + both.components.went.length === 0;

  if (isQuiet) return [];

  const { came, went, kept: pairs } = matched(before, after, keyOf);
  const moved = movedPaths(came, went);
  const isMoved = (one: Routed): boolean => moved.some((pair) => pair.some((r) => r.includes(one)));

  return [
    ...pairs.flatMap((pair) => compareRoute(both, pair)),
    ...compareAccess(both, [...pairs, ...moved.flatMap(sameCalls)]),
    ...moved.map(pathChanged),
    ...came
      .filter(
        (r) => !isMoved(r) && (!isOf(both.components.came, r) || isReachableAnonymously(both, r)),
      )
      .map((r) => added(both, r, before)),
    ...went
      .filter((r) => !isMoved(r) && !isOf(both.components.went, r))
      .map((r) => removed(both, r, after)),
    ...compareShadows(both, [before, after]),
  ];
}

/** A component that comes or goes is found with all that it has; but not that everybody may come in. */
function isOf(components: readonly ComponentDocument[], { component }: Routed): boolean {
  return components.includes(component);
}

function keyOf({ route }: Routed): string {
  return `${route.method} ${shapeOf(route)}`;
}

function placeOf(was: Routed, is: Routed): Place {
  return {
    component: is.component.id,
    element: routeName(is.route),
    old: was.route.id,
    next: is.route.id,
  };
}

function compareRoute(both: Both, [was, is]: readonly [Routed, Routed]): readonly Edit[] {
  // What a route says and the policies that it names stand in one component.
  if (both.components.kept.some(([, c]) => c === is.component) && !both.changed.has(is.component))
    return [];

  const place = placeOf(was, is);

  if (isSame(was.route, is.route)) return [];

  const pair = [was.route, is.route] as const;

  return [
    ...compareTarget(both, place, pair),
    ...compareHead(both, place, pair),
    ...compareQuery(place, pair),
    ...compareBinds(both, place, pair),
    ...compareLists(both, place, pair),
    ...compareLifecycle(both, place, pair),
  ];
}

type Moved = readonly [readonly Routed[], readonly Routed[]];

/** All methods of one path stand below another one now, and call what they called. */
function movedPaths(came: readonly Routed[], went: readonly Routed[]): readonly Moved[] {
  const [fresh, gone] = [byPath(came), byPath(went)];

  return [...gone].flatMap(([, old]): readonly Moved[] => {
    const same = [...fresh].filter(([, next]) => callsOf(next) === callsOf(old));
    const [only] = same;

    return same.length === 1 && only !== undefined ? [[old, only[1]]] : [];
  });
}

/** The routes of a path that moved, method by method. */
function sameCalls([old, next]: Moved): readonly RoutedPair[] {
  return next.flatMap((is) => {
    const was = old.find((r) => r.route.method === is.route.method);

    return was === undefined ? [] : [[was, is] as const];
  });
}

function byPath(routes: readonly Routed[]): ReadonlyMap<string, readonly Routed[]> {
  const paths = new Map<string, Routed[]>();

  for (const routed of routes) {
    const known = paths.get(routed.route.path);

    if (known === undefined) paths.set(routed.route.path, [routed]);
    else known.push(routed);
  }

  return paths;
}

function callsOf(routes: readonly Routed[]): string {
  return routes
    .map(({ route }) => `${route.method} ${route.operation.id}`)
    .sort()
    .join();
}

function pathChanged([old, next]: Moved): Edit {
  const [was, is] = [old[0], next[0]] as readonly [Routed, Routed];
  const place = { ...placeOf(was, is), element: is.route.path };

  return editAt(place, {
    rule: 'route-path-changed',
    message: `${was.route.path} stands at ${is.route.path} now`,
    before: was.route.path,
    after: is.route.path,
    impacts: [
      impact(
        ['in', 'BREAK'],
        old.map((r) => routeName(r.route)).join(', '),
        'callers find nothing there',
      ),
      impact(['src', 'BREAK'], 'TypeScript', 'clients call it by its path'),
    ],
    rollout: 'both paths side by side; then move callers; then take the old one away',
  });
}

function added(both: Both, is: Routed, before: readonly Routed[]): Edit {
  const { component, route } = is;
  const isOpen = isReachableAnonymously(both, is);
  const isPath = !before.some((r) => shapeOf(r.route) === shapeOf(route));

  return addition({
    place: {
      component: component.id,
      element: routeName(route),
      old: component.id,
      next: route.id,
    },
    rule: isPath ? 'route-added' : 'method-added',
    what: routeName(route),
    after: route.operation.name,
    at: isOpen ? ['acc', 'SEC'] : ['in', 'SAFE'],
    where: routeName(route),
    text: isOpen ? 'anonymous callers may reach it' : 'nobody calls it yet',
  });
}

function removed(both: Both, was: Routed, after: readonly Routed[]): Edit {
  const { component, route } = was;
  const isPath = !after.some((r) => shapeOf(r.route) === shapeOf(route));

  return removal(both, {
    place: {
      component: component.id,
      element: routeName(route),
      old: route.id,
      next: component.id,
    },
    rule: isPath ? 'route-removed' : 'method-removed',
    what: routeName(route),
    before: route.operation.name,
    at: ['in', 'BREAK'],
    where: routeName(route),
    text: isPath ? 'callers get 404' : 'callers get 405',
    deprecated: route.deprecated,
  });
}

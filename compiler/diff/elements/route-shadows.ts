// A static segment wins over a parameter: where one came or went, some URLs lead elsewhere than before.

import { relate } from '../containment/relate.ts';
import type { RouteDocument } from '../document.ts';
import { type DocumentIndex, membersOf } from '../document-index.ts';
import { type Both, type Edit, editAt } from '../edit.ts';
import { type Routed, shapeOf } from '../routes-of.ts';
import { sideOf } from '../sets/slot-schema.ts';
import { routeName } from '../uses-roots.ts';

type Lists = readonly [readonly Routed[], readonly Routed[]];

export function compareShadows(both: Both, [before, after]: Lists): readonly Edit[] {
  const stays = (list: readonly Routed[], { route }: Routed): boolean =>
    list.some((r) => r.route.method === route.method && shapeOf(r.route) === shapeOf(route));

  return [
    ...before
      .filter((routed) => stays(after, routed))
      .flatMap((routed) =>
        shadowsOf(routed, [before, after], both.old).map((by) => shadowed(routed, by)),
      ),
    ...after
      .filter((routed) => stays(before, routed))
      .flatMap((routed) =>
        shadowsOf(routed, [after, before], both.next).map((by) => unshadowed(routed, by)),
      ),
  ];
}

/** URLs that a route served on the one side, and another one takes on the other side. */
function shadowsOf(routed: Routed, [here, there]: Lists, index: DocumentIndex): readonly string[] {
  const { segments = [] } = routed.route;

  return segments.flatMap(({ parameter }, i) => {
    if (parameter === undefined) return [];

    const known = staticsAt(here, segments, i);

    return [...staticsAt(there, segments, i)]
      .filter((text) => !known.has(text) && mayStand(text, routed, { name: parameter.name, index }))
      .map((text) => urlOf(routed.route, i, text));
  });
}

type Segments = NonNullable<RouteDocument['segments']>;

/** Static segments beside a parameter, below the same segments before it. */
function staticsAt(routes: readonly Routed[], segments: Segments, at: number): ReadonlySet<string> {
  const found = new Set<string>();

  for (const { route } of routes) {
    const own = route.segments ?? [];
    const here = own[at];

    if (here === undefined || here.parameter !== undefined) continue;
    if (segments.slice(0, at).every((s, i) => isSameSegment(s, own[i]))) found.add(here.text);
  }

  return found;
}

function isSameSegment(a: Segments[number], b: Segments[number] | undefined): boolean {
  if (b === undefined) return false;

  return a.parameter === undefined
    ? b.parameter === undefined && a.text === b.text
    : b.parameter !== undefined;
}

/** Whether the parameter ever was such a text: where it could not, nobody was served. */
function mayStand(
  text: string,
  { component, route }: Routed,
  { name, index }: { readonly name: string; readonly index: DocumentIndex },
): boolean {
  const binds = route.segments?.find((s) => s.parameter?.name === name)?.parameter?.binds;

  if (binds?.to === 'id') return component.entity?.key === 'given';

  const operation = index.operations.get(route.operation.id);
  const slot =
    binds?.to === 'criterion'
      ? component.entity?.fields.find((f) => f.name === binds.field)
      : binds?.to === 'input'
        ? membersOf(operation?.input, index)?.find((f) => f.name === binds.name)
        : undefined;

  if (slot === undefined) return true;

  const side = { schema: { kind: 'values' as const, values: [text] }, definitions: new Map() };

  return relate(side, sideOf(slot, index, 'taken')).forward.contained !== 'no';
}

function urlOf({ segments = [] }: RouteDocument, at: number, text: string): string {
  return `/${segments.map((s, i) => (i === at ? text : s.parameter === undefined ? s.text : '1')).join('/')}`;
}

function shadowed({ component, route }: Routed, url: string): Edit {
  const request = `${route.method} ${url}`;

  return editAt(
    { component: component.id, element: routeName(route), old: route.id, next: route.id },
    {
      rule: 'route-shadowed',
      message: `${request} leads elsewhere now, not to ${route.path}`,
      before: request,
      impacts: [
        {
          position: 'in',
          level: 'BREAK',
          place: routeName(route),
          text: 'another route takes URLs that it served',
          witness: { kind: 'request', text: request },
        },
      ],
      rollout: 'callers first, then the service',
    },
  );
}

function unshadowed({ component, route }: Routed, url: string): Edit {
  const request = `${route.method} ${url}`;

  return editAt(
    { component: component.id, element: routeName(route), old: route.id, next: route.id },
    {
      rule: 'route-unshadowed',
      message: `${request} leads to ${route.path} now`,
      after: request,
      impacts: [
        {
          position: 'in',
          level: 'BREAK',
          place: routeName(route),
          text: 'it takes URLs that another route served',
          witness: { kind: 'request', text: request },
        },
      ],
      rollout: 'callers first, then the service',
    },
  );
}

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
  const [old, next] = [staticsOf(before), staticsOf(after)];

  return [
    ...stillThere(before, after).flatMap((routed) =>
      takenFrom(routed, [old, next], both.old).map((url) => shadowed(routed, url)),
    ),
    ...stillThere(after, before).flatMap((routed) =>
      takenFrom(routed, [next, old], both.next).map((url) => unshadowed(routed, url)),
    ),
  ];
}

function stillThere(here: readonly Routed[], there: readonly Routed[]): readonly Routed[] {
  const keyOf = ({ route }: Routed): string => `${route.method} ${shapeOf(route)}`;
  const known = new Set(there.map(keyOf));

  return here.filter((routed) => known.has(keyOf(routed)));
}

/** Static segments by what stands before them. */
type Statics = ReadonlyMap<string, ReadonlySet<string>>;

function staticsOf(routes: readonly Routed[]): Statics {
  const found = new Map<string, Set<string>>();

  for (const { route } of routes) {
    let prefix = '';

    for (const { parameter, text } of route.segments ?? []) {
      if (parameter === undefined) {
        const known = found.get(prefix);

        if (known === undefined) found.set(prefix, new Set([text]));
        else known.add(text);
      }

      prefix += parameter === undefined ? `/${text}` : '/:';
    }
  }

  return found;
}

const NONE: ReadonlySet<string> = new Set();

/** URLs that a route served on the one side, and another one takes on the other side. */
function takenFrom(
  routed: Routed,
  [here, there]: readonly [Statics, Statics],
  index: DocumentIndex,
): readonly string[] {
  const urls: string[] = [];
  let prefix = '';

  for (const [i, { parameter, text }] of (routed.route.segments ?? []).entries()) {
    if (parameter !== undefined) {
      const known = here.get(prefix) ?? NONE;

      for (const other of there.get(prefix) ?? NONE)
        if (!known.has(other) && mayStand(other, routed, { name: parameter.name, index }))
          urls.push(urlOf(routed.route, i, other));
    }

    prefix += parameter === undefined ? `/${text}` : '/:';
  }

  return urls;
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

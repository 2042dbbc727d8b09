// What is asked of a component by those that do not refer to it: rules over all components, and files that list them.
// Where this stays as it is, a change concerns the component and its neighbours alone.
import type { Component } from '../2-model/model.ts';
import { digest } from '../base/digest.ts';
import { plainText } from './plain.ts';
import type { Program } from './program.ts';
import { componentText } from './serialise.ts';

export function outsideOf(component: Component, program: Program): string {
  const { id, file, abstract, entity, operations, receivers } = component;
  const calls = operations.flatMap((o) => o.calls.map((c) => c.id));

  return digest(
    `${id} ${file} ${abstract} ${component.extends?.id}`,
    component.configuration === undefined ? '' : plainText(component.configuration),
    entity?.storage ?? '',
    String(operations.some(commitsSeveral)),
    [...new Set(calls)].sort().join(),
    receivers.map((r) => `${r.external} ${r.event.id} ${r.event.name}`).join('\n'),
    String(program.index.routes(id).length > 0),
    sharedTypes(component, program).join(),
  );
}

/** Not every storage does. */
function commitsSeveral({ type, scope, auto }: Component['operations'][number]): boolean {
  return type === 'transition' && scope === 'objects' && auto === undefined;
}

/** That nothing uses one is a warning. */
function sharedTypes(component: Component, program: Program): readonly string[] {
  const found = componentText(component, program).match(/"target":"types\/[^"]+/g);

  return [...new Set(found)].sort();
}

/** What rules about the paths of all components see. */
export function routesOf({ id, entity }: Component, program: Program): string {
  return digest(
    entity?.key ?? '',
    ...program.index.routes(id).map((route) => {
      const { scope } = program.index.operation(route.operation.id);

      return `${route.method} ${route.path} ${scope}`;
    }),
  );
}

/** Names that begin the paths of its routes: what begins otherwise meets none of them. */
export function rootsOf(component: Component, program: Program): readonly string[] {
  const first = program.index
    .routes(component.id)
    .map(({ segments: [segment] }) =>
      segment === undefined || segment.parameter !== undefined ? ANY : segment.text,
    );

  return [...new Set(first)].sort();
}

/** A parameter, or nothing at all: it meets everything. */
export const ANY = ':';

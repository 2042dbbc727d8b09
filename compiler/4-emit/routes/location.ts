// Where a new entity can be read: the only route that reads one by its id and nothing else.
import type { Component, Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { oncePer } from '../../base/once-per.ts';

/** `/orders/`, behind which the id stands. Undefined where no route, or more than one, is such. */
export function locationOf(component: Component, program: Program): string | undefined {
  return locations(program).get(component.id);
}

const locations = oncePer((program: Program) => {
  const found = new Map<string, string | undefined>();

  for (const route of program.routes) {
    if (readsById(route))
      found.set(route.component, found.has(route.component) ? undefined : beforeId(route));
  }

  return found;
});

function readsById({ method, segments }: Route): boolean {
  if (method !== 'GET') return false;

  const [only, ...more] = segments.flatMap((s) => s.parameter ?? []);

  return more.length === 0 && only?.binds.to === 'id';
}

function beforeId({ segments }: Route): string | undefined {
  if (segments.at(-1)?.parameter === undefined) return undefined;

  return `/${segments
    .slice(0, -1)
    .map(({ text }) => `${text}/`)
    .join('')}`;
}
